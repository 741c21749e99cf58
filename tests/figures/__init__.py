"""Tests of the figures: what is drawn, and that it fits."""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from markupsafe import Markup

from generator.figures.lettering import width

SVG = "{http://www.w3.org/2000/svg}"
LETTERS = {"strong": 14, "small": 12, "plain": 12, "head": 12, "today": 12, "number": 17}
"""Height of letters in units by kind, as in `site_assets/css/figures.css`."""


@dataclass(frozen=True)
class Line:
    """A line of text and the room it takes."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: "Line") -> bool:
        """Whether both take the same room."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def parse(svg: Markup) -> ET.Element:
    """The drawing as a tree."""
    return ET.fromstring(str(svg))


def texts(svg: Markup) -> list[str]:
    """All text that is drawn, line by line."""
    return [line.text for line in lines(svg)]


def lines(svg: Markup) -> list[Line]:
    """The lines of text with their places, in the units of the whole drawing."""
    root = parse(svg)
    found = []
    for parent in (root, *root.iter(f"{SVG}g")):
        shift = parent.get("transform", "").removeprefix("translate(").rstrip(")").split()
        down = float(shift[1]) if shift else 0.0
        for text in parent.findall(f"{SVG}text"):
            kinds = [name.removeprefix("figure-text--") for name in (text.get("class") or "").split()]
            size = next((LETTERS[kind] for kind in kinds if kind in LETTERS), 13)
            y = float(text.get("y") or 0) + down
            for part in (text, *text.findall(f"{SVG}tspan")):
                y += float(part.get("dy") or 0)
                found.append(_line(part.text or "", float(part.get("x") or 0), y, size, kinds))
    return found


def _line(text: str, x: float, y: float, size: float, kinds: list[str]) -> Line:
    taken = width(text) * size
    left = x - taken if "end" in kinds else x - taken / 2 if "middle" in kinds else x
    return Line(text, left, left + taken, y - 0.8 * size, y + 0.15 * size)


def assert_fits(svg: Markup) -> None:
    """No line leaves the drawing or runs into another."""
    _, _, right, bottom = map(float, (parse(svg).get("viewBox") or "").split())
    drawn = lines(svg)
    for index, line in enumerate(drawn):
        assert line.left >= -1, line
        assert line.right <= right + 1, line
        assert line.top >= 0, line
        assert line.bottom <= bottom, line
        for other in drawn[index + 1 :]:
            assert not line.overlaps(other), (line, other)


def assert_accessible(svg: Markup, prefix: str) -> None:
    """The drawing is an image with a name and a description, without fixed size or inline style, all on one line."""
    root = parse(svg)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{prefix}-title {prefix}-desc"
    ids = [element.get("id") or "" for element in root.iter() if element.get("id")]
    assert {f"{prefix}-title", f"{prefix}-desc"} <= set(ids)
    assert len(ids) == len(set(ids))
    assert all(name.startswith(prefix) for name in ids)
    assert all(element.text for element in root if element.tag in (f"{SVG}title", f"{SVG}desc"))
    assert root.get("width") is None
    assert not any(element.get("style") for element in root.iter())
    assert "\n" not in svg
