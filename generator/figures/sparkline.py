"""A line through a few numbers, small enough to stand in a table beside them."""

from collections.abc import Sequence

from markupsafe import Markup

from generator.figures.drawing import draw

WIDTH, HEIGHT = 100, 24
EDGE = 4
"""Units kept free around the line, for its marks."""

type Point = tuple[float, float]


def sparkline(values: Sequence[float | None], *, title: str, description: str, prefix: str) -> Markup:
    """The numbers from left to right, the greatest at the top.

    Args:
        values: None where there is no number: the line has a gap there.
        title: What the figure is called, for those who do not see it.
        description: The numbers in words.
        prefix: Start of the figure's ids, unique on the page.
    """
    known = [value for value in values if value is not None]
    least, most = min(known, default=0), max(known, default=0)
    step = (WIDTH - 2 * EDGE) / max(1, len(values) - 1)
    rise = (HEIGHT - 2 * EDGE) / (most - least) if most > least else 0
    middle = HEIGHT / 2
    points = [
        None if value is None else (EDGE + index * step, HEIGHT - EDGE - (value - least) * rise if rise else middle)
        for index, value in enumerate(values)
    ]
    return draw(
        "sparkline",
        prefix,
        title,
        description,
        HEIGHT,
        width=WIDTH,
        strokes=_strokes(points),
        points=[point for point in points if point],
    )


def _strokes(points: Sequence[Point | None]) -> list[list[Point]]:
    """Lines through neighbouring points."""
    strokes: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            strokes.append([])
        else:
            strokes[-1].append(point)
    return [stroke for stroke in strokes if len(stroke) > 1]
