"""What has not changed between two builds, while an author is watching: neither made into HTML again nor searched for words.

Nothing is left out of a build. Only the two steps are spared in which MkDocs and its search plugin read through a page, and which
come out the same for the same page: together they are half of the time that an author would wait.
"""

from collections.abc import Callable
from typing import Any

from material.plugins.search.plugin import SearchPlugin  # type: ignore[import-untyped]  # has no types
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")
"""What `Page.render` sets, but for the links to other pages."""

type Kept = dict[str, tuple[object, Any]]
"""By address in the sources: what a result was made from, and the result."""


class Unchanged:
    """Remembers what became of each page in the last build."""

    def __init__(self) -> None:
        self._rendered: Kept = {}
        self._indexed: Kept = {}

    def spare_rendering(self, page: Page) -> None:
        """Let the page take its HTML from the last build, if its Markdown and the names of all files are the same."""
        render = page.render

        def render_once(config: MkDocsConfig, files: Files) -> None:
            made_from = page.markdown, frozenset(files.src_uris)
            known, result = self._rendered.get(page.file.src_uri, (None, None))
            if known == made_from:
                attributes, links = result
                vars(page).update(attributes)
                page.links_to_anchors = {files.src_uris[uri]: anchors for uri, anchors in links.items()}
                return
            render(config, files)
            links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
            result = {name: getattr(page, name) for name in RENDERED}, links
            self._rendered[page.file.src_uri] = made_from, result

        page.render = render_once  # type: ignore[method-assign]  # MkDocs has no other place to do so

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
