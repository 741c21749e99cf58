"""Who does what in which phase: a row for each duty, a column for each phase, a pattern for who does it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.figures.drawing import LEADING, SIZE, SMALL, WIDTH, draw
from generator.figures.lettering import width, wrap

WORDS = 160
"""Units for the names of the rows."""
CELL = 16
"""Height of a cell in units."""
GAP = 5
SWATCH = 22
"""Width of a pattern in the key, in units."""


@dataclass(frozen=True)
class Line:
    """A row."""

    title: str
    cells: tuple[str, ...]
    """A pattern for each column: `own`, `together` or `partner`, as in the scale `holder`."""


@dataclass(frozen=True)
class Group:
    """Rows that belong together."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class _Row:
    y: float
    title: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True)
class _Key:
    x: float
    y: float
    kind: str
    label: str


def matrix(
    groups: Sequence[Group], columns: Sequence[str], kinds: Mapping[str, str], *, title: str, prefix: str
) -> Markup:
    """The rows of all groups below each other, and the key.

    Args:
        groups: In order.
        columns: Titles of the columns.
        kinds: What each pattern means, in words, in the order of the key.
        title: What the figure is called, for those who do not see it.
        prefix: Start of the figure's ids, unique on the page.
    """
    room = (WIDTH - WORDS) / len(columns)
    heads = [wrap(column, (room - 4) / SMALL) for column in columns]
    y = LEADING * max(map(len, heads)) + GAP
    headings: list[tuple[float, tuple[str, ...]]] = []
    rows: list[_Row] = []
    for group in groups:
        lines = wrap(group.title, WIDTH / (SIZE + 1))
        headings.append((y, lines))
        y += LEADING * len(lines) + GAP
        for line in group.lines:
            rows.append(_Row(y, wrap(line.title, (WORDS - 6) / SMALL), line.cells))
            y += max(CELL, LEADING * len(rows[-1].title)) + GAP
        y += GAP
    keys, height = _keys(kinds, y)
    return draw(
        "matrix",
        prefix,
        title,
        " / ".join(_told(line, columns, kinds) for group in groups for line in group.lines),
        height,
        heads=[(WORDS + room * (index + 0.5), head) for index, head in enumerate(heads)],
        headings=headings,
        rows=rows,
        keys=keys,
        words=WORDS,
        room=room,
        cell_size=CELL,
        swatch=SWATCH,
        leading=LEADING,
    )


def _told(line: Line, columns: Sequence[str], kinds: Mapping[str, str]) -> str:
    held = ", ".join(f"{column} {kinds[cell]}" for column, cell in zip(columns, line.cells, strict=True))
    return f"{line.title}: {held}"


def _keys(kinds: Mapping[str, str], y: float) -> tuple[list[_Key], float]:
    """The key in as many lines as it needs, and where the drawing ends."""
    keys: list[_Key] = []
    x = 0.0
    for kind, label in kinds.items():
        taken = SWATCH + 6 + width(label) * SMALL
        if x and x + taken > WIDTH:
            x, y = 0.0, y + LEADING + GAP
        keys.append(_Key(x, y, kind, label))
        x += taken + 16
    return keys, y + LEADING + 2
