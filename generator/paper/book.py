"""The whole playbook as one document: what all pages show, in the order of the menu, as chapters of a book."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from posixpath import dirname, normpath

from markupsafe import Markup

from generator.kinds import PAGES
from generator.output import NavigationEntry, Output
from generator.pages.page import FRONT_MATTER_END, Edition
from generator.paper.paper import FOLDER, Head, Paper

STYLES = ("css/site.css", "css/pages.css", "css/figures.css", "css/paper.css", "css/book.css")

_SCRIPT = re.compile(r"<script\b.*?</script>|<template\b.*?</template>|<button\b.*?</button>", re.DOTALL)
_HEADING = re.compile(r"^(#+) (.*?) \{: #([^ }]+) \}$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!])")
_NAMED = re.compile(r'(?<= )(id|for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"')
_LINK = re.compile(r'(?<= )href="([^"]*)"')
_DRAWN = re.compile(r"url\(#([^)]+)\)")


@dataclass(frozen=True)
class Chapter:
    """A page as a chapter."""

    anchor: str
    title: str
    level: int
    """1 for a page of the menu's first level, 2 for one in a section."""
    body: Markup


def book(edition: Edition, papers: Sequence[Paper], pages: Sequence[Output], menu: Sequence[NavigationEntry]) -> Paper:
    """The book of one language. Where there is a paper for what a page only offers on screen, the paper is the chapter."""
    del papers
    texts = {page.path: page.content for page in pages if isinstance(page.content, str)}
    prefix = edition.language.prefix
    known = {path.removeprefix(prefix).removesuffix(".md") + ".html" for path in texts}
    chapters = [
        _chapter(texts[path], path.removeprefix(prefix).removesuffix(".md") + ".html", title, level, known)
        for path, title, level in _places(menu, 1)
        if path in texts
    ]
    heads = tuple(Head(f"book-{number}", one.title) for number, one in enumerate(chapters, start=1))
    title = edition.word("book", FOLDER)
    values: Mapping[str, object] = {"chapters": chapters}
    return Paper("book", "book", title, "book", PAGES["home"], values, heads=heads, styles=STYLES)


def _places(menu: Sequence[NavigationEntry], level: int) -> Iterator[tuple[str, str, int]]:
    """Path, title and level of every page of the menu, in its order."""
    for entry in menu:
        if entry.path:
            yield entry.path, entry.title, level
        yield from _places(entry.children, level + 1 if entry.path else level)


def _chapter(text: str, url: str, title: str, level: int, known: set[str]) -> Chapter:
    html = _SCRIPT.sub("", text.partition(FRONT_MATTER_END)[2])
    html = _HEADING.sub(_heading, html)
    html = _NAMED.sub(lambda match: f'{match[1]}="{" ".join(_anchor(url, name) for name in match[2].split())}"', html)
    html = _DRAWN.sub(lambda match: f"url(#{_anchor(url, match[1])})", html)
    html = _LINK.sub(lambda match: f'href="{_address(match[1], url, known)}"', html)
    return Chapter(_anchor(url), title, level, Markup(html))  # written by the pages' templates, which escape


def _heading(match: re.Match[str]) -> str:
    level, text, name = len(match[1]), _ESCAPED.sub(r"\1", match[2]), match[3]
    return f'<h{level} id="{name}">{text}</h{level}>'


def _anchor(url: str, name: str = "") -> str:
    """The book's anchor for a page, or for an anchor on it."""
    return "--".join(part for part in (url.removesuffix(".html").replace("/", "-"), name) if part)


def _address(href: str, url: str, known: set[str]) -> str:
    """Where a link of a page leads in the book; a link that leads out of the playbook as it is."""
    path, _, name = unescape(href).partition("#")
    target = normpath(f"{dirname(url)}/{path}") if path else url
    if target in known:
        return f"#{_anchor(target, name)}"
    return href if re.match(r"[a-z]+:", href) else normpath(f"../{dirname(url)}/{href}")
