"""Papers have room to spare on their last page in every usual font, so that no machine's fonts add a page."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PageObject, PdfReader

from tests.support.builds import BuiltSite
from tests.support.checkout import ROOT
from tests.support.fonts import JAPANESE, USUAL_FONTS, postscript_name
from tests.support.paper import LANGUAGES, PAGES

LEAST_ROOM = 0.05
"""Of the height of the last page."""
_MARK_END = """() => {
  const end = document.createElement("div");
  end.id = "end";
  document.querySelector("main").append(end);
  const link = document.createElement("a");  // Chromium writes down only the places that links lead to.
  link.href = "#end";
  link.textContent = "-";
  link.style.cssText = "position: absolute; top: 0; font-size: 1px;";
  document.querySelector("main").prepend(link);
}"""


@dataclass(frozen=True)
class Measured:
    """A paper's length in one font."""

    pages: int
    room: float
    """The share of the last page's height that is free above its margin."""
    fonts: set[str]
    """The names of the fonts on the first page."""


@pytest.fixture(scope="module", params=USUAL_FONTS)
def font(request: pytest.FixtureRequest) -> str:
    """One of the usual fonts."""
    return str(request.param)


@pytest.fixture(scope="module")
def font_page(font: str, launch_with_font: Callable[[str], Browser]) -> Page:
    """A page of a browser that has this font alone, and one for Japanese text."""
    return launch_with_font(font).new_page()


def measure(page: Page, path: Path) -> Measured:
    """Print a paper, and see where it ends."""
    page.goto(path.as_uri())
    page.evaluate(_MARK_END)
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    end = next(place for name, place in reader.named_destinations.items() if name.lstrip("/") == "end")
    number = reader.get_destination_page_number(end)
    assert number == len(reader.pages) - 1, f"{path.stem} has a blank page"
    assert end.top is not None
    room = (float(end.top) - bottom_margin()) / float(reader.pages[-1].mediabox.height)
    return Measured(number + 1, room, fonts_of(reader.pages[0]))


def fonts_of(sheet: PageObject) -> set[str]:
    """Return the names of the fonts on a page, without their weights."""
    resources: Any = sheet["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    names = [font.get("/BaseFont") or font["/FontDescriptor"]["/FontName"] for font in fonts]
    return {name.partition("+")[2].partition("-")[0] for name in names}


@cache
def bottom_margin() -> float:
    """Return the height of a sheet's bottom margin, in points."""
    css = (ROOT / "site_assets/css/paper.css").read_text("utf-8")
    found = re.search(r"@page \{[^}]*?margin: \d+mm \d+mm (\d+)mm;", css)
    assert found
    return int(found[1]) * 72 / 25.4


def measure_all(page: Page, site: Path, language: str) -> dict[str, Measured]:
    """Measure the papers of a site in one language, without the book."""
    folder = site / ("" if language == "ja" else language) / "paper"
    return {path.stem: measure(page, path) for path in papers_in(folder)}


def papers_in(folder: Path) -> list[Path]:
    """Return the papers below a language's root, without the list of them and the book."""
    return [path for path in sorted(folder.glob("*.html")) if path.stem not in {"index", "book"}]


def crowded(measured: dict[str, Measured]) -> dict[str, float]:
    """Return the papers with too little room, and how much they have."""
    return {name: round(one.room, 3) for name, one in measured.items() if one.room < LEAST_ROOM}


@pytest.mark.few(1)
@pytest.mark.parametrize("language", LANGUAGES)
def test_shipped_papers_have_room(font_page: Page, font: str, built_site: Path, language: str) -> None:
    """In every usual font each paper has the same number of pages, and room on the last one."""
    measured = measure_all(font_page, built_site, language)
    assert {name: one.pages for name, one in measured.items()} == {name: PAGES[name][language] for name in PAGES}
    assert crowded(measured) == {}
    used = {name for one in measured.values() for name in one.fonts if "Mono" not in name}
    assert used == {postscript_name(font), postscript_name(JAPANESE)}


@pytest.mark.few(1)
@pytest.mark.parametrize("language", LANGUAGES)
def test_small_papers_have_room(font_page: Page, small_site_build: BuiltSite, language: str) -> None:
    """The papers of a small playbook have one page each in every usual font, and room on it."""
    measured = measure_all(font_page, small_site_build.folder, language)
    assert {name for name, one in measured.items() if one.pages > 1} == set()
    assert crowded(measured) == {}


@pytest.mark.thorough
@pytest.mark.parametrize("version", [103, 109])
@pytest.mark.parametrize("language", LANGUAGES)
def test_old_browsers_print_no_more(
    launch_old: Callable[[int], Browser], built_site: Path, version: int, language: str
) -> None:
    """Chromium of years ago prints each paper on as many sheets at most: no row or table begins one by itself."""
    browser = launch_old(version)
    longer = {}
    for path in papers_in(built_site / ("" if language == "ja" else language) / "paper"):
        page = browser.new_page()
        page.goto(path.as_uri())
        pages = len(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages)
        page.close()
        if pages > PAGES[path.stem][language]:
            longer[path.stem] = pages
    assert longer == {}
