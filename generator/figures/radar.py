"""A radar: what is there, as a solid shape, within what should be, as a dashed one."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from markupsafe import Markup

from generator.figures.drawing import SMALL, WIDTH, draw
from generator.figures.lettering import number, width, wrap

RADIUS = 88
"""Units from the centre to the maximum."""
CENTRE = WIDTH / 2
BESIDE = 12
"""Units between an axis's end and its label."""
LINE = 15
"""From one line of a label to the next, in units."""
FEWEST, MOST = 3, 12
"""Numbers of axes that can be drawn and read."""

type Point = tuple[float, float]


@dataclass(frozen=True)
class Axis:
    """One direction of the radar."""

    label: str
    value: float | None
    """None where it is not known: the shape stays open there."""
    target: float | None
    maximum: float


@dataclass(frozen=True)
class _Label:
    x: float
    y: float
    """Base of the first line."""
    anchor: str
    lines: tuple[str, ...]

    @property
    def top(self) -> float:
        return self.y - SMALL

    @property
    def bottom(self) -> float:
        return self.y + LINE * (len(self.lines) - 1) + 4


def radar(axes: Sequence[Axis], *, title: str, value_label: str, target_label: str, prefix: str) -> Markup:
    """Values and targets on axes around a centre.

    Args:
        axes: Three to twelve; the first points upwards, the others follow clockwise.
        title: What the figure is called, for those who do not see it.
        value_label: What the solid shape shows, in the legend.
        target_label: What the dashed shape shows.
        prefix: Start of the figure's ids, unique on the page.

    Raises:
        ValueError: there are fewer or more axes than can be drawn.
    """
    if not FEWEST <= len(axes) <= MOST:
        raise ValueError(f"a radar has {FEWEST} to {MOST} axes, not {len(axes)}")
    directions = [_direction(index, len(axes)) for index in range(len(axes))]
    labels = [_label(axis.label, *direction) for axis, direction in zip(axes, directions, strict=True)]
    rise = 2 - min(label.top for label in labels)
    floor = max(label.bottom for label in labels)
    rings = max(1, min(5, int(max(axis.maximum for axis in axes))))
    values = [_point(axis.value, axis.maximum, way) for axis, way in zip(axes, directions, strict=True)]
    targets = [_point(axis.target, axis.maximum, way) for axis, way in zip(axes, directions, strict=True)]
    return draw(
        "radar",
        prefix,
        title,
        " / ".join(_describe(axis, value_label, target_label) for axis in axes),
        rise + floor + 34,
        rise=rise,
        rings=[_path([_at(way, RADIUS * ring / rings) for way in directions]) for ring in range(1, rings + 1)],
        spokes=[_at(way, RADIUS) for way in directions],
        centre=CENTRE,
        labels=labels,
        line=LINE,
        values=values,
        targets=targets,
        value_path=_path(values),
        target_path=_path(targets),
        complete=None not in values,
        legend_y=floor + 22,
        legend=_legend(value_label, target_label),
    )


def _direction(index: int, count: int) -> Point:
    """Right and down. Rounded, so that all machines go on from the same numbers."""
    angle = radians(360 * index / count)
    return round(sin(angle), 4), round(-cos(angle), 4)


def _at(direction: Point, distance: float) -> Point:
    return CENTRE + direction[0] * distance, direction[1] * distance


def _point(value: float | None, maximum: float, direction: Point) -> Point | None:
    return None if value is None else _at(direction, RADIUS * min(max(value, 0), maximum) / maximum)


def _label(text: str, right: float, down: float) -> _Label:
    """The label outside an axis's end: beside it at the sides, above it at the top, below it at the bottom."""
    x, y = _at((right, down), RADIUS + BESIDE)
    if abs(right) < 0.1:
        anchor, room = "middle", 9.0
    else:
        anchor = "start" if right > 0 else "end"
        room = (WIDTH - x if right > 0 else x) / SMALL
    lines = wrap(text, room)
    height = LINE * len(lines)
    return _Label(x, y - height * (1 - down) / 2 + SMALL, anchor, lines)


def _path(points: Sequence[Point | None]) -> list[list[Point]]:
    """Strokes through neighbouring points; one closed stroke if none is missing."""
    if None not in points:
        whole = [point for point in points if point]
        return [[*whole, whole[0]]]
    start = points.index(None)
    strokes: list[list[Point]] = [[]]
    for point in [*points[start:], *points[:start]]:
        if point is None:
            strokes.append([])
        else:
            strokes[-1].append(point)
    return [stroke for stroke in strokes if len(stroke) > 1]


def _describe(axis: Axis, value_label: str, target_label: str) -> str:
    value, target = ("–" if known is None else number(known) for known in (axis.value, axis.target))
    return f"{axis.label}: {value_label} {value}, {target_label} {target}"


def _legend(value_label: str, target_label: str) -> dict[str, float | str]:
    """The two keys beside each other, in the middle."""
    key, gap = 34.0, 22.0
    taken = 2 * key + gap + SMALL * (width(value_label) + width(target_label))
    value_x = max(4.0, CENTRE - taken / 2)
    return {
        "value": value_label,
        "target": target_label,
        "value_x": value_x,
        "target_x": value_x + key + SMALL * width(value_label) + gap,
        "key": key,
    }
