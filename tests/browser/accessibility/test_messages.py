"""What changes by itself on a page is told once, in a word, and nothing moves under a reader's hands."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility.modes import open_page

LIVE = """() => Array.from(document.querySelectorAll("[role=status], [role=alert], [aria-live]")).map((one) => [
  one.getAttribute("role") || one.getAttribute("aria-live"), one.querySelectorAll("table, ul, h2, h3").length])"""


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_messages_are_announced(page: Page, site: str, prefix: str) -> None:
    """An answer is told to be saved in one live line; the report is in none; focus and page stay where they are."""
    open_page(page, f"{site}{prefix}self-check/organisation.html")
    assert [count for _, count in page.evaluate(LIVE)] == [0] * len(page.evaluate(LIVE))
    assert (
        page.evaluate(
            "() => document.querySelector('[data-report]').closest('[role=status], [role=alert], [aria-live]')"
        )
        is None
    )
    answer = page.locator("input[name=cover-strategy]").first
    answer.focus()
    place = page.evaluate("scrollY")
    revision = page.locator("[data-report]").get_attribute("data-revision") or ""
    page.keyboard.press("Space")
    expect(page.locator("[data-report]")).not_to_have_attribute("data-revision", revision)
    expect(page.get_by_role("status").first).to_have_text(re.compile(r"\d"))
    assert page.evaluate("() => document.activeElement.name") == "cover-strategy"
    assert page.evaluate("scrollY") == place


def test_arrows_choose_without_moving_anything(page: Page, site: str) -> None:
    """Arrow keys go through the answers of one question; each press is an answer, and the focus stays in the group."""
    open_page(page, f"{site}self-check/organisation.html")
    page.locator("input[name=cover-strategy]").first.focus()
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
        assert page.evaluate("() => document.activeElement.name") == "cover-strategy"
        assert page.evaluate("() => document.activeElement.checked")
