"""What all figures share: the ground they are drawn on, and the templates that turn places into SVG."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

WIDTH = 360
"""Units from edge to edge. A phone shows about one pixel per unit, so letters keep a size that can be read."""
SIZE = 13
"""Height of letters in units."""
SMALL = 12
LEADING = 18
"""From one line of letters to the next, in units."""


def coordinate(value: float) -> str:
    """A place or length as SVG writes it, to a tenth of a unit."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def lines(strokes: Sequence[Sequence[tuple[float, float]]]) -> str:
    """Lines from point to point as a path of SVG; each stroke begins anew."""
    return "".join("M" + "L".join([f"{coordinate(x)} {coordinate(y)}" for x, y in stroke]) for stroke in strokes)


@cache
def templates(package: str) -> Environment:
    """The Jinja templates of a package, from its folder `templates`; everything put into them is escaped."""
    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {"at": coordinate, "lines": lines}
    return environment


def keep_compiled(cache: BytecodeCache | None) -> None:
    """Keep compiled templates of figures between builds. In a browser they come compiled with the memory of Python."""
    templates("generator.figures").bytecode_cache = cache


def draw(
    name: str, prefix: str, title: str, description: str, height: float, *, width: float = WIDTH, **places: Any
) -> Markup:
    """The figure of template `<name>.svg.j2`.

    Args:
        name: Also the end of the drawing's class, `figure-drawing--<name>`.
        prefix: Start of every id in the drawing; must be unique on the page.
        title: What the figure is called.
        description: What it shows, for those who do not see it.
        height: Units from top to bottom.
        width: Units from edge to edge.
        places: What the template puts on the ground.
    """
    svg = templates("generator.figures").get_template(f"{name}.svg.j2")
    frame = {"prefix": prefix, "title": title, "description": description, "width": width, "height": height}
    return Markup("".join(line.strip() for line in svg.render(**frame, **places).splitlines()))
