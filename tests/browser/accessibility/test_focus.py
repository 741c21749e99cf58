"""Whoever uses a keyboard sees where they are, gets everywhere, and is not sent about by a single letter."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility.keyboard import FOCUS, faults_of, stops
from tests.browser.accessibility.modes import SMALL, open_page
from tests.browser.accessibility.visits import Findings, faults


def test_focus_is_seen(findings: Findings) -> None:
    """Forwards and backwards, wide and at 320 pixels, the focus goes in the order of the HTML, never hidden or unmarked."""
    assert faults(findings, "focus") == []


@pytest.mark.few(1)
@pytest.mark.parametrize(
    "path", ["index.html", "en/checklists/setup.html", "en/self-check/fit.html", "phases/joint.html"]
)
def test_first_stop_leads_past_the_frame(page: Page, site: str, path: str) -> None:
    """The first press of Tab finds a link to the heading of the page, from where the next goes on in the text."""
    open_page(page, site + path)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('article').contains(document.activeElement)")


def test_every_frame_can_be_passed(findings: Findings) -> None:
    """Every page with a frame begins with the link past it; papers and the page for wrong addresses have none.

    Those have a heading and one main part, which comes after no more than a bar of four links and a button.
    """
    assert faults(findings, "way past the frame") == []


def open_menu(page: Page, address: str) -> Locator:
    """Open the menu of a page on a small screen by keyboard; gives what opens it."""
    page.set_viewport_size({"width": SMALL.width, "height": 800})
    open_page(page, address)
    opener = page.get_by_role("button", name="Navigation", exact=True)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(opener).to_be_focused()
    page.keyboard.press("Space")
    expect(opener).to_have_attribute("aria-expanded", "true")
    return opener


def test_menu_on_a_small_screen(page: Page, site: str) -> None:
    """By keyboard the menu is opened, its parts are gone into and out of, a page is reached, and Escape closes it."""
    opener = open_menu(page, f"{site}en/index.html")
    assert page.evaluate("() => document.activeElement.closest('.md-sidebar--primary') !== null")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    menu = page.locator(".md-sidebar--primary")
    expect(menu.get_by_text("Glossary", exact=True)).to_be_hidden()
    page.keyboard.press("Space")
    part = page.get_by_role("checkbox", name="Roles")
    part.focus()
    page.keyboard.press("Space")
    expect(menu.get_by_text("Staffing patterns", exact=True)).to_be_hidden()
    assert faults_of(page.evaluate(FOCUS)) == []
    page.keyboard.press("Space")
    assert faults_of(page.evaluate(FOCUS)) == []
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent.trim()") == "Strategy lead":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/roles/strategy.html")


@pytest.mark.few(1)
@pytest.mark.parametrize("path", ["glossary.html", "roles/strategy.html", "self-check/fit.html"])
def test_menu_closes_behind_the_focus(page: Page, site: str, path: str) -> None:
    """In the open menu every stop is seen; tabbing on from its last link closes it, so that nothing is below it."""
    opener = open_menu(page, f"{site}en/{path}")
    assert faults_of(page.evaluate(FOCUS)) == []
    for stop in stops(page, "Tab"):
        assert faults_of(stop) == []
        if opener.get_attribute("aria-expanded") == "false":
            break
    assert page.evaluate("() => document.querySelector('article').contains(document.activeElement)")


@pytest.mark.few(2)
@pytest.mark.parametrize("key", ["f", "s", "/", "p", ",", "n", "."])
def test_single_letters_do_nothing(page: Page, site: str, key: str) -> None:
    """A letter alone, as dictation sends it, leads nowhere."""
    open_page(page, f"{site}en/phases/joint.html")
    page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url == f"{site}en/phases/joint.html"
    assert page.evaluate("() => document.activeElement === document.body")
