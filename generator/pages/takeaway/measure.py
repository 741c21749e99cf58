"""How much room text takes in a spreadsheet, as far as that can be told without its font."""

from unicodedata import east_asian_width

from generator.pages.takeaway.table import Table

PADDING = 3
"""Room for the button of a filter beside the heading."""


def letters(text: str) -> int:
    """Letters in its longest line; a Japanese one counts twice."""
    return max(
        (sum(2 if east_asian_width(letter) in "WF" else 1 for letter in line) for line in text.split("\n")), default=0
    )


def column_width(table: Table, column: int) -> int:
    """The width in which most cells of a column stand on one line, within the column's bounds."""
    own = table.columns[column]
    cells = [cell for row in table.rows if isinstance(cell := row[column], str)]
    choices = [
        choice for row in range(len(table.rows)) if (field := table.field(row, column)) for choice in field.choices
    ]
    needed = max((letters(text) + 1 for text in (*cells, *choices)), default=0)
    return max(min(needed, own.widest), min(letters(own.heading) + PADDING, own.widest), own.least_width)


def lines_needed(text: str, width: int) -> int:
    """Lines that a text takes in that width, with room to spare: words do not fill a line."""
    return sum(1 + int(letters(line) * 1.1) // width for line in text.split("\n"))
