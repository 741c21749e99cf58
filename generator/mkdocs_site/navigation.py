"""One menu per language, out of MkDocs' single one; and of a long menu, the part that a page shows.

MkDocs knows one navigation. We give it a top section per language and take the sections apart again once MkDocs has
turned them into pages, so that everything MkDocs does for a page on the way still happens.
"""

import copy
from collections.abc import Iterable, Mapping

from markupsafe import escape
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from generator.output import Language, NavigationEntry, Site

MOST_SHOWN = 40
"""So many entries of a section a page shows, beside its first and last. With all of them, the menus grow with the square of a site."""

type NavigationItem = str | dict[str, str | list[NavigationItem]]


def navigation_config(site: Site) -> list[dict[str, list[NavigationItem]]]:
    """The value for MkDocs' `nav`: one top section per language."""
    return [{language.code: [_item(entry) for entry in site.navigation[language.code]]} for language in site.languages]


def split_navigation(
    navigation: Navigation, files: Files, languages: tuple[Language, ...]
) -> Mapping[Language, Navigation]:
    """The menu of each language; pages no longer lead into another language."""
    menus = {}
    for language, section in zip(languages, navigation.items, strict=True):
        items = list(section.children)
        for item in items:
            item.parent = None
        pages = list(_pages(items))
        if pages:
            pages[0].previous_page = pages[-1].next_page = None
        menu = Navigation(items, pages)
        home = files.get_file_from_path(f"{language.prefix}index.md")
        menu.homepage = home.page if home else None
        menus[language] = menu
    return menus


def excerpt(menu: Navigation) -> Navigation:
    """The menu for the page that is marked as being read: of a long section, what stands around that page, the first and the last.

    The first is the section's own page, if it has one, and lists everything in it. The last may be a page of another kind, such as
    how the self-checks work.
    """
    shown = copy.copy(menu)
    shown.items = [_shortened(item) for item in menu.items]
    return shown


def _shortened(item: StructureItem) -> StructureItem:
    if not isinstance(item, Section) or len(item.children) <= MOST_SHOWN:
        return item
    every = item.children
    read = next((place for place, child in enumerate(every) if isinstance(child, Page) and child.active), 0)
    start = max(0, min(read - MOST_SHOWN // 2, len(every) - MOST_SHOWN))
    section = copy.copy(item)
    section.children = [every[place] for place in sorted({0, *range(start, start + MOST_SHOWN), len(every) - 1})]
    return section


def _item(entry: NavigationEntry) -> NavigationItem:
    # The theme prints titles as they are, so they have to be HTML here.
    title = escape(entry.title)
    if not entry.children:
        return {title: entry.path} if entry.path else {title: []}
    children = [_item(child) for child in entry.children]
    return {title: [{title: entry.path}, *children] if entry.path else children}


def _pages(items: Iterable[StructureItem]) -> Iterable[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)
