"""Phases on an axis of months, to scale, each with who leads it in words and as a pattern."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.figures.drawing import LEADING, SIZE, SMALL, WIDTH, draw
from generator.figures.lettering import width, wrap

EDGE = 12
"""Units kept free at both ends of the axis, for its first and last number."""
BAR = 18
"""Height of a bar in units."""
BETWEEN = 18
"""From a bar to the next phase, in units."""


@dataclass(frozen=True)
class Span:
    """A phase from one month to another."""

    title: str
    from_month: int
    to_month: int
    lead: str
    """Who leads: `own`, `together` or `partner`, as in the scale `holder`; chooses the pattern."""
    note: str
    """How long it takes and who leads, in words."""


@dataclass(frozen=True)
class _Row:
    span: Span
    y: float
    title: tuple[str, ...]
    note: tuple[str, ...]
    bar_y: float
    bar_x: float
    bar_width: float


def timeline(spans: Sequence[Span], *, title: str, axis: str, prefix: str) -> Markup:
    """Phases as bars below each other, on one axis of months.

    Args:
        spans: The phases in order; the first begins the axis, the last ends it.
        title: What the figure is called, for those who do not see it.
        axis: What the axis shows: "months since introduction".
        prefix: Start of the figure's ids, unique on the page.
    """
    first, last = min(span.from_month for span in spans), max(span.to_month for span in spans)
    unit = (WIDTH - 2 * EDGE) / max(1, last - first)
    rows: list[_Row] = []
    y = 0.0
    for span in spans:
        rows.append(_place(span, y, EDGE + (span.from_month - first) * unit, (span.to_month - span.from_month) * unit))
        y = rows[-1].bar_y + BAR + BETWEEN
    axis_y = y - BETWEEN + 10
    months = sorted({month for span in spans for month in (span.from_month, span.to_month)})
    axis_lines = wrap(axis, (WIDTH - 2 * EDGE) / SMALL)
    return draw(
        "timeline",
        prefix,
        title,
        " / ".join(f"{span.title}: {span.note}" for span in spans),
        axis_y + 24 + LEADING * len(axis_lines),
        rows=rows,
        bar=BAR,
        edge=EDGE,
        leading=LEADING,
        axis_y=axis_y,
        axis_lines=axis_lines,
        ticks=_ticks([(month, EDGE + (month - first) * unit) for month in months]),
    )


def _place(span: Span, y: float, bar_x: float, bar_width: float) -> _Row:
    title, note = wrap(span.title, WIDTH / (SIZE + 1)), wrap(span.note, WIDTH / SMALL)
    bar_y = y + LEADING * (len(title) + len(note)) + 6
    return _Row(span, y, title, note, bar_y, bar_x, bar_width)


def _ticks(places: Sequence[tuple[int, float]]) -> list[tuple[str, float]]:
    """The months that have room for their number, the later one giving way."""
    ticks: list[tuple[str, float]] = []
    free_from = -1.0
    for month, x in places:
        half = SMALL * (width(str(month)) + 0.5) / 2
        if x - half >= free_from:
            ticks.append((str(month), x))
            free_from = x + half
    return ticks
