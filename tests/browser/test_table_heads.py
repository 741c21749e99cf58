"""Table heads on paper: none at the foot of a page without a row, and no word in them broken."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.support.fonts import WIDEST_FONT
from tests.support.paper import LANGUAGES

MILLIMETRE = 96 / 25.4
"""Pixels."""
WIDTHS = {"page": 180, "paper": 190, "both": 277}
"""Millimetres between a sheet's margins, for a page of the site, a paper, and a paper in two languages."""
_ONLY_LAST_TABLE = """() => {
  const table = Array.from(document.querySelectorAll("main .table, main .grid:not(.sign)")).at(-1);
  const room = document.createElement("div");
  room.id = "room";
  document.querySelector("main").replaceChildren(room, table.closest(".table-scroll") || table);
  return [table.tHead.innerText, table.tBodies[0].querySelector("tr[id], tr[data-kept]").innerText];
}"""
_BROKEN_WORDS = r"""() => {
  const broken = new Set(), range = document.createRange();
  for (const head of document.querySelectorAll("main th")) {
    const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/[\p{Script=Latin}\d]+/gu)) {
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (new Set(Array.from(range.getClientRects(), (one) => one.top)).size > 1) broken.add(word[0]);
      }
    }
  }
  return Array.from(broken);
}"""


@pytest.fixture(params=["now", 109])
def paper_page(request: pytest.FixtureRequest, chromium: Browser, launch_old: Callable[[int], Browser]) -> Page:
    """A page of today's Chromium, and of one of years ago."""
    return (chromium if request.param == "now" else launch_old(request.param)).new_page()


@pytest.fixture(scope="module")
def wide_letters(launch_with_font: Callable[[str], Browser]) -> Browser:
    """A browser that has the widest of the usual fonts alone."""
    return launch_with_font(WIDEST_FONT)


@pytest.mark.few(1)
@pytest.mark.parametrize("paper", ["book", "checklist-utilisation"])
def test_heads_stay_with_a_row(paper_page: Page, built_site: Path, paper: str) -> None:
    """Wherever on a sheet a table begins, its head is on the page of its first row."""
    paper_page.goto((built_site / f"en/paper/{paper}.html").as_uri())
    head, row = map(letters, paper_page.evaluate(_ONLY_LAST_TABLE))
    moved = 0
    for height in range(210, 272, 6):
        paper_page.evaluate("height => { document.getElementById('room').style.height = `${height}mm`; }", height)
        sheets = PdfReader(BytesIO(paper_page.pdf(prefer_css_page_size=True))).pages
        texts = [letters(sheet.extract_text()) for sheet in sheets]
        first = next(text for text in texts if head in text)
        assert row[:20] in first, f"{height} mm from the top"
        moved += head not in texts[0]
    assert moved, "the table never reached the foot of the page"


@pytest.mark.few(1)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_in_a_head_is_broken(wide_letters: Browser, built_site: Path, language: str) -> None:
    """On paper every word in a head is on one line, on all pages and papers, in a wide font."""
    folder = built_site / ("" if language == "ja" else language)
    paths = [
        path
        for path in sorted(folder.rglob("*.html"))
        if language == "en" or "en" not in path.relative_to(folder).parts
    ]
    found = {path.name: words for path in paths if (words := broken_words(wide_letters, path, folder))}
    assert found == {}


def letters(text: str) -> str:
    """Return the letters of a text: old Chromium does not say in a PDF which figures it has printed."""
    return "".join(filter(str.isalpha, text))


def broken_words(browser: Browser, path: Path, folder: Path) -> list[str]:
    """Return the words that a page's table heads break on paper."""
    paper = path.parent == folder / "paper" and path.stem != "index"
    width = WIDTHS["both" if path.stem.endswith("-both") else "paper" if paper else "page"]
    page = browser.new_page(viewport={"width": int(width * MILLIMETRE), "height": 1000})
    page.emulate_media(media="print")
    page.goto(path.as_uri(), wait_until="domcontentloaded")
    words: list[str] = page.evaluate(_BROKEN_WORDS)
    page.close()
    return words
