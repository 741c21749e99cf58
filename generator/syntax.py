"""What a YAML parser's complaint means to someone who writes content."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.characters import ODD_SPACES, space_problem

FULL_WIDTH = re.compile(
    rf"[ ]*(?:(?P<dash>[－‐–—―ー])[ \u3000]|-?(?P<space>[{ODD_SPACES}])"
    rf"|(?:- )?[^\s:：'\"#]+(?:(?P<colon>：)|:(?P<gap>[{ODD_SPACES}])|(?P<end>[{ODD_SPACES}]):))"
)
"""At the beginning of a line: what looks like a dash, a space or a colon, and is none."""
FULL_WIDTH_SIGNS = {"，": ",", "、": ",", "｛": "{", "｝": "}", "［": "[", "］": "]"}
FULL_WIDTH_SIGN = re.compile(
    r"(?P<comma>[，、])(?=\s*[A-Za-z][\w-]*\s*[:：])"  # the next key follows
    r"|(?<=[:{,] )(?P<open>[｛［])|(?P<close>[｝］])\s*$"
    r"|(?:(?<=[{,])|(?<=[{,] ))\s*[A-Za-z][\w-]*(?P<colon>：)"
)
"""Within braces: punctuation that an input method for Japanese writes, and YAML takes for letters."""
NEXT_LANGUAGE = re.compile(r"(?P<comma>[，、])\s*[a-z]{2,3}\s*[:：]")
"""Within a text: where the wording in the next language was to begin."""
CURLY_QUOTES = "“”„‟‘’‚‛＂＇"
"""For a character class."""
VALUE = re.compile(r"[ ]*(?:- +)*(?:[^\s'\"#{\[][^:#]*: +)?(?P<first>[^\s].?)")
"""A line up to the beginning of its value."""
CURLY = re.compile(rf"(?:: +|- +|\{{ *|, *)(?P<quote>[{CURLY_QUOTES}])(?=.*: )")
NOT_A_TEXT = "[]{}*&!|>%@`,?"
"""A plain text begins with none of these."""
NO_KEY_HERE = "mapping values are not allowed in this context"
PLAIN = {
    NO_KEY_HERE: ("second-colon", "problem_mark"),
    "block sequence entries are not allowed in this context": ("list-behind-key", "problem_mark"),
    "could not find expected ':'": ("no-colon", "context_mark"),
}
"""Complaints that mean one thing, and which of the parser's two places shows it."""
UNEVEN = ("did not find expected key", "did not find expected '-' indicator")


@dataclass(frozen=True)
class Complaint:
    """Why a file cannot be read, and where."""

    line: int
    """From 1."""
    column: int
    """From 1."""
    code: str
    values: Mapping[str, str] = field(default_factory=dict)


def lines_of(text: str) -> list[str]:
    """The lines of a file as a YAML parser counts them."""
    return re.split(r"\r\n|[\r\n\x85\u2028\u2029]", text)


def explain(error: yaml.MarkedYAMLError, text: str, quote: Any) -> Complaint:
    """The complaint in an author's words. `quote` is the last quoted text that went over several lines, if any."""
    lines = lines_of(text)
    mark: Any = error.problem_mark or error.context_mark
    start: Any = error.context_mark or mark
    problem, context = str(error.problem), str(error.context)
    if "escape" in problem:
        return _at(mark, "unknown-escape")
    if context == "while scanning a quoted scalar":
        return _at(start, "unclosed-quote")
    if complaint := full_width(lines, mark.line) or full_width(lines, mark.line - 1):
        return complaint
    if quote and quote.end_mark.line == mark.line:
        return _at(quote.start_mark, "unclosed-quote")
    line = lines[mark.line] if mark.line < len(lines) else ""
    if complaint := full_width_sign(lines, start.line) or full_width_sign(lines, mark.line):
        return complaint
    if context in ("while parsing a flow mapping", "while parsing a flow sequence"):
        after_quote = line[: mark.column].endswith(("'", '"')) and mark.line == start.line
        return _at(mark, "text-after-quote") if after_quote else _unclosed(start, lines)
    if problem == NO_KEY_HERE and (match := CURLY.search(line)):
        return _of(mark.line, match, "quote", "smart-quotes")
    if problem in PLAIN:
        code, place = PLAIN[problem]
        return _at(getattr(error, place), code)
    told = None if context == "while parsing a flow node" else _value(line, mark, problem)
    return told or _at(mark, "yaml-syntax", complaint=problem)


def full_width(lines: list[str], number: int) -> Complaint | None:
    """That a line, by its index, begins with what looks like a dash, a space or a colon of YAML and is none."""
    match = FULL_WIDTH.match(lines[number]) if 0 <= number < len(lines) else None
    name = match.lastgroup if match else None
    if not match or not name:
        return None
    if name == "dash":
        return _of(number, match, name, "full-width-dash")
    if name == "colon":
        return Complaint(number + 1, match.start(name) + 1, "full-width-colon")
    code, values = space_problem(match[name])
    return Complaint(number + 1, match.start(name) + 1, code, values)


def full_width_sign(lines: list[str], number: int) -> Complaint | None:
    """That a line, by its index, uses full-width punctuation where a mapping or list in brackets needs YAML's own."""
    match = FULL_WIDTH_SIGN.search(lines[number]) if number < len(lines) else None
    name = match.lastgroup if match else None
    if not match or not name:
        return None
    if name == "colon":
        return Complaint(number + 1, match.start(name) + 1, "full-width-colon")
    values = {"sign": match[name], "plain": FULL_WIDTH_SIGNS[match[name]]}
    return Complaint(number + 1, match.start(name) + 1, "full-width-sign", values)


def _unclosed(start: Any, lines: list[str]) -> Complaint:
    """A bracket without its end: forgotten, or in what became a comment."""
    line = lines[start.line]
    if match := CURLY.search(line, start.column):
        return _of(start.line, match, "quote", "smart-quotes")
    if match := re.search(r" #", line[start.column :]):
        return Complaint(start.line + 1, start.column + match.start() + 2, "hash-in-text")
    bracket = line[start.column]
    return _at(start, "unclosed-bracket", bracket=bracket, closing="}" if bracket == "{" else "]")


def _value(line: str, mark: Any, problem: str) -> Complaint | None:
    """What is wrong with a value that should have been in quotes, or was so in part; else with the indentation."""
    match = VALUE.match(line)
    first = match["first"][0] if match else ""
    begins = match.start("first") if match else 0
    if begins < mark.column and first in ("'", '"'):
        return _at(mark, "text-after-quote")
    if begins <= mark.column and (first and first in NOT_A_TEXT) and match:
        return _of(mark.line, match, "first", "needs-quotes")
    if problem == "found character that cannot start any token":
        return _at(mark, "needs-quotes", character=line[mark.column : mark.column + 1])
    return _at(mark, "indentation") if problem in UNEVEN else None


def _of(number: int, match: re.Match[str], group: str, code: str) -> Complaint:
    """About a character that an expression has found."""
    names = {"needs-quotes": "character", "smart-quotes": "quote", "full-width-dash": "dash"}
    return Complaint(number + 1, match.start(group) + 1, code, {names[code]: match[group][0]})


def _at(mark: Any, code: str, **values: str) -> Complaint:
    return Complaint(mark.line + 1, mark.column + 1, code, values)
