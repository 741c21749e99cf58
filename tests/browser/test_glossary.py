"""Terms explained where they occur: by pointer, keyboard and finger, on small screens and on paper."""

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.support.chromium import NewPage
from tests.support.paper import squeezed
from tests.support.static_server import Serve

PAGE = "phases/joint.html"
PATHS = [PAGE, f"en/{PAGE}"]
PHONE = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)


def term(page: Page, number: int = 0) -> Locator:
    """A marked term, and the first of its page if no other is asked for."""
    return page.locator("a.term").nth(number)


def explanation(page: Page, of: Locator) -> Locator:
    """What explains a term, with the link to the glossary."""
    return page.locator(f".explanation:has(#{of.get_attribute('aria-describedby')})")


def test_hover(page: Page, site: str) -> None:
    """The explanation shows on hover, stays while the pointer is on it, follows a press of its link, and goes with the pointer."""
    page.goto(site + PAGE)
    told = explanation(page, term(page))
    expect(told).to_be_hidden()
    term(page).hover()
    expect(told).to_be_visible()
    told.hover()
    page.wait_for_timeout(500)
    expect(told).to_be_visible()
    page.mouse.move(5, 400)
    expect(told).to_be_hidden()
    term(page).hover()
    told.get_by_role("link").click()
    page.wait_for_url("**/glossary.html#term-*")


def test_passing_over(page: Page, site: str) -> None:
    """A pointer that only passes over a term opens nothing, and one explanation gives way to the next."""
    page.goto(site + PAGE)
    term(page).hover()
    page.mouse.move(5, 400)
    page.wait_for_timeout(400)
    expect(page.locator(".explanation:visible")).to_have_count(0)
    term(page).hover()
    expect(explanation(page, term(page))).to_be_visible()
    term(page, 3).hover()
    expect(explanation(page, term(page, 3))).to_be_visible()
    expect(page.locator(".explanation:visible")).to_have_count(1)


def test_keyboard(page: Page, site: str) -> None:
    """Focus shows the explanation, Escape closes it and leaves the focus, Tab goes on, Enter follows the link."""
    page.goto(site + PAGE)
    term(page).focus()
    told = explanation(page, term(page))
    expect(told).to_be_visible()
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    expect(term(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(term(page, 1)).to_be_focused()
    expect(explanation(page, term(page, 1))).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(told).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#term-*")


def test_escape_while_the_pointer_rests(page: Page, site: str) -> None:
    """Escape closes what the pointer has opened, without moving it."""
    page.goto(site + PAGE)
    term(page).hover()
    expect(explanation(page, term(page))).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)
    expect(explanation(page, term(page))).to_be_hidden()


def test_tap(new_page: NewPage, site: str) -> None:
    """The first tap opens the explanation, one elsewhere closes it, a second on the term follows the link."""
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(site + PAGE)
    told = explanation(page, term(page))
    term(page).tap()
    expect(told).to_be_visible()
    assert page.url.endswith(PAGE)
    page.locator("h1").tap()
    expect(told).to_be_hidden()
    term(page).tap()
    expect(told).to_be_visible()
    term(page).tap()
    page.wait_for_url("**/glossary.html#term-*")


def test_tap_on_the_link(new_page: NewPage, site: str) -> None:
    """The link in the explanation leads to the glossary with one tap."""
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(site + PAGE)
    term(page).tap()
    explanation(page, term(page)).get_by_role("link").tap()
    page.wait_for_url("**/glossary.html#term-*")


@pytest.mark.few(2)
@pytest.mark.parametrize("path", ["en/pitfalls/index.html", "staffing/index.html", "en/glossary.html"])
@pytest.mark.parametrize("viewport", [PHONE, {"width": 640, "height": 200}])
def test_never_leaves_the_window(new_page: NewPage, site: str, path: str, viewport: dict[str, int]) -> None:
    """Every explanation is wholly within the window, beside its term, and not below the header; nothing scrolls sideways."""
    page = new_page(viewport=viewport)
    page.goto(site + path)
    header = page.locator(".md-header").evaluate("header => header.getBoundingClientRect().bottom")
    for mark in page.locator("a.term").all():
        mark.evaluate("mark => mark.scrollIntoView({block: 'center'})")
        mark.focus()
        told = explanation(page, mark)
        expect(told).to_be_visible()
        box, own = told.bounding_box(), mark.bounding_box()
        assert box
        assert own
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= viewport["width"]
        assert box["y"] >= header
        assert box["y"] + box["height"] <= viewport["height"]
        assert box["y"] >= own["y"] + own["height"] or box["y"] + box["height"] <= own["y"]
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_without_scripts(new_page: NewPage, site: str) -> None:
    """Without JavaScript a mark is a link that screen readers describe, and no explanation is in the way."""
    page = new_page(java_script_enabled=False)
    page.goto(site + PAGE)
    expect(page.locator(".explanation:visible")).to_have_count(0)
    expect(term(page)).to_have_accessible_description(
        "スコアリング すこありんぐ 見込み顧客の行動や属性に点数を付け、対応の優先度を判定する仕組みです。"
    )
    term(page).click()
    page.wait_for_url("**/glossary.html#term-*")


@pytest.mark.few(1)
@pytest.mark.parametrize("path", PATHS)
def test_on_paper(page: Page, site: str, path: str) -> None:
    """On paper each mark has its number, and the footnotes stand at the end, even of one that is open on screen."""
    page.goto(site + path)
    marks = page.locator("a.term").all_text_contents()
    numbers = page.locator("a.term").evaluate_all("marks => marks.map(mark => mark.dataset.number)")
    assert numbers == [str(number) for number in range(1, len(marks) + 1)]
    told = [squeezed(text) for text in page.locator(".explanation__text").all_text_contents()]
    term(page).focus()
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    text = squeezed("".join(sheet.extract_text() for sheet in sheets))
    for number, (mark, definition) in enumerate(zip(marks, told, strict=True), start=1):
        assert squeezed(f"{mark}{number}") in text
        assert definition[:20] in text
    page.emulate_media(media="print")
    link = page.locator(".explanation a").first
    expect(link).to_be_hidden()
    assert page.locator(".explanation").first.evaluate("one => getComputedStyle(one).position") == "static"


@pytest.mark.few(1)
@pytest.mark.parametrize("path", ["checklists/setup.html", "en/checklists/utilisation.html", "glossary.html"])
def test_no_footnotes(page: Page, site: str, path: str) -> None:
    """Sheets that are to stay short, and the glossary itself, have neither footnotes nor numbers on paper."""
    page.goto(site + path)
    assert page.locator("a.term").count()
    page.emulate_media(media="print")
    expect(page.locator(".explanation:visible")).to_have_count(0)
    expect(page.locator("a.term[data-number]")).to_have_count(0)


def test_still_and_seen(new_page: NewPage, site: str) -> None:
    """Nothing moves, and with forced colours the explanation keeps its border and the mark its line."""
    page = new_page(forced_colors="active", reduced_motion="reduce")
    page.goto(site + PAGE)
    term(page).focus()
    told = explanation(page, term(page))
    expect(told).to_have_css("border-top-style", "solid")
    expect(term(page)).to_have_css("text-decoration-line", "underline")
    for element in (told, term(page)):
        durations = element.evaluate(
            "one => [getComputedStyle(one).animationDuration, getComputedStyle(one).transitionDuration]"
        )
        assert all(float(one.removesuffix("s")) <= 0.01 for one in durations)
