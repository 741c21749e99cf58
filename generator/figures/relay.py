"""Work that goes from hand to hand: a lane for each of those who hold it, and the steps in order across the lanes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from generator.figures.drawing import LEADING, SMALL, WIDTH, draw
from generator.figures.lettering import wrap

GUTTER = 8
"""Between two cards side by side, in units."""
PADDING = 8
"""Between a card's edge and its letters, in units."""
BETWEEN = 24
"""From a card to the next step's, in units: room for an arrow."""


@dataclass(frozen=True)
class Leg:
    """A step of the way."""

    title: str
    holder: str
    """Who holds the work then, in words; the same words are the same lane."""


@dataclass(frozen=True)
class _Lane:
    x: float
    """Of its middle."""
    title: tuple[str, ...]


@dataclass(frozen=True)
class _Card:
    x: float
    """Of its middle."""
    y: float
    height: float
    title: tuple[str, ...]


def relay(legs: Sequence[Leg], *, title: str, prefix: str) -> Markup:
    """The way of the work from the first step to the last.

    Args:
        legs: The steps in order, at least one.
        title: What the figure is called, for those who do not see it.
        prefix: Start of the figure's ids, unique on the page.
    """
    holders = list(dict.fromkeys(leg.holder for leg in legs))
    room = WIDTH / len(holders)
    lanes = {
        holder: _Lane(room * (index + 0.5), wrap(holder, (room - GUTTER) / SMALL))
        for index, holder in enumerate(holders)
    }
    top: float = LEADING * max(len(lane.title) for lane in lanes.values()) + PADDING
    cards: list[_Card] = []
    y = top + PADDING
    for number, leg in enumerate(legs, start=1):
        lines = wrap(f"{number}. {leg.title}", (room - GUTTER - 2 * PADDING) / SMALL)
        cards.append(_Card(lanes[leg.holder].x, y, LEADING * len(lines) + PADDING, lines))
        y += cards[-1].height + BETWEEN
    return draw(
        "relay",
        prefix,
        title,
        " / ".join(f"{number}. {leg.holder}: {leg.title}" for number, leg in enumerate(legs, start=1)),
        y - BETWEEN + PADDING,
        lanes=list(lanes.values()),
        cards=cards,
        arrows=[_arrow(*pair) for pair in pairwise(cards)],
        top=top,
        card_width=room - GUTTER,
        leading=LEADING,
    )


def _arrow(start: _Card, end: _Card) -> list[tuple[float, float]]:
    """Down, across to the other lane, down."""
    begin, finish = start.y + start.height, end.y - 1
    middle = (begin + finish) / 2 - 2
    bends = [] if start.x == end.x else [(start.x, middle), (end.x, middle)]
    return [(start.x, begin), *bends, (end.x, finish)]
