"""The search plugin's reading of pages, spared what it makes nothing of.

It reads HTML tag by tag in Python, an eighth of a build. Tags that it neither keeps in its entries nor treats in another way are taken away
before; what stands between them stays. While an author is watching, a page that is as it was is not read at all.
"""

import re
from collections.abc import Callable
from typing import Any

from material.plugins.search.plugin import SearchIndex, SearchPlugin  # type: ignore[import-untyped]  # has no types
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

_PLAIN = (
    *("a", "abbr", "b", "br", "em", "i", "small", "span", "strong", "time", "wbr"),
    *("caption", "dd", "dl", "dt", "figcaption", "figure", "table", "tbody", "td", "th", "thead", "tr"),
    *("button", "fieldset", "input", "label", "legend"),
    *("circle", "g", "path", "rect", "text"),
)
_TAG = re.compile(rf"</?(?:{'|'.join(_PLAIN)})(?=[\s>])[^>]*>")
_TREATED = re.compile(rf"<(?:{'|'.join(_PLAIN)})\s[^>]*(?:data-search-exclude|linenodiv|headerlink)")
"""What such a tag would say to the search plugin: with its element it leaves out what is in it."""


class Indexing:
    """How pages get into the search index; remembers what was found on each in the last build."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[object, list[Any]]] = {}
        """By address in the sources: what a page's entries were made from, and the entries."""

    def prepare(self, config: MkDocsConfig, *, keep: bool) -> None:
        """Set up the index of the build that begins.

        Args:
            config: of the build.
            keep: whether entries are kept for the next build.
        """
        index = next(plugin for plugin in config.plugins.values() if isinstance(plugin, SearchPlugin)).search_index
        read: Callable[[Page], None] = index.add_entry_from_context

        def add(page: Page) -> None:
            whole = page.content or ""
            page.content = whole if _TREATED.search(whole) else _TAG.sub("", whole)
            read(page)
            page.content = whole

        index.add_entry_from_context = self._once(index, add) if keep else add

    def _once(self, index: SearchIndex, add: Callable[[Page], None]) -> Callable[[Page], None]:
        """Takes a page's entries from the last build, if its title and HTML are the same."""

        def add_once(page: Page) -> None:
            made_from = page.content, page.title, page.url
            known, entries = self._known.get(page.file.src_uri, (None, []))
            if known != made_from:
                before = len(index.entries)
                add(page)
                self._known[page.file.src_uri] = made_from, index.entries[before:]
            else:
                index.entries.extend(entries)

        return add_once
