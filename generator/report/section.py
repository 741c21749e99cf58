"""What is told of several files, before it is written down: sections of sentences, lists and tables in one language."""

from typing import NamedTuple

from markupsafe import Markup

from generator.report.view import Link


class Cell(NamedTuple):
    """A cell of a table. Text says everything; sign and figure only repeat it."""

    text: str
    sign: str = ""
    figure: Markup = Markup()


class Line(NamedTuple):
    """A line of a table."""

    id: str
    subject: Link
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """Lines about the same sort of thing."""

    caption: Link
    head: tuple[str, ...]
    """Of the subject's column too."""
    lines: tuple[Line, ...]


class Entries(NamedTuple):
    """A plain list."""

    entries: tuple[Link, ...]


class Section(NamedTuple):
    """A part under one heading."""

    id: str
    """Unique on the page."""
    title: str
    told: tuple[str, ...] = ()
    """Sentences that come first."""
    parts: tuple[Table | Entries, ...] = ()
    folded: bool = False


class Fragment(NamedTuple):
    """Everything. The page has a heading of its own for it, so its title is for other readers."""

    title: str
    sections: tuple[Section, ...]
