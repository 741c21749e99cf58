"""One menu per language, out of MkDocs' single one.

MkDocs knows one navigation. We give it a top section per language and take the sections apart again once MkDocs has
turned them into pages, so that everything MkDocs does for a page on the way still happens.
"""

from collections.abc import Iterable, Mapping

from markupsafe import escape
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from generator.output import Language, NavigationEntry, Site

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
