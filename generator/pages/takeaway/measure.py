"""How much room text takes in a spreadsheet, as far as that can be told without its font."""

from collections.abc import Iterable
from functools import cache
from math import ceil
from unicodedata import east_asian_width

from generator.pages.takeaway.table import Table

LINE, WIDE_LINE = 15, 19
"""Points that a line takes in Arial, and in the Japanese font that needs most."""
HIGHEST = 400
"""Points; Excel takes no more than 409."""
PADDING = 3
"""Room for the button of a filter beside the heading."""


def letters(text: str) -> int:
    """Letters in its longest line; a Japanese one counts twice."""
    return max(len(line) if line.isascii() else len(line) + sum(map(_is_wide, line)) for line in text.split("\n"))


def column_width(table: Table, column: int) -> int:
    """The width in which most cells of a column stand on one line, within the column's bounds."""
    own = table.columns[column]
    cells = [cell for row in table.rows if isinstance(cell := row[column], str)]
    choices = [
        choice for row in range(len(table.rows)) if (field := table.field(row, column)) for choice in field.choices
    ]
    needed = max((letters(text) + 2 for text in (*cells, *choices)), default=0)
    return max(min(needed, own.widest), min(letters(own.heading) + PADDING, own.widest), own.narrowest)


def row_height(texts: Iterable[tuple[str, int]]) -> int:
    """The height in points in which all cells of a row can be read, given their texts and widths."""
    return min(max((_height(text, width) for text, width in texts), default=LINE), HIGHEST)


def _height(text: str, width: int) -> int:
    # A little to spare: lines end where words do.
    lines = sum(max(1, ceil(letters(line) * 1.03 / width)) for line in text.split("\n"))
    return lines * (WIDE_LINE if any(map(_is_wide, text)) else LINE) + 1


@cache
def _is_wide(letter: str) -> bool:
    return east_asian_width(letter) in "WF"
