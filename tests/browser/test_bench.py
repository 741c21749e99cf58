"""The bench itself, in one quick pass: that it measures everything it promises. How fast anything is, is not tested here."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.bench.__main__ import as_json, tell
from tests.bench.building import ALONE, OURS, ZENSICAL, Building, Cost, Grown, building_rows
from tests.bench.python_cost import MERGE_STEPS, STEPS
from tests.bench.rivals import bundle_of, survey_of
from tests.bench.speed import run
from tests.bench.spread import Spread
from tests.bench.table import Row
from tests.bench.weight import PAGES, PREFIXES

pytestmark = pytest.mark.thorough


def test_every_row(chromium: Browser, built_site: Path) -> None:
    """One round gives every bar, what the time went into, and the machine's noise, as text and as JSON."""
    outcome = run(chromium.browser_type, built_site, rounds=1, changes=3, factors=(1, 2))
    assert [row.key for row in outcome.rows] == ["P1", "P2", "P3", "", "P4", "P4", "P5", "P5", "P8", "P8", "P6", "", ""]
    assert all(row.ours.least > 0 for row in outcome.rows if row.bar != 0)
    assert all(row.theirs is None or row.theirs.least > 0 for row in outcome.rows)
    for visit in ("cold", "warm"):
        assert {"engine:open", "engine:assess", "self-check:report"} < outcome.parts[visit].keys()
        assert any(name.startswith("engine:") for name in outcome.parts[visit])
    for python in ("CPython", "Pyodide"):
        assert outcome.parts[f"changed answer in {python}"].keys() == {*STEPS, "all of it"}
    assert outcome.parts["merging 1000 files in CPython"].keys() == {*MERGE_STEPS}
    assert outcome.parts["writing"].keys() == {"playbook check", "saved file to the page"}
    assert all(row.what in tell(outcome) for row in outcome.rows)
    assert len(outcome.weights) == len(PAGES) * len(PREFIXES)
    assert all(one.path in tell(outcome) for one in outcome.weights)
    assert outcome.building
    assert outcome.building.builders.keys() == {OURS, ALONE, ZENSICAL}
    assert all(cost.megabytes.least > 10 for cost in outcome.building.builders.values())
    once, twice = outcome.building.growth
    assert twice.pages > 1.3 * once.pages
    assert twice.size > 1.3 * once.size
    assert "× 2" in tell(outcome)
    saved = json.loads(as_json(outcome))
    assert saved["noise"]["count"] == 3
    assert [row["met"] for row in saved["rows"]] == [row.met for row in outcome.rows]


def test_survey_asks_the_same(built_site: Path) -> None:
    """The plain form library gets at least 35 questions, each with the answers that the self-check offers."""
    survey = survey_of(bundle_of(built_site))
    questions = [element for element in survey["elements"] if element["type"] == "radiogroup"]
    assert len(questions) >= 35
    assert all(len(question["choices"]) > 1 for question in questions)


def test_bars() -> None:
    """A bar is met up to and including its figure: by the ratio where there are others, by our median else."""
    ours, theirs = Spread.of([1, 3, 8]), Spread.of([10])
    assert Row("P1", "", ours, theirs, 0.3).met
    assert not Row("P1", "", ours, theirs, 0.29).met
    assert Row("P4", "", ours, None, 3).met
    assert not Row("P4", "", ours, None, 2.9).met
    assert Row("P1", "first, ms", ours, theirs, 0.3).cells == (
        "P1",
        "first, ms",
        "1 / 3 / 8",
        "10 / 10 / 10",
        "0.30",
        "≤ 0.3",
        "yes",
    )


def test_growth_is_told_of_ten_times_the_content() -> None:
    """Ten times the time for ten times the content meets the bar, twelve times does not."""

    def grown(times: int, seconds: float) -> Grown:
        return Grown(times, Cost(*(Spread.of([seconds]),) * 3), pages=times, size=times)

    builders = dict.fromkeys((OURS, ALONE, ZENSICAL), grown(1, 1).cost)
    for seconds, met in ((10, True), (12, False)):
        rows = building_rows(Building(builders, (grown(1, 1), grown(10, seconds))))
        assert [row.met for row in rows if row.key == "P7"] == [met]
