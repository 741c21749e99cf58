"""Entries of a self-check that stand for many. What is wrong with them is told in `cases/content`."""

from pathlib import Path
from typing import Any

import pytest

from generator.document import Document, read
from generator.expand import expand
from generator.kinds import Entry, entries
from generator.problems import Problem
from tests.support.small_playbook import EXAMPLE_CONTENT


@pytest.fixture(scope="module")
def things() -> dict[str, Entry]:
    """The things of the small playbook."""
    problems: list[Problem] = []
    found: dict[str, Entry] = {}
    for path in sorted(EXAMPLE_CONTENT.rglob("*.yaml")):
        document = read(path, path.relative_to(EXAMPLE_CONTENT).as_posix(), problems.append)
        assert document, problems
        found |= {entry.ref: entry for entry in entries(document)}
    return found


def write_out(text: str, things: dict[str, Entry], folder: Path) -> Document:
    """The document with what stands for many written out."""
    (folder / "x.yaml").write_text(text, "utf-8")
    problems: list[Problem] = []
    document = read(folder / "x.yaml", "x.yaml", problems.append)
    assert document
    expanded = expand(document, things, problems.append)
    assert not problems
    return expanded


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[{each: role, id: held-$role}]", [{"id": "held-cook"}, {"id": "held-host"}]),
        ("[{each: role, value: 'answer:$role'}, x]", ["answer:cook", "answer:host", "x"]),
        ("[{each: duty, where: {level: routine}, value: $duty}]", ["cooking", "welcome"]),
        ("[{each: duty, where: {level: [routine, advanced]}, value: $duty}]", ["menu-plan", "cooking", "welcome"]),
        ("[{each: duty, where: {parent: host}, value: $duty-$parent}]", ["welcome-host"]),
        (
            "[{each: role, of: [{each: duty, where: {parent: $role, level: advanced}, value: $duty}]}]",
            [{"of": ["menu-plan"]}, {"of": []}],
        ),
        (
            "[{each: role, of: [{each: skill, where: {parent: $role}, value: '$role $skill'}]}]",
            [{"of": ["cook hygiene"]}, {"of": ["host small-talk"]}],
        ),
        ("[{each: staffing, value: $staffing.headcount.maximum}]", [2, 6]),
        ("[{each: staffing, value: 'up to $staffing.headcount.maximum'}]", None),
        ("[{each: pitfall, title: $pitfall.title}]", [{"title": {"ja": "温かい冷蔵庫", "en": "The warm fridge"}}]),
        ("[{each: role, at_most: 3, sure: true}]", [{"at_most": 3, "sure": True}] * 2),
        ("['$$5', plain]", ["$5", "plain"]),
        ("[{no: each}]", [{"no": "each"}]),
    ],
)
def test_each(written: str, expected: Any, things: dict[str, Entry], tmp_path: Path) -> None:
    """One entry for each thing that is chosen, with the thing's id, its parent's and its fields put in."""
    expanded = write_out(f"list: {written}\n", things, tmp_path)
    if expected is None:
        expected = [f"up to {name}.headcount.maximum" for name in ("duo", "crew")]
    assert expanded.data == {"list": expected}


def test_copies_stand_where_their_pattern_stands(things: dict[str, Entry], tmp_path: Path) -> None:
    """A problem in any copy leads to the entry that was written, by line and by key."""
    expanded = write_out("a:\n  - b\n  - each: role\n    id: $role\n  - c\n", things, tmp_path)
    assert expanded.data == {"a": ["b", {"id": "cook"}, {"id": "host"}, "c"]}
    told = [expanded.problem(place, "missing-key") for place in (("a", 1, "id"), ("a", 2, "id"), ("a", 3))]
    assert [(one.line, one.key) for one in told] == [(4, "a.1.id"), (4, "a.1.id"), (5, "a.2")]


MATRIX = """
measures: [{of: ['answer:held', 'answer:x']}]
questions:
  - id: held
    kind: matrix
    text: {en: Who}
    scale: holder
    rows:
      - each: role
        id: $role
        text: {en: $role}
      - {id: other, text: {en: Other}, scale: size}
  - {id: x}
"""


def test_matrix(things: dict[str, Entry], tmp_path: Path) -> None:
    """Each row becomes a question that has what the matrix says, unless it says it itself."""
    data = write_out(MATRIX, things, tmp_path).data
    lead = {"lead": {"en": "Who"}, "matrix": "held"}
    assert data["questions"] == [
        {"id": "held-cook", "text": {"en": "cook"}, "scale": "holder", **lead},
        {"id": "held-host", "text": {"en": "host"}, "scale": "holder", **lead},
        {"id": "held-other", "text": {"en": "Other"}, "scale": "size", **lead},
        {"id": "x"},
    ]
    assert data["measures"] == [{"of": ["answer:held-cook", "answer:held-host", "answer:held-other", "answer:x"]}]


def test_rows_stand_where_they_are_written(things: dict[str, Entry], tmp_path: Path) -> None:
    """A problem in a row leads to the row, one in what it has from the matrix to the matrix."""
    expanded = write_out(MATRIX, things, tmp_path)
    places = [("questions", 2, "text"), ("questions", 2, "lead"), ("questions", 1), ("measures", 0, "of", 2)]
    told = [expanded.problem(place, "missing-key") for place in places]
    assert [(one.line, one.key) for one in told] == [
        (12, "questions.0.rows.1.text"),
        (6, "questions.0.text"),
        (9, "questions.0.rows.0"),
        (2, "measures.0.of.0"),
    ]
