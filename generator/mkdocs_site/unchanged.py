"""What has not changed between two builds, while an author is watching, and need not be searched for words again.

Nothing is left out of a build. Only the search plugin's reading of a page is spared, which comes out the same for the same page.
"""

from collections.abc import Callable
from typing import Any

from material.plugins.search.plugin import SearchPlugin  # type: ignore[import-untyped]  # has no types
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page


class Unchanged:
    """Remembers what was found on each page in the last build."""

    def __init__(self) -> None:
        self._indexed: dict[str, tuple[object, list[Any]]] = {}
        """By address in the sources: what a page's entries were made from, and the entries."""

    def spare_indexing(self, config: MkDocsConfig) -> None:
        """Let the search plugin take a page's entries from the last build, if its title and HTML are the same."""
        index = next(plugin for plugin in config.plugins.values() if isinstance(plugin, SearchPlugin)).search_index
        add: Callable[[Page], None] = index.add_entry_from_context

        def add_once(page: Page) -> None:
            made_from = page.content, page.title, page.url
            known, entries = self._indexed.get(page.file.src_uri, (None, []))
            if known != made_from:
                before = len(index.entries)
                add(page)
                self._indexed[page.file.src_uri] = made_from, index.entries[before:]
            else:
                index.entries.extend(entries)

        index.add_entry_from_context = add_once
