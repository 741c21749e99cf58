"""Reading a YAML file: plain data, positions, and what is refused. Wordings are in `cases/content`."""

from pathlib import Path
from typing import Any

import pytest

from generator.document import Document, read
from generator.problems import Problem


def parse(text: str, folder: Path) -> Document:
    """The document of a sound file."""
    problems: list[Problem] = []
    (folder / "x.yaml").write_text(text, "utf-8", newline="")
    document = read(folder / "x.yaml", "x.yaml", problems.append)
    assert document, problems
    return document


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("-1", -1),
        ("0", 0),
        ("true", True),
        ("false", False),
        ("'7'", "7"),
        ('"true"', "true"),
        ("no", "no"),
        ("On", "On"),
        ("True", "True"),
        ("1.10", "1.10"),
        ("010", "010"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("0x10", "0x10"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("2026-01-31", "2026-01-31"),
        ("９", "９"),
        ("1234567890123456789012", "1234567890123456789012"),
        ("=", "="),
        ("<<", "<<"),
        ("|\n  two\n  lines", "two lines"),
        (">-\n  one\n  line", "one line"),
        ("[a, 1]", ["a", 1]),
        ("{on: x}", {"on": "x"}),
    ],
)
def test_values(written: str, value: Any, tmp_path: Path) -> None:
    """Only whole decimal numbers, true and false are anything else than text."""
    assert parse(f"key: {written}\n", tmp_path).data == {"key": value}


@pytest.mark.parametrize("text", ["\ufeffa: b\n", "a: b", "a: b\r\n", "# why\n\na: b\n", "---\na: b\n...\n"])
def test_ways_to_write_a_file(text: str, tmp_path: Path) -> None:
    """Byte order marks, Windows' line ends, comments and document marks are nobody's fault."""
    assert parse(text, tmp_path).data == {"a": "b"}


def test_positions(tmp_path: Path) -> None:
    """Every key and entry knows its line and column, in characters."""
    document = parse("役割:\n  - id: a\n    title: {ja: 名, en: b}\n  - c\n", tmp_path)
    assert document.positions == {
        ("役割",): (1, 1),
        ("役割", 0): (2, 5),
        ("役割", 0, "id"): (2, 5),
        ("役割", 0, "title"): (3, 5),
        ("役割", 0, "title", "ja"): (3, 13),
        ("役割", 0, "title", "en"): (3, 20),
        ("役割", 1): (4, 5),
    }


def test_problem_at_a_place_that_is_not_there(tmp_path: Path) -> None:
    """What is missing is told where it would have to be added."""
    document = parse("a:\n  - b: c\n", tmp_path)
    told = document.problem(("a", 0, "title", "ja"), "missing-key")
    assert str(told) == "x.yaml:2:5: a.0.title.ja: is missing. Add this key. [missing-key]"
    assert document.problem(("z",), "missing-key").line == 1
