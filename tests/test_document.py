"""Reading a YAML file: plain data, positions, and what is refused. Wordings are in `cases/content`."""

from pathlib import Path
from typing import Any

import pytest

from generator.document import MOST_BYTES, Document, read
from generator.problems import Problem


def parse(text: str, folder: Path) -> Document:
    """The document of a sound file."""
    problems: list[Problem] = []
    (folder / "x.yaml").write_text(text, "utf-8", newline="")
    document = read(folder / "x.yaml", "x.yaml", problems.append)
    assert document, problems
    return document


def refuse(content: bytes, folder: Path) -> Problem:
    """The problem of a file that cannot be read."""
    problems: list[Problem] = []
    (folder / "x.yaml").write_bytes(content)
    assert read(folder / "x.yaml", "x.yaml", problems.append) is None
    assert len(problems) == 1
    return problems[0]


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
        ("|\n  two\n  lines", "two\nlines\n"),
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


@pytest.mark.parametrize(
    ("content", "code", "line", "column"),
    [
        (b"", "empty-file", 1, 1),
        (b"text", "not-a-mapping", 1, 1),
        (b"a: 1\nb: {a: 1, a: 2}\n", "duplicate-key", 2, 11),
        (b"a: {b: &x {}}\n", "anchor", 1, 8),
        (b"a: [*x]\n", "anchor", 1, 5),
        (b"a:\n  - !!set {b}\n", "tag", 2, 5),
        (b"a: ~\n", "no-value", 1, 4),
        (b"a: null\n", "no-value", 1, 4),
        (b"? {b: c}\n: d\n", "key-not-text", 1, 3),
        (b"a: b\n---\nc: d\n", "second-document", 2, 1),
        (b"a: 'b\n\n\n", "yaml-syntax", 1, 4),
        (b'a: "b\n\n\n', "yaml-syntax", 1, 4),
        (b"a: b\n\tc: d\n", "yaml-syntax", 2, 1),
        (b"%TAG\n", "yaml-syntax", 1, 5),
        (b"a: \x00\n", "yaml-syntax", 1, 4),
        ("a: b\nc: 日本\n".encode("cp932"), "encoding", 2, 1),
        ("a: b\n".encode("utf-16"), "encoding", 1, 1),
        (b"a: " + b"[" * 900, "too-deep", 1, 36),
        (b"a: " + b"{a: " * 100_000, "too-deep", 1, 132),
        (b"- " * 100_000, "too-deep", 1, 67),
        (b"#" * (MOST_BYTES + 1), "too-large", 1, 1),
    ],
)
def test_refused(content: bytes, code: str, line: int, column: int, tmp_path: Path) -> None:
    """Whatever cannot be read is one problem with a place, also what would exhaust the parser's stack."""
    problem = refuse(content, tmp_path)
    assert (problem.code, problem.line, problem.column) == (code, line, column)
    assert problem.message
    assert problem.help


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_endless_nesting(opening: str, tmp_path: Path) -> None:
    """Nesting beyond all limits is told as such, whoever notices first: the parser or we."""
    assert (
        refuse(f"a: {opening * 100_000}".encode() if opening != "- " else b"- " * 100_000, tmp_path).code == "too-deep"
    )
