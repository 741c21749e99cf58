"""From the top of a self-check, from its report and from an address, a reader lands on a tool: in the window, opened."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.chromium import NewPage
from tests.support.self_check_page import READY, SelfCheckPage
from tests.support.static_server import Serve

PREFIXES = {"ja": "", "en": "en/"}
SIZES = {"desktop": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}
TOP = ("plan-b", "compare", "merge", "turns")
_SEEN = """(name) => {
  const tool = document.getElementById("tool-" + name);
  const { top, bottom, left, width } = tool.querySelector("summary").getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, (top + bottom) / 2);
  return tool.open && top >= 0 && bottom <= innerHeight && Boolean(hit) && tool.contains(hit);
}"""


@pytest.fixture(scope="module")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)


def lands_on(page: Page, tool: str) -> None:
    """See that the tool is open and its title is in the window, with nothing over it, and stays there."""
    page.wait_for_function(_SEEN, arg=tool)
    page.wait_for_timeout(700)
    assert page.evaluate(_SEEN, tool), page.evaluate("() => [scrollY, innerHeight]")


@pytest.mark.few(1)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", PREFIXES)
def test_from_the_top(new_page: NewPage, site: str, language: str, size: str) -> None:
    """The links are in the window that the page opens with, and each leads to its tool."""
    page = new_page(viewport=SIZES[size])
    SelfCheckPage.open_ready(page, site, f"{PREFIXES[language]}self-check/organisation.html")
    links = page.locator("[data-tool-links]").first
    for name in TOP:
        page.evaluate("() => scrollTo(0, 0)")
        link = links.locator(f'a[href="#tool-{name}"]')
        box = link.bounding_box()
        assert box
        assert box["y"] + box["height"] <= SIZES[size]["height"]
        link.click()
        lands_on(page, name)
        expect(page.locator(f"#tool-{name} > summary")).to_be_focused()


def test_the_same_link_again(page: Page, site: str) -> None:
    """A link leads there again, although the address does not change."""
    SelfCheckPage.open_ready(page, site)
    link = page.locator('[data-tool-links] a[href="#tool-merge"]').first
    for _ in range(2):
        page.evaluate("() => { scrollTo(0, 0); document.getElementById('tool-merge').open = false; }")
        link.click()
        lands_on(page, "merge")


@pytest.mark.few(2)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tool", ["files", "compare", "merge", "turns"])
def test_from_an_address(new_page: NewPage, site: str, size: str, tool: str) -> None:
    """An address that names a tool, as search gives it, still shows it once the report has come in above it."""
    page = new_page(viewport=SIZES[size])
    page.goto(f"{site}self-check/organisation.html?h=merge#tool-{tool}")
    lands_on(page, tool)
    expect(page.locator("[data-report]")).not_to_have_attribute("data-revision", "0", timeout=READY)
    lands_on(page, tool)


def test_who_moves_on_is_left_alone(page: Page, site: str) -> None:
    """Once the reader scrolls, a report that comes in moves the page no more."""
    page.goto(f"{site}self-check/organisation.html#tool-merge")
    page.wait_for_function(_SEEN, arg="merge")
    page.mouse.wheel(0, -4000)
    page.wait_for_timeout(300)
    expect(page.locator("[data-report]")).not_to_have_attribute("data-revision", "0", timeout=READY)
    page.wait_for_timeout(500)
    assert not page.evaluate(_SEEN, "merge")


@pytest.mark.few(1)
@pytest.mark.parametrize("size", SIZES)
def test_from_the_report(new_page: NewPage, site: str, size: str) -> None:
    """Right above the report stand links to the tools, which come with the report."""
    page = new_page(viewport=SIZES[size])
    SelfCheckPage.open_ready(page, site, "en/self-check/organisation.html")
    links = page.locator("[data-tool-links]").nth(1)
    expect(links).to_be_visible()
    box, report = links.bounding_box(), page.locator("[data-report]").bounding_box()
    assert box
    assert report
    assert 0 <= report["y"] - (box["y"] + box["height"]) < 80
    for name in ("files", "compare"):
        links.locator(f'a[href="#tool-{name}"]').click()
        lands_on(page, name)


def test_what_is_kept_can_be_found_from_the_top(page: Page, site: str) -> None:
    """The panel on this PC is a link away."""
    SelfCheckPage.open_ready(page, site)
    page.locator('[data-tool-links] a[href="#this-pc"]').click()
    expect(page.locator("[data-unwanted]")).to_be_in_viewport()
