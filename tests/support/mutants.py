"""Mutants of content: one place deleted, doubled, renamed or of another type; and whether the author is led to it.

`python -m tests.support.mutants` tries one in nineteen of all mutants of `content/` and prints what became of them; `--every 1` all,
`--from N` begins elsewhere. It takes some minutes. The exit code is 1 if one was accepted without a word, led its
author astray, or ended in a traceback.
"""

import copy
import json
import re
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click

from generator.browser import Engine
from generator.build import build
from generator.bundle import bundle
from generator.document import Document, Place, Position, dotted, read
from generator.load import load
from generator.playbook import Playbook
from generator.problems import ContentError, Problem
from generator.report.session import Session
from tests.support.checkout import ROOT

CHANGES = ("delete", "double", "rename", "retag")
WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TWIN = "⧉"
"""Stands behind a key that is to be written twice."""


@dataclass(frozen=True)
class Mutant:
    """A content file with one change."""

    file: str
    place: Place
    change: str
    data: Any
    gone: frozenset[str]
    """Keys and texts that stood at the place."""

    @property
    def text(self) -> str:
        """The file: JSON is YAML, a line for each value."""
        return json.dumps(self.data, ensure_ascii=False, indent=1).replace(f'{TWIN}":', '":')

    @property
    def may_be_meant(self) -> bool:
        """Whether a sound file may become another sound file by such a change: with an entry less, or one more."""
        return self.change == "delete" or (self.change == "double" and isinstance(self.place[-1], int))


def mutants(content: Path) -> Iterator[Callable[[], Mutant | None]]:
    """Each place of every file with each change, made when it is asked for."""
    for path in sorted(content.rglob("*.yaml")):
        document = read(path, path.relative_to(content).as_posix(), lambda _: None)
        assert document
        for place in places(document.data):
            for change in CHANGES:
                yield partial(make, document, place, change)


def make(document: Document, place: Place, change: str) -> Mutant | None:
    """A mutant; None where the change makes no sense."""
    data = copy.deepcopy(document.data)
    if not alter(data, place, change):
        return None
    gone = names({place[-1]: at(document.data, place)} if isinstance(place[-1], str) else at(document.data, place))
    return Mutant(document.file, place, change, data, gone)


def alter(data: Any, place: Place, change: str) -> bool:
    """Change one place of the data; False where that is no change."""
    parent, last = at(data, place[:-1]), place[-1]
    value = parent[last]
    if change == "delete":
        del parent[last]
    elif change == "double" and isinstance(last, int):
        parent.insert(last, copy.deepcopy(value))
    elif change == "double":
        parent[f"{last}{TWIN}"] = value
    elif change == "rename" and isinstance(last, str):
        parent[f"{last}s"] = parent.pop(last)
    elif change == "retag":
        parent[last] = {"zebra": value} if isinstance(value, str) else "zebra"
    else:
        return False
    return True


