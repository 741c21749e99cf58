"""Numbers before and after, as pairs of bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.figures.drawing import LEADING, SIZE, SMALL, WIDTH, draw
from generator.figures.lettering import wrap

WORDS = 118
"""Units for the words beside the bars."""
BAR = 14
"""Height of a bar in units."""
BETWEEN = 10
"""From one change to the next, in units."""


@dataclass(frozen=True)
class Change:
    """A number before and after; only the ratio of the two is drawn."""

    label: str
    before: float
    after: float
    """Not negative, as the one before."""
    before_words: str
    after_words: str
    after_most: float | None = None
    """Upper end where it is a range."""
    open_ended: bool = False
    """Whether it is more than that."""


@dataclass(frozen=True)
class _Bar:
    kind: str
    """`before`, `after` or `range`."""
    y: float
    words: tuple[str, ...]
    length: float
    open_ended: bool = False


@dataclass(frozen=True)
class _Pair:
    y: float
    label: tuple[str, ...]
    bars: tuple[_Bar, ...]
    height: float


def changes(entries: Sequence[Change], *, title: str, prefix: str) -> Markup:
    """Each change on a scale of its own: numbers of different things are not to be compared.

    Args:
        entries: At least one.
        title: What the figure is called, for those who do not see it.
        prefix: Start of the figure's ids, unique on the page.
    """
    pairs: list[_Pair] = []
    y = 0.0
    for entry in entries:
        pairs.append(_pair(entry, y))
        y += pairs[-1].height + BETWEEN
    return draw(
        "change",
        prefix,
        title,
        " / ".join(f"{entry.label}: {entry.before_words}, {entry.after_words}" for entry in entries),
        y - BETWEEN + 2,
        pairs=pairs,
        bar=BAR,
        words=WORDS,
        leading=LEADING,
    )


def _pair(entry: Change, y: float) -> _Pair:
    label = wrap(entry.label, WIDTH / (SIZE + 1))
    most = max(entry.before, entry.after, entry.after_most or 0)
    # An open end needs some room to show that it goes on.
    unit = (WIDTH - WORDS - 2) * (0.92 if entry.open_ended else 1) / (most or 1)
    bars: list[_Bar] = []
    at = y + LEADING * len(label) + 4
    drawn = [
        ("before", entry.before_words, entry.before, False),
        ("after", entry.after_words, entry.after, entry.open_ended),
    ]
    for kind, told, value, is_open in drawn:
        words = wrap(told, (WORDS - 8) / SMALL)
        if kind == "after" and entry.after_most:
            bars.append(_Bar("range", at, (), entry.after_most * unit))
        bars.append(_Bar(kind, at, words, value * unit, is_open))
        at += max(BAR, LEADING * len(words)) + 4
    return _Pair(y, label, tuple(bars), at - y)
