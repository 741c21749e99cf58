"""No mistake in content ends in a traceback: whatever is done to one place, its author is led there, or the site can be built.

Here the small playbook is tried, and little of the real content; `python -m tests.support.mutants` tries as much as one likes.
"""

import copy
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.build import build
from generator.document import Document, Place, read
from generator.load import load
from generator.problems import ContentError, Problem
from tests.support.checkout import ROOT
from tests.support.mutants import Mutant, at, is_fine, judge, leads, mutants, names, places, read_once, use
from tests.support.samples import Samples
from tests.support.small_playbook import EXAMPLE_CONTENT

EVERY = (376, 47)
"""One in how many mutants of the small playbook is tried, in the gate and in a thorough run; where it begins rotates."""
EVERY_REAL = (5200, 1301)
"""The same of the shipped content."""
REPLACEMENTS: tuple[Any, ...] = (
    "zebra",
    "",
    "zebra:stripes",
    7,
    -1,
    True,
    [],
    ["zebra"],
    {},
    {"zebra": "stripes"},
    None,
)
FILES = sorted(path.relative_to(EXAMPLE_CONTENT).as_posix() for path in EXAMPLE_CONTENT.rglob("*.yaml"))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.usefixtures("no_engine")
def test_replaced_value(file: str, content: Path, samples: Samples) -> None:
    """Any one value of a file replaced by another: its author is led there, or the site can be built and used."""
    document = read(content / file, file, lambda _: None)
    assert document
    every = samples.size(*EVERY)
    first = samples.offset(every)
    for number, mutant in enumerate(replaced(document)):
        if number % every == first:
            (content / file).write_text(mutant.text, "utf-8")
            written = read(content / file, file, lambda _: None)
            positions = written.positions if written else {}
            try:
                build(content)
                use(load(content))
                problems: list[Problem] = []
            except ContentError as error:
                problems = error.problems
            led = [leads(one, mutant, positions) for one in problems]
            assert any(led) or not problems or not positions, (mutant.place, problems)


@pytest.mark.usefixtures("no_engine")
def test_mutants_of_the_small_playbook(content: Path, samples: Samples) -> None:
    """Any one place deleted, doubled, renamed or of another type: rejected where it is, or an entry less or more."""
    assert tried(content, samples, EVERY) > 10


@pytest.mark.usefixtures("no_engine")
def test_mutants_of_the_shipped_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, samples: Samples) -> None:
    """The same for the shipped playbook."""
    monkeypatch.setattr("generator.load.read", read_once())
    shutil.copytree(ROOT / "content", tmp_path / "content")
    assert tried(tmp_path / "content", samples, EVERY_REAL) > 5


def tried(content: Path, samples: Samples, one_in: tuple[int, int]) -> int:
    """Try mutants, and return how many; each is rejected in the right place, or harmless."""
    count, every = 0, samples.size(*one_in)
    first = samples.offset(every)
    for number, mutant_of in enumerate(list(mutants(content))):
        if number % every == first and (mutant := mutant_of()):
            sound = (content / mutant.file).read_bytes()
            verdict = judge(mutant, content)
            assert is_fine(verdict), (mutant.file, mutant.place, mutant.change, verdict)
            (content / mutant.file).write_bytes(sound)
            count += 1
    return count


def replaced(document: Document) -> Iterator[Mutant]:
    """The file with each value replaced by each of the others."""
    for place in places(document.data):
        for value in REPLACEMENTS:
            yield make_replaced(document, place, value)


def make_replaced(document: Document, place: Place, value: Any) -> Mutant:
    """The file with a value replaced."""
    data = copy.deepcopy(document.data)
    gone = names(at(data, place))
    at(data, place[:-1])[place[-1]] = value
    return Mutant(document.file, place, "replace", json.loads(json.dumps(data)), gone)