def places(data: Any, place: Place = ()) -> Iterator[Place]:
    """Every place below the top."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield (*place, key)
        yield from places(value, (*place, key))


def at(data: Any, place: Place) -> Any:
    """What stands at a place."""
    for step in place:
        data = data[step]
    return data


def names(data: Any) -> frozenset[str]:
    """Keys, and texts that may be ids."""
    if isinstance(data, dict):
        return frozenset(data).union(*map(names, data.values()))
    if isinstance(data, list):
        return frozenset().union(*map(names, data))
    return frozenset({str(data)})


def leads(problem: Problem, mutant: Mutant, positions: dict[Place, Position]) -> bool:
    """Whether a problem shows the changed place, what it stands in, or something elsewhere that names what is gone."""
    if problem.file == mutant.file:
        place = mutant.place
        shown = [place[:-1], place[:-2]]  # where a list is empty, its owner is told of
        # Told in the same entry or list: at the second of two alike, and what an `each` without its `where` repeats.
        repeated = [place[:index] for index, step in enumerate(place) if step in ("each", "where")]
        top = repeated[0] if repeated else place[:-1] if problem.code == "duplicate-id-in-list" else place
        shown += [one for one in positions if one[: len(top)] == top]
        lines = {positions.get(one, (1, 1))[0] for one in shown}
        of_two = {problem.line, dict(problem.values).get("first")}
        if lines & of_two or problem.key.startswith(dotted(place)):
            return True
    told = [word for _, value in problem.values for word in WORD.findall(str(value))]
    # An id may be made of another: `cover-$role` becomes `cover-strategy`; `not_applicable` offers `not-applicable`.
    gone = [name.rpartition(":")[2].replace("_", "-") for name in mutant.gone]
    parts = [part.strip("-") for name in gone for part in re.split(r"\$[a-z]+", name)]
    return any(part and (part == word or f"-{part}-" in f"-{word}-") for part in parts for word in told)


def use(playbook: Playbook) -> None:
    """Fill in every self-check, and leave it empty."""
    for assessment in playbook.assessments:
        material = bundle(playbook, assessment)
        session = Session(json.dumps(asdict(material)), playbook.languages[0])
        first = {
            name: material.options(question)[0].id
            for name, question in material.questions.items()
            if question.kind == "one"
        }
        for answers in ({}, first):
            about = {"format": "playbook-answers", "version": 1, "assessment": assessment.id}
            session.assess(json.dumps({**about, "answers": answers}))


def judge(mutant: Mutant, content: Path) -> str:
    """What becomes of a mutant: `rejected` (perhaps `with more`), `harmless`, or how it fails its author."""
    (content / mutant.file).write_text(mutant.text, "utf-8")
    positions: dict[Place, Position] = {}
    if document := read(content / mutant.file, mutant.file, lambda _: None):
        positions = document.positions
    try:
        build(content)
        use(load(content))
    except ContentError as error:
        led = [leads(problem, mutant, positions) for problem in error.problems]
        if not positions or all(led):
            return "rejected"
        verdict = "rejected with more" if any(led) else "astray"
        return f"{verdict}: {error.problems[led.index(False)]}"
    except Exception:  # noqa: BLE001  # that is what is looked for
        return f"traceback: {traceback.format_exc(limit=-2)}"
    return "harmless" if mutant.may_be_meant else "accepted"


def is_fine(verdict: str) -> bool:
    """Whether an author was served well; to be told of consequences besides is no harm."""
    return verdict == "harmless" or verdict.startswith("rejected")


def read_once() -> Callable[..., Document | None]:
    """`read`, which knows files that have not changed."""
    known: dict[tuple[str, int, int], Document | None] = {}

    def read_file(path: Path, file: str, report: Callable[[Problem], None]) -> Document | None:
        about = path.stat()
        mark = file, about.st_mtime_ns, about.st_size
        if known.get(mark) is None:
            known[mark] = read(path, file, report)
        return known[mark]

    return read_file


@click.command()
@click.option("--every", default=19, show_default=True, help="One in so many is tried.")
@click.option("--from", "first", default=0, show_default=True, help="The first that is tried.")
def main(every: int, first: int) -> None:
    """Try mutants of the real content."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(ROOT / "content", content)
        (Path(folder) / "engine").mkdir()
        engine = Engine("0", "0", (), Path(folder) / "engine")
        with patch("generator.load.read", read_once()), patch("generator.build.find_engine", lambda *_: engine):
            for number, mutant_of in enumerate(mutants(content)):
                if number % every == first % every and (mutant := mutant_of()):
                    sound = (content / mutant.file).read_bytes()
                    verdict = judge(mutant, content)
                    (content / mutant.file).write_bytes(sound)
                    counts[f"{mutant.change}: {verdict.partition(':')[0]}"] += 1
                    if not is_fine(verdict):
                        click.echo(f"{mutant.file} {dotted(mutant.place)} {mutant.change} {verdict}")
    for verdict, count in sorted(counts.items()):
        click.echo(f"{count:6} {verdict}")
    click.echo(f"{counts.total():6} of {number + 1}")
    sys.exit(0 if all(is_fine(verdict.partition(": ")[2]) for verdict in counts) else 1)


if __name__ == "__main__":
    main()
