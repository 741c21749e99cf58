"""A table to take away: what it says, and what is left to the reader. Plain values; nothing here knows a file format."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Field:
    """What may stand in a cell that the reader fills in."""

    kind: Literal["text", "number", "date", "choice"] = "text"
    choices: tuple[str, ...] = ()
    """Of a choice, in the reader's words."""
    ids: tuple[str, ...] = ()
    """What the choices are known as elsewhere, in the same order."""
    least: int = 0
    most: int = 0


@dataclass(frozen=True)
class ChosenId:
    """A cell that holds the id of what is chosen in another cell of its line."""

    column: int


type Cell = str | int | date | Field | ChosenId


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    heading: str
    widest: int = 30
    """At most so many letters fit on a line of it; a Japanese one counts twice."""
    field: Field | None = None
    """What its cells may be filled in with; none where a cell says so for itself."""
    narrowest: int = 8


@dataclass(frozen=True)
class Table:
    """A table that tells by itself what it is and where it comes from."""

    language: str
    name: str
    """What tables like this one are called: a word or two."""
    title: str
    lead: str
    """One sentence on what it is for."""
    edition: str
    source: str
    """The playbook and the page that it comes from."""
    updated: date
    """Day of the playbook's last change: the file has no other date."""
    choices: str
    """What to call the list of what can be chosen."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def field(self, row: int, column: int) -> Field | None:
        """What a cell may be filled in with; none if it is told by the playbook."""
        cell = self.rows[row][column]
        return cell if isinstance(cell, Field) else self.columns[column].field
