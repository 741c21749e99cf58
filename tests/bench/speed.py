"""The run: every page in turn, in fresh profiles, so that what else the machine does hits all of them alike."""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

from playwright.sync_api import BrowserType

from tests.bench.building import Building, building_rows, measure_building
from tests.bench.changes import measure_changes, merge_costs, python_costs
from tests.bench.rivals import CHECK, PYODIDE, SURVEY, bundle_of, write_rivals
from tests.bench.server import BenchServer, serve
from tests.bench.spread import Spread
from tests.bench.stock import write_stock
from tests.bench.table import Row
from tests.bench.transfer import count_bytes
from tests.bench.visits import FirstAndSecond, Subject, first_and_second
from tests.bench.weight import Compared, Weight, compare_weights
from tests.bench.writing import measure_writing

OURS = Subject("ours", CHECK, 'form[data-engine="ready"]', '[data-report]:not([data-revision="0"])')
BARE = Subject("bare Pyodide", PYODIDE, "[data-ready]")
FORM = Subject("SurveyJS", SURVEY, "[data-score]:not(:empty)")

PEOPLE = 1000
"""Files that are merged."""


@dataclass(frozen=True)
class Outcome:
    """Everything that one run has measured."""

    rows: tuple[Row, ...]
    parts: Mapping[str, Mapping[str, Spread | float]]
    """What the time went into, in milliseconds, by group."""
    weights: tuple[Compared, ...]
    noise: Spread
    """Milliseconds of the same loop before each visit: how far the machine can be trusted."""
    building: Building | None = None


def run(browser: BrowserType, site: Path, rounds: int, changes: int, factors: Sequence[int]) -> Outcome:
    """Measure a built site.

    Args:
        browser: What starts Chromium.
        site: Folder of the built site; nothing is written to it.
        rounds: Fresh profiles for each page, and changes by an author.
        changes: Changed answers.
        factors: So many times the content are built.
    """
    building = measure_building(rounds, factors)
    writing = measure_writing(browser, rounds)
    with tempfile.TemporaryDirectory() as folder:
        served = Path(folder, "site")
        shutil.copytree(site, served)
        write_rivals(served)
        write_stock(served)
        with serve(served) as server:
            outcome = _run(browser, server, rounds, changes)
    rows = (*outcome.rows, *building_rows(building))
    return replace(outcome, rows=rows, parts={**outcome.parts, "writing": writing}, building=building)


def _run(browser: BrowserType, server: BenchServer, rounds: int, changes: int) -> Outcome:
    bundle = bundle_of(server.folder)
    taken: dict[str, list[FirstAndSecond]] = {subject.name: [] for subject in (OURS, BARE, FORM)}
    for _ in range(rounds):
        for subject in (OURS, BARE, FORM):
            taken[subject.name].append(first_and_second(server, subject))
    cold = {name: Spread.of(one.cold.ready for one in visits) for name, visits in taken.items()}
    warm = {name: Spread.of(one.warm.ready for one in visits) for name, visits in taken.items()}
    shown = Spread.of(one.cold.shown for one in taken[OURS.name])
    changed = measure_changes(browser, server.origin, OURS, bundle, changes)
    calls, wholes = Spread.of(changed.calls), Spread.of(changed.wholes)
    sent = count_bytes(browser, server, OURS, BARE)
    weights = compare_weights(browser, server)
    rows = (
        Row("P1", "cold: ready to report, ms; theirs: bare Pyodide", cold[OURS.name], cold[BARE.name], 0.30),
        Row("P2", "warm: ready to report, ms; theirs: bare Pyodide", warm[OURS.name], warm[BARE.name], 0.40),
        Row("P3", "cold: ready to report, ms; theirs: SurveyJS's first score", cold[OURS.name], cold[FORM.name], 1.0),
        Row("", "cold: first report on the page, ms; theirs: SurveyJS's first score", shown, cold[FORM.name], None),
        Row("P4", "changed answer: engine call, ms", calls, None, 5),
        Row("P4", "changed answer: to the report, ms; theirs: the call", wholes, calls, 3),
        Row("P5", f"bytes, MB; bare Pyodide: {sent.bare / 1e6:.2f}", Spread.of([sent.check / 1e6]), None, 9.5),
        Row("P5", "bytes on pages without one", Spread.of([sent.elsewhere]), None, 0),
        _heaviest(weights, "gzip", attrgetter("packed")),
        _heaviest(weights, "plain", attrgetter("plain")),
    )
    parts: dict[str, Mapping[str, Spread | float]] = {
        "cold": _parts([one.cold.parts for one in taken[OURS.name]]),
        "warm": _parts([one.warm.parts for one in taken[OURS.name]]),
    }
    for python, steps in python_costs(browser, server.origin, bundle, max(changes, 100)).items():
        parts[f"changed answer in {python}"] = {**steps, "all of it": sum(steps.values())}
    parts[f"merging {PEOPLE} files in CPython"] = merge_costs(bundle, PEOPLE)
    return Outcome(rows, parts, weights, Spread.of(one.cold.loop for visits in taken.values() for one in visits))


def _heaviest(weights: tuple[Compared, ...], how: str, size: Callable[[Weight], int]) -> Row:
    """Of all pages the one that is heaviest beside stock Material's."""
    most = max(weights, key=lambda one: size(one.ours) / size(one.stock))
    ours, stock = (Spread.of([size(one) / 1000]) for one in (most.ours, most.stock))
    return Row("P8", f"KB of {most.path}, {how}; theirs: stock Material", ours, stock, 1.10)


def _parts(visits: list[Mapping[str, float]]) -> dict[str, Spread | float]:
    return {name: Spread.of(parts[name] for parts in visits) for name in visits[0]}
