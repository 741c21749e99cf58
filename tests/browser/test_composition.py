"""Keys that an input method has handled mean nothing to the page: they choose, confirm or cancel a conversion."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.support.chromium import NewPage
from tests.support.input_method import press_handled
from tests.support.static_server import Serve

QUERY = ".md-search__input"


@pytest.fixture(scope="session")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)


@pytest.mark.parametrize("width", [1366, 390])
def test_search_goes_on_while_composing(new_page: NewPage, site: str, width: int) -> None:
    """Enter that confirms a conversion follows no result, Escape that cancels one closes no search; alone Enter does."""
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(site + "glossary.html")
    if width < 1000:
        page.locator("label.md-header__button[for=__search]").click()
    page.locator(QUERY).click()
    page.locator(QUERY).fill("スコア")
    expect(page.locator(".md-search-result__list mark").first).to_be_visible()
    for key in ("Enter", "Escape", "Tab", "ArrowDown"):
        press_handled(page, QUERY, key)
        expect(page.locator(QUERY)).to_be_focused()
        expect(page.locator("#__search")).to_be_checked()
    assert page.url == site + "glossary.html"
    page.locator(QUERY).press("Enter")
    page.wait_for_url("**/*?h=*")


def test_menu_and_explanation_stay_open(new_page: NewPage, site: str) -> None:
    """Escape for an input method closes neither the explanation of a term nor the menu; alone it does."""
    page = new_page(viewport={"width": 390, "height": 800})
    page.goto(site + "roles/strategy.html")
    page.locator("a.term").first.focus()
    press_handled(page, "a.term", "Escape")
    expect(page.locator(".explanation--open")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".explanation--open")).to_have_count(0)
    page.locator(".menu-button").click()
    press_handled(page, ".md-sidebar--primary a", "Escape")
    expect(page.locator("#__drawer")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__drawer")).not_to_be_checked()
