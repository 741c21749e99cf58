"""What of a page is running text: not headings, links (a card is one), labels, code, figures, what is not shown to everyone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

TOKEN = re.compile(
    r"<!--.*?-->|^#[^\n]*|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>[^>]*)>", re.DOTALL | re.MULTILINE
)
ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
LINK = re.compile(r'<a href="([^"]*)">')

NAMES_LEFT_OUT = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "caption", "figcaption", "summary"),
    *("a", "button", "label", "legend", "fieldset", "select", "textarea", "dialog"),
    *("code", "pre", "script", "style", "svg", "template", "noscript"),
}
CLASSES_LEFT_OUT = {"badge", "card", "note__title", "related", "see", "steps__title", "visually-hidden", "print-only"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a page: text, or a link in running text with the text that it shows."""

    start: int
    end: int
    """Where the text begins and ends in the page."""
    entry: str | None
    """Id of the term whose entry it stands in."""
    address: str | None = None
    """Where the link leads to."""


def running_text(page: str) -> Iterator[Run]:
    """The running text of a page of HTML blocks and Markdown headings, in its order."""
    position, entry, entry_end = 0, None, 0
    while match := TOKEN.search(page, position):
        if position < match.start() and not page[position : match.start()].isspace():
            yield Run(position, match.start(), entry)
        position, name = match.end(), match["name"]
        if position > entry_end:
            entry = None
        if name is None or match["end"] or name in VOID:
            continue
        if name in NAMES_LEFT_OUT or (match["attributes"] and _is_left_out(match["attributes"])):
            position = _end(page, position, name)
            if link := LINK.fullmatch(match[0]):
                yield Run(match.end(), position - len("</a>"), entry, link[1])
        elif "data-term" in match["attributes"]:
            entry, entry_end = _attributes(match["attributes"])["data-term"], _end(page, position, name)
    if page[position:].strip():
        yield Run(position, len(page), entry)


@lru_cache(maxsize=4096)
def _is_left_out(attributes: str) -> bool:
    found = _attributes(attributes)
    return "hidden" in found or not CLASSES_LEFT_OUT.isdisjoint(found.get("class", "").split())


def _attributes(written: str) -> dict[str, str]:
    return dict(ATTRIBUTE.findall(written))


def _end(page: str, position: int, name: str) -> int:
    """Where the element ends whose opening tag ends at a position."""
    depth = 1
    for tag in _tags(name).finditer(page, position):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(page)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?=[\s>])[^>]*>")
