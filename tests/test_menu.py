"""The menu of a large site: each page shows a part of a long section, and every page can be reached nevertheless."""

import re
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from generator.build import build
from generator.mkdocs_site import navigation
from generator.mkdocs_site.navigation import MOST_SHOWN
from generator.output import NavigationEntry, Output
from tests.support.checkout import ROOT
from tests.support.tiny_site import build_site, tiny_site

PAGES = 3 * MOST_SHOWN
LINK = re.compile(r'<a [^>]*href="([^"#:]+\.html)')
FOOTER = re.compile(r"<footer.*?</footer>", re.DOTALL)
IN_MENU = re.compile(r'<a href="([^"#]*)" class="md-nav__link')


@pytest.fixture(scope="module")
def long_section(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a section of many pages between its own page and another."""
    numbers = [f"{number:03}" for number in range(PAGES)]
    home, roles = tiny_site("ja").navigation["ja"]
    many = tuple(NavigationEntry(number, f"roles/{number}.md") for number in numbers)
    outputs = tuple(Output(f"roles/{number}.md", f"---\ntitle: {number}\n---\n<p>x</p>\n") for number in numbers)
    site = replace(
        tiny_site("ja", more=outputs), navigation={"ja": (home, replace(roles, children=(*many, *roles.children)))}
    )
    return build_site(site, tmp_path_factory.mktemp("site"))


def menu(page: Path) -> list[str]:
    """Names of the pages that the menu of a page leads to, in its order."""
    return [Path(address).stem for address in dict.fromkeys(IN_MENU.findall(page.read_text("utf-8")))]


@pytest.mark.parametrize(
    ("read", "first", "last"), [("000", 0, 40), ("010", 0, 40), ("060", 40, 80), ("119", 81, 120), ("index", 0, 40)]
)
def test_part_around_the_page(long_section: Path, read: str, first: int, last: int) -> None:
    """As many entries as are shown, with the page among them, and the section's own page and its last one."""
    shown = menu(long_section / f"roles/{read}.html")
    assert {"index", "implementation", *(f"{number:03}" for number in range(first, last - 2))} <= set(shown)
    assert read in shown
    assert len(shown) <= MOST_SHOWN + 3
    assert shown == sorted(shown, key=lambda name: (name == "implementation", name != "index", name))


def test_elsewhere_the_beginning(long_section: Path) -> None:
    """A page of another section shows the first entries."""
    assert "000" in menu(long_section / "index.html")
    assert "100" not in menu(long_section / "index.html")


def test_previous_and_next_lead_through_all(long_section: Path) -> None:
    """From the section's page to its last, one after the other."""
    page, seen = "roles/index.html", []
    while following := re.search(r'<link rel="next" href="([^"]*)"', (long_section / page).read_text("utf-8")):
        page = normpath(join(dirname(page), following[1]))
        seen.append(Path(page).stem)
    assert seen == [*(f"{number:03}" for number in range(PAGES)), "implementation"]


@pytest.mark.usefixtures("no_engine")
def test_every_page_can_be_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even with menus that show next to nothing, links lead from the home page to every page; previous and next are not needed."""
    monkeypatch.setattr(navigation, "MOST_SHOWN", 1)
    site = build_site(build(ROOT / "content"), tmp_path)
    assert "implementation" not in menu(site / "index.html")
    reached, ahead = set[str](), {"index.html"}
    while ahead:
        page = ahead.pop()
        reached.add(page)
        links = LINK.findall(FOOTER.sub("", (site / page).read_text("utf-8")))
        ahead |= {normpath(join(dirname(page), link)) for link in links} - reached
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert pages - reached == {"404.html"}
