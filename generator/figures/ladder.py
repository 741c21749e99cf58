"""Measures in the order in which they start, as steps that rise."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.figures.drawing import LEADING, SIZE, SMALL, WIDTH, draw
from generator.figures.lettering import wrap

PADDING = 12
TREAD = 26
"""Units that each step stands further to the right; less where there are many."""
CLIMB = 110
"""Units that the last step may stand to the right of the first."""
NUMBER = 24
"""Room for a step's number, in units."""


@dataclass(frozen=True)
class Rung:
    """A step of the ladder."""

    title: str
    note: str
    """The phase in which it usually starts."""


@dataclass(frozen=True)
class _Step:
    number: int
    x: float
    y: float
    height: float
    title: tuple[str, ...]
    note: tuple[str, ...]


def ladder(rungs: Sequence[Rung], *, title: str, prefix: str) -> Markup:
    """Steps from the lowest, which comes first, to the highest.

    Args:
        rungs: The first measure first.
        title: What the figure is called, for those who do not see it.
        prefix: Start of the figure's ids, unique on the page.
    """
    tread = min(TREAD, CLIMB / max(1, len(rungs) - 1))
    sized = []
    for index, rung in enumerate(rungs):
        room = WIDTH - tread * index - NUMBER - 2 * PADDING
        lines = wrap(rung.title, room / (SIZE + 1)), wrap(rung.note, room / SMALL)
        sized.append((tread * index, LEADING * (len(lines[0]) + len(lines[1])) + PADDING, *lines))
    bottom = height = sum(step_height for _, step_height, _, _ in sized) + 2.0
    steps = []
    for index, (x, step_height, title_lines, note_lines) in enumerate(sized, start=1):
        bottom -= step_height
        steps.append(_Step(index, x, bottom - 1, step_height, title_lines, note_lines))
    return draw(
        "ladder",
        prefix,
        title,
        " / ".join(f"{step}. {rung.title} ({rung.note})" for step, rung in enumerate(rungs, start=1)),
        height,
        steps=steps,
        padding=PADDING,
        leading=LEADING,
        number_room=NUMBER,
    )
