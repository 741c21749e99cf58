"""Addresses in pages, menus and search that lead nowhere."""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from generator.assets import assets
from generator.output import NavigationEntry, Output, Site

ID = re.compile(r'(?: id="|\{: #)([^" }]+)')


ADDRESS = re.compile(r'(?<= )href="(?!https:)([^"#]*)(?:#([^"]*))?"')


def dead_ends(site: Site) -> Iterator[str]:
    """Addresses in pages, menus and search that lead nowhere."""
    texts = {address(one): one.content for one in site.outputs if isinstance(one.content, str)}
    anchors = {path: {"", *ID.findall(text)} for path, text in texts.items()}
    files = {*(address(one) for one in (*site.outputs, *assets()))}
    for path, text in texts.items():
        for target, anchor in ADDRESS.findall(text):
            yield from missing(join(dirname(path), target) if target else path, anchor, anchors, files)
    for language in site.languages:
        for url in site.search[language.code].entries:
            path, _, anchor = url.partition("#")
            yield from missing(language.prefix + path, anchor, anchors, files)
        for path in menu(site.navigation[language.code]):
            yield from missing(path.removesuffix(".md") + ".html", "", anchors, files)


def missing(path: str, anchor: str, anchors: Mapping[str, set[str]], files: set[str]) -> Iterator[str]:
    """The address, if there is no such place."""
    path = normpath(path)
    if path not in files or anchor not in anchors.get(path, {anchor}):
        yield f"{path}#{anchor}"


def menu(entries: tuple[NavigationEntry, ...]) -> Iterator[str]:
    """The paths of all entries; every entry has one, or others below it."""
    for entry in entries:
        assert entry.path or entry.children
        yield from [entry.path] if entry.path else []
        yield from menu(entry.children)


def address(output: Output) -> str:
    """Where an output is on the site."""
    return output.path.removesuffix(".md") + ".html" if output.path.endswith(".md") else output.path
