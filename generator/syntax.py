"""What a YAML parser's complaint means to someone who writes content."""

import re
from dataclasses import dataclass
from typing import Any

import yaml

FULL_WIDTH = re.compile(r"[ -]*(?:(?P<space>\u3000)|[^\s:：'\"#]+(?P<colon>：))")
QUOTE = "Put a text that contains ': ', ' #', or any of , { } [ ] within braces, in quotes."


@dataclass(frozen=True)
class Complaint:
    """Why a file cannot be read, and where."""

    line: int
    """From 1."""
    column: int
    """From 1."""
    message: str
    help: str


def explain(error: yaml.MarkedYAMLError, text: str) -> Complaint:
    """The complaint in an author's words."""
    lines = text.splitlines()
    mark: Any = error.problem_mark or error.context_mark
    if error.context == "while scanning a quoted scalar":
        start: Any = error.context_mark
        return _at(start, "opens a quote that is never closed", "Close it; double a ' that stands within '…'.")
    for number in (mark.line, mark.line - 1):
        match = FULL_WIDTH.match(lines[number]) if 0 <= number < len(lines) else None
        if match and (name := match.lastgroup):
            message = f"uses a full-width {name}"
            return Complaint(number + 1, match.start(name) + 1, message, f"Write an ordinary {name} instead.")
    character = lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""
    if character == "\t":
        return _at(mark, "uses a tab to indent", "Indent with spaces.")
    if error.problem == "found character that cannot start any token":
        return _at(mark, f"has a text that starts with {character!r}", "Put the text in quotes.")
    if error.problem == "mapping values are not allowed in this context":
        help = "Put a text that contains ': ' in quotes, or correct the indentation."
        return _at(mark, "has a ':' where no key can stand", help)
    return _at(mark, f"is not valid YAML: {error.problem or error.context}", f"Check the indentation here. {QUOTE}")


def explain_character(error: yaml.reader.ReaderError, text: str) -> Complaint:
    """The complaint about a character that no YAML file may contain."""
    before = text.encode()[: error.position].decode(errors="ignore")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Complaint(line, column, "contains a control character", "Remove it.")


def _at(mark: Any, message: str, help: str) -> Complaint:
    return Complaint(mark.line + 1, mark.column + 1, message, help)
