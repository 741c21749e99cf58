"""The menu of a long section: a part of it on each page, and yet a way to every page."""

import os
import re
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, join, normpath
from unittest.mock import patch

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.mkdocs_site.navigation import MOST_SHOWN
from generator.output import NavigationEntry, Output
from tests.pages.element import page as parsed
from tests.small_playbook import ROOT
from tests.tiny_site import build_site, tiny_site

MANY = 3 * MOST_SHOWN
LINK = re.compile(r'<a\s[^>]*href="([^"#:]+)')
FOOTER = re.compile(r'<footer class="md-footer">.*?</footer>', re.DOTALL)
"""Where the theme links a page to its neighbours."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site with a long section."""
    tiny = tiny_site("ja")
    entries = [NavigationEntry(f"No. {number}", f"no/{number}.md") for number in range(MANY)]
    section = NavigationEntry("Numbers", "no/index.md", tuple(entries))
    pages = [Output(str(entry.path), f"---\ntitle: {entry.title}\n---\n") for entry in (section, *entries)]
    menu = {"ja": (*tiny.navigation["ja"], section)}
    long = replace(tiny, navigation=menu, outputs=(*tiny.outputs, *pages))
    return build_site(long, tmp_path_factory.mktemp("site"))


def menu_of(site: Path, number: int) -> list[str]:
    """The pages of the long section that one of them shows in its menu."""
    navs = parsed(site / f"no/{number}.html").all("nav", class_="")
    (menu,) = (nav for nav in navs if "md-nav--primary" in nav.attributes["class"])
    return [link.removesuffix(".html") for link in menu.links if not link.startswith(("#", "../"))]


def test_long_section_shows_what_stands_around_the_page(site: Path) -> None:
    """Of each page: its neighbours, the section's own page and its last, in their order, and not many more."""
    for number in range(MANY):
        shown = list(dict.fromkeys(menu_of(site, number)))  # the section's own page is named on small screens, too
        assert shown == ["index", *sorted(shown[1:], key=int)]
        near = {str(one) for one in (number - 1, number, number + 1, MANY - 1) if 0 <= one < MANY}
        assert near <= set(shown)
        assert len(shown) <= MOST_SHOWN + 2


def test_neighbours_stay(site: Path) -> None:
    """Previous and next are those of the whole section."""
    for number in range(1, MANY - 1):
        links = parsed(site / f"no/{number}.html").all("link")
        found = {link.attributes["rel"]: link.attributes["href"] for link in links}
        assert (found["prev"], found["next"]) == (f"{number - 1}.html", f"{number + 1}.html")


@pytest.mark.usefixtures("no_engine")
def test_every_page_is_near_home_however_short_menus_are(tmp_path: Path) -> None:
    """Of the real playbook, with menus that show of a section hardly more than its first and last."""
    site = tmp_path / "site"
    settings = {"CONTENT": str(ROOT / "content"), "SITE": str(site)}
    with patch.dict(os.environ, settings), patch("generator.mkdocs_site.navigation.MOST_SHOWN", 1):
        build(load_config(str(ROOT / "mkdocs.yml")))
    pages = {str(path.relative_to(site)): FOOTER.sub("", path.read_text("utf-8")) for path in site.rglob("*.html")}
    reached = {"index.html", "en/index.html"}
    for _ in range(2):
        links = ((page, link) for page in reached & pages.keys() for link in LINK.findall(pages[page]))
        reached |= {normpath(join(dirname(page), link)) for page, link in list(links)}
    assert pages.keys() - reached == {"404.html"}
    assert len(pages) > 70
