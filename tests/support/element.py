"""A page of the built site as a reader's browser finds it, read with the standard library alone."""

from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HEADINGS = {"h1", "h2", "h3", "h4", "caption", "legend", "th", "figcaption", "summary"}
UNSEEN = {"script", "style", "noscript", "template"}


@dataclass
class Element:
    """An element, with the text and the elements within it."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The text that is seen, with single spaces."""
        return " ".join(self._text().split())

    def _text(self) -> str:
        if self.tag in UNSEEN:
            return ""
        return "".join(child if isinstance(child, str) else child._text() for child in self.children)  # noqa: SLF001

    @cached_property
    def within(self) -> list["Element"]:
        """All elements within, in order."""
        inner = [child for child in self.children if isinstance(child, Element)]
        return [one for child in inner for one in (child, *child.within)]

    def all(self, tag: str = "", **having: str) -> list["Element"]:
        """The elements within, of a tag and with attributes; `data_duty=""` is any `data-duty`."""
        names = {name.rstrip("_").replace("_", "-"): value for name, value in having.items()}
        return [
            one
            for one in self.within
            if tag in ("", one.tag)
            and all(name in one.attributes and value in ("", one.attributes[name]) for name, value in names.items())
        ]

    def ids_of(self, name: str) -> list[str]:
        """The values of an attribute, in order."""
        return [element.attributes[name] for element in self.all(**{name.replace("-", "_"): ""})]

    @property
    def links(self) -> list[str]:
        """Where the links within lead."""
        return [element.attributes["href"] for element in self.all("a", href="")]


class _Tree(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element that holds nothing."""
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and those within it that HTML lets be closed with it."""
        while len(self._open) > 1 and tag not in VOID:
            if self._open.pop().tag == tag:
                break

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self._open[-1].children.append(data)


@cache
def page(path: Path) -> Element:
    """The whole page."""
    return _Tree(path.read_text("utf-8")).root


def main_part(path: Path) -> Element:
    """What stands on the page itself, without the menu around it."""
    [article] = page(path).all("article")
    return article
