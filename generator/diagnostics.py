"""Problems of content in the forms that `playbook check` prints: for people, for programs, for GitHub."""

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import click

from generator.catalogue import phrase
from generator.encoding import readable
from generator.layers import Layers
from generator.problems import MOST_TOLD, Problem, counted, untold
from generator.syntax import lines_of

COLOURS = {"error": "red", "warning": "yellow", "notice": "cyan"}
WIDEST = 100
"""Of a source line only so much is shown, in columns of a terminal."""
MOST_BEFORE = 60
"""Columns shown before the place of the problem."""


def as_text(problems: Sequence[Problem], content: Layers, language: str) -> str:
    """For a terminal: each problem with its line of the file, and a caret at the place. Styled; `click.echo` knows when."""
    source = cache(lambda file: _source(content.path(file)))
    told = [_block(problem, source(problem.file), language) for problem in problems[:MOST_TOLD]]
    heading = phrase("in-the-content", language, count=counted(problems, language)).rstrip(":：")
    return "\n\n".join([*told, *([more] if (more := untold(problems, language)) else []), heading])


def as_json(problems: Sequence[Problem], _content: Layers, language: str) -> str:
    """For programs: a list of objects."""
    return json.dumps([_fields(problem, language) for problem in problems], ensure_ascii=False)


def as_github(problems: Sequence[Problem], content: Layers, language: str) -> str:
    """For GitHub Actions, which shows them at the lines of a pull request."""
    lines = [_command(problem, content, language) for problem in problems[:MOST_TOLD]]
    return "\n".join([*lines, *([f"::notice::{more}"] if (more := untold(problems, language)) else [])])


FORMS: Mapping[str, Callable[[Sequence[Problem], Layers, str], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def _block(problem: Problem, source: Sequence[str], language: str) -> str:
    level = click.style(f"{phrase(problem.level, language)}[{problem.code}]", COLOURS[problem.level], bold=True)
    key = f"{problem.key}: " if problem.key else ""
    lines = [
        f"{level}: {click.style(key + problem.message(language), bold=True)}",
        f" --> {problem.file}:{problem.line}:{problem.column}",
    ]
    if problem.line <= len(source) and source[problem.line - 1].strip():
        shown, before = _window(source[problem.line - 1], problem.column)
        number = str(problem.line)
        caret = click.style("^", COLOURS[problem.level], bold=True)
        lines += [f"{number} | {shown}", f"{' ' * len(number)} | {' ' * before}{caret}"]
    return "\n".join([*lines, f"{phrase('help', language)}: {problem.help(language)}"])


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and how many columns of a terminal come before that place."""
    letters = [_visible(letter) for letter in line]
    start = column - 1
    while start > 0 and sum(map(_width, letters[start - 1 : column - 1])) <= MOST_BEFORE:
        start -= 1
    shown = "…" if start else ""
    before = sum(map(_width, [*shown, *letters[start : column - 1]]))
    width = len(shown)
    for letter in letters[start:]:
        width += _width(letter)
        if width > WIDEST:
            return shown + "…", before
        shown += letter
    return shown, before


def _visible(letter: str) -> str:
    """What would move or hide other letters is shown as a question mark; a tab as one space."""
    if letter.isprintable() or letter == "\u3000":
        return letter
    return " " if letter in "\t\u00a0" else "?"


def _width(letter: str) -> int:
    """Columns of a terminal."""
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _source(path: Path) -> Sequence[str]:
    """The lines of a file; none if it is not there."""
    return lines_of(readable(path.read_bytes())) if path.is_file() else ()


def _fields(problem: Problem, language: str) -> dict[str, str | int]:
    return {
        "code": problem.code,
        "level": problem.level,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "key": problem.key,
        "message": problem.message(language),
        "help": problem.help(language),
    }


def _command(problem: Problem, content: Layers, language: str) -> str:
    path = content.path(problem.file).as_posix()
    sentences = phrase("message-and-help", language, message=problem.message(language), help=problem.help(language))
    text = f"{problem.key}: {sentences}" if problem.key else sentences
    place = f"file={_property(path)},line={problem.line},col={problem.column},title={_property(problem.code)}"
    return f"::{problem.level} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
