"""What is on every page stands in the same place and is called the same everywhere."""

from collections import defaultdict

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility.modes import open_page

MENU = """() => Array.from(document.querySelectorAll(".md-nav--primary .md-nav__link"))
  .filter((one) => !one.closest(".md-nav--secondary") && one.href)
  .map((one) => [one.textContent.trim(), new URL(one.href).pathname])"""
"""The links of the menu: what stands below a page's own entry is its table of contents."""
FRAME = """() => Array.from(document.querySelectorAll(".md-header :is(a, button, input, label), .paper__bar :is(a, button)"), (one, at) => [
  `${one.closest(".md-header, .paper__bar").classList[0]} ${at}`,
  one.getAttribute("aria-label") || one.textContent.trim() || one.placeholder || one.title])"""
"""The controls of a header or of a paper's bar, by their place, and what they are called."""
BUTTONS = """() => Array.from(document.querySelectorAll("main button"), (one) => [
  Array.from(one.attributes, (each) => each.name).filter((name) => name.startsWith("data-")).sort().join(" "),
  Array.from(one.childNodes, (part) => (part.className === "visually-hidden" ? "" : part.textContent)).join("").trim()])
  .filter(([hook]) => hook)"""
"""What each button does, by the hook that its script finds it by, and its words; those on what it does it to are hidden."""
HELP = """() => Array.from(document.querySelectorAll("a[href^='mailto:'], a[href^='tel:'], a[href^='sms:'], form[action], iframe"), (one) => one.outerHTML.slice(0, 100))"""
LOGIN = """() => Array.from(document.querySelectorAll(
  "input[type=password], [autocomplete~=username], [autocomplete*=password], [autocomplete=one-time-code], form[method=post]"), (one) => one.outerHTML.slice(0, 100))"""


def pages_of(paths: list[str], language: str) -> list[str]:
    """The pages of a language. The page for wrong addresses is in both and has no frame."""
    return [path for path in paths if path.startswith("en/") == (language == "en") and path != "404.html"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_same_order_everywhere(page: Page, site: str, paths: list[str], language: str) -> None:
    """Menu and header have the same controls in the same order on every page of a language, and papers the same bar."""
    menus, headers, bars = set(), set(), set()
    for path in pages_of(paths, language):
        page.goto(site + path, wait_until="domcontentloaded")
        frame = page.evaluate(FRAME)
        if page.locator(".paper__bar").count():
            bars.add(tuple(name for _, name in frame))
        else:
            menus.add(tuple(map(tuple, page.evaluate(MENU))))
            headers.add(tuple(name for _, name in frame))
    assert len(menus) == 1
    assert len(min(menus)) > 15
    assert len(headers) == 1
    assert len(bars) == 1


@pytest.mark.parametrize("language", ["ja", "en"])
def test_same_words_for_the_same_thing(page: Page, site: str, paths: list[str], language: str) -> None:
    """A control of the frame, and a button that does the same, is called the same on every page of a language."""
    names = defaultdict(set)
    for path in pages_of(paths, language):
        open_page(page, site + path)
        for what, name in [*page.evaluate(FRAME), *page.evaluate(BUTTONS)]:
            names[what].add(name)
    assert {what: called for what, called in names.items() if len(called) > 1} == {}


def test_no_page_offers_contact_or_asks_for_a_login(page: Page, site: str, paths: list[str]) -> None:
    """No page has an address, number or form for help, or anything that asks who the reader is and for a secret."""
    for path in paths:
        page.goto(site + path, wait_until="domcontentloaded")
        assert page.evaluate(HELP) == [], path
        assert page.evaluate(LOGIN) == [], path
