"""A single value of a file: on one line, and what may be meant otherwise in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.characters import ODD_SPACES, odd_letters, space_problem, unwanted
from generator.folding import MARK, join_lines
from generator.syntax import CURLY_QUOTES, FULL_WIDTH_SIGNS, NEXT_LANGUAGE

MOST_CHARACTERS = 20_000
"""In one text."""
DASH = re.compile(r"[－‐–—―ー][ \u3000]|-\u3000")
COMMENT = re.compile(r"[ ]+#(?P<cut>.*)")
LANGUAGE = re.compile(r"[a-z]{2,3}")
MISTAKEN_SPACE = re.compile(
    rf"[A-Za-z0-9:./_-]*(?P<after>[{ODD_SPACES}])[{ODD_SPACES}]*"
    rf"|(?P<before>[{ODD_SPACES}])[{ODD_SPACES}]*[A-Za-z0-9:./_-]+[{ODD_SPACES}]*"
    rf"|-(?P<dash>[{ODD_SPACES}]).*|.*?(?P<comment>[{ODD_SPACES}])# .*",
    re.DOTALL,
)
"""A value with a space that YAML takes for a letter: at an id, reference, number or date, after a dash, before a comment."""
IN_CURLY_QUOTES = re.compile(rf"(?P<quote>[{CURLY_QUOTES}]).*[{CURLY_QUOTES}]", re.DOTALL)
BLOCKS = ("|", ">")


@dataclass(frozen=True)
class Written:
    """A text over several lines, as its file has it."""

    lines: tuple[str, ...]
    """Without indentation."""
    breaks: bool
    """Whether YAML keeps a line break in it."""


@dataclass(frozen=True)
class Mistake:
    """A problem of a value."""

    position: tuple[int, int]
    """Line and column, from 1."""
    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)


def on_one_line(event: Any, lines: Sequence[str]) -> tuple[str, Written | None]:
    """The value of a scalar without line breaks, which a page would not show; and how it is written, if it has any.

    Args:
        event: the parser's, of a file with marked breaks.
        lines: the file's lines as they are.
    """
    value = str(event.value).rstrip("\n") if event.style in BLOCKS else str(event.value)
    start, end = event.start_mark, event.end_mark
    if "\n" not in value and start.line == end.line:
        return value.replace(MARK, ""), None
    if event.style in BLOCKS:
        own = lines[start.line + 1 : end.line]
    elif start.line == end.line:
        own = value.split("\n")
    else:
        own = [lines[start.line][start.column :], *lines[start.line + 1 : end.line], lines[end.line][: end.column]]
    return join_lines(value), Written(tuple(line.strip() for line in own), breaks="\n" in value)


def mistakes(text: str, event: Any, lines: Sequence[str], key: str | int) -> Iterator[Mistake]:
    """What is wrong with a value, or may be meant otherwise.

    Args:
        text: the value on one line.
        event: the parser's.
        lines: the file's lines as they are.
        key: what the value stands behind.
    """
    start = event.start_mark.line + 1, event.start_mark.column + 1
    if len(text) > MOST_CHARACTERS:
        yield Mistake(start, "text-too-long", {"most": MOST_CHARACTERS})
    if event.style == '"':
        for _, _, name in unwanted(text):  # "C:\temp" has a tab
            yield Mistake(start, "escaped-character", {"character": name})
    if key == "ja" and (letters := odd_letters(text)):
        yield Mistake(start, "odd-letters", {"letters": letters})
    if event.style or text in ("true", "false"):
        return
    if text in ("", "~", "null"):
        yield Mistake(start, "no-value")
    elif DASH.match(text):
        yield Mistake(start, "full-width-dash", {"dash": text[: 1 if text[0] != "-" else 2]})
    else:
        yield from _meant_for_yaml(text, start, key)
        yield from _cut(text, event, lines)


def _meant_for_yaml(text: str, start: tuple[int, int], key: str | int) -> Iterator[Mistake]:
    """Spaces, quotes, and commas between languages that a value without quotes has for its own."""
    line, column = start
    if (match := MISTAKEN_SPACE.fullmatch(text)) and (name := match.lastgroup):
        yield Mistake((line, column + match.start(name)), *space_problem(match[name]))
    if LANGUAGE.fullmatch(str(key)) and (match := NEXT_LANGUAGE.search(text)):
        signs = {"sign": match["comma"], "plain": FULL_WIDTH_SIGNS[match["comma"]]}
        yield Mistake((line, column + match.start("comma")), "full-width-sign", signs)
    if match := IN_CURLY_QUOTES.fullmatch(text):
        yield Mistake(start, "curly-quotes", {"quote": match["quote"]})


def _cut(text: str, event: Any, lines: Sequence[str]) -> Iterator[Mistake]:
    """A comment right after a text that is no single word, or without a space after its #, may be meant as text."""
    line, column = event.end_mark.line, event.end_mark.column
    match = COMMENT.match(lines[line], column) if line < len(lines) else None
    if match and (not text.isascii() or " " in text or not match["cut"].startswith(" ")):
        yield Mistake((line + 1, match.start("cut")), "comment-cuts-text", {"cut": match["cut"].strip()})
