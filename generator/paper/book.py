"""The whole playbook as one document: what all pages show, in the order of the menu, as chapters of a book."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html import unescape
from posixpath import dirname, join, normpath

from markupsafe import Markup

from generator.kinds import PAGES
from generator.output import NavigationEntry, Output
from generator.pages.page import FRONT_MATTER_END, Edition, View
from generator.paper.paper import FOLDER, Head, Paper, body_of

_SCRIPT = re.compile(r"<script\b.*?</script>|<template\b.*?</template>|<button\b.*?</button>", re.DOTALL)
_HEADING = re.compile(r"^(#+) (.*?) \{: #([^ }]+)[^}]* \}$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!])")
_NAMED = re.compile(r'(?<= )(id|for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"')
_LINK = re.compile(r'(?<= )href="([^"]*)"')
_ID = re.compile(r'(?<= )id="([^"]*)"')
_LINKED = re.compile(r'<a href="([^"]*)" data-to="([^"]*)"([^<]*)</a>')
_DRAWN = re.compile(r"url\(#([^)]+)\)")
_ON_SCREEN_ONLY = {PAGES["diagnosis"]}
"""Pages that say nothing on paper: what works is found out where somebody looks."""


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
    filled_in = {paper.belongs: paper for paper in papers if paper.group in ("checklist", "form") and not paper.beside}
    texts = {page.path: page.content for page in pages if isinstance(page.content, str)}
    edition.stale.clear()
    prefix = edition.language.prefix
    places = {path: path.removeprefix(prefix).removesuffix(".md") + ".html" for path in texts}
    texts = {path: text for path, text in texts.items() if places[path] not in _ON_SCREEN_ONLY}
    bodies = {
        places[path]: str(body_of(edition, filled_in[places[path]]))
        if places[path] in filled_in
        else _body(texts[path])
        for path, _, _ in _places(menu, 1)
        if path in texts
    }
    stale = tuple(View(edition, f"{FOLDER}/book.html").stale())
    anchors = {_anchor(url, name) for url, body in bodies.items() for name in _ID.findall(body)}
    chapters = [
        _chapter(bodies[places[path]], places[path], title, level, bodies.keys(), anchors)
        for path, title, level in _places(menu, 1)
        if path in texts
    ]
    heads = tuple(Head(f"book-{number}", one.title) for number, one in enumerate(chapters, start=1))
    title = edition.word("book", FOLDER)
    values: Mapping[str, object] = {"chapters": chapters}
    return Paper("book", "book", title, "book", PAGES["home"], values, heads=heads, stale=stale, style="css/book.css")


def _places(menu: Sequence[NavigationEntry], level: int) -> Iterator[tuple[str, str, int]]:
    """Path, title and level of every page of the menu, in its order."""
    for entry in menu:
        if entry.path:
            yield entry.path, entry.title, level
        yield from _places(entry.children, level + 1 if entry.path else level)


def _body(text: str) -> str:
    """A page's Markdown as HTML: of Markdown our templates use the headings alone."""
    return _HEADING.sub(_heading, _SCRIPT.sub("", text.partition(FRONT_MATTER_END)[2]))


def _chapter(
    html: str, url: str, title: str, level: int, known: AbstractSet[str], anchors: AbstractSet[str]
) -> Chapter:
    def address(match: re.Match[str]) -> str:
        path, _, name = unescape(match[1]).partition("#")
        target = normpath(join(dirname(url), path)) if path else url
        if target not in known:
            return match[0] if match[1].startswith("https:") else ""  # on paper there is nowhere else to go
        anchor = _anchor(target, name)
        anchor = anchor if anchor in anchors else _anchor(target)
        return f'href="#{anchor}"' + (f' data-to="{anchor}"' if target != url else "")

    html = _NAMED.sub(lambda match: f'{match[1]}="{" ".join(_anchor(url, name) for name in match[2].split())}"', html)
    html = _DRAWN.sub(lambda match: f"url(#{_anchor(url, match[1])})", html)
    html = _LINK.sub(address, html)
    html = html.replace(' role="region"', ' role="group"')  # chapters have tables of the same name, landmarks may not
    html = _LINKED.sub(r'<a href="\1"\3<span class="to" data-page-of="\2"></span></a>', html)
    return Chapter(_anchor(url), title, level, Markup(html))  # written by templates, which escape


def _heading(match: re.Match[str]) -> str:
    level, text, name = len(match[1]), _ESCAPED.sub(r"\1", match[2]), match[3]
    return f'<h{level} id="{name}">{text}</h{level}>'


def _anchor(url: str, name: str = "") -> str:
    """The book's anchor for a page, or for an anchor on it."""
    return "--".join(part for part in (url.removesuffix(".html").replace("/", "-"), name) if part)
