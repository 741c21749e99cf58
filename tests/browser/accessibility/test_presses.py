"""A press acts when it ends, where it began; nothing moves, blinks or runs out while a reader looks."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility.modes import LIGHT, in_modes, open_page
from tests.browser.accessibility.visits import Findings, faults

EARLY = (
    "mousedown",
    "pointerdown",
    "touchstart",
    "mousemove",
    "pointermove",
    "touchmove",
    "mouseup",
    "pointerup",
    "touchend",
)
DEVICE = ("devicemotion", "deviceorientation", "deviceorientationabsolute", "gesturestart", "gesturechange", "wheel")
BY_THEME = {(event, "theme", "page") for event in EARLY}
"""The theme's script has them to learn whether the reader uses a keyboard, so that it shows the focus. It has two more, for
notes in program code and for choosing its lines, at elements that no page of ours has: they would be told with the element."""
BY_US = {("pointerdown", "site.js", "page")}
CHANGED = """() => [location.href, scrollY, document.querySelectorAll(":checked").length, document.querySelectorAll("[open]").length,
  document.querySelectorAll("article [hidden]").length, document.body.dataset.mdColorScheme]"""


def test_listeners_on_every_page(findings: Findings) -> None:
    """On no page does anything, the theme included, listen to a press or a gesture at a control, or to the device's motion."""
    heard = {tuple(listener) for some in findings["listeners"].values() for listener in some}
    assert {one for one in heard if one[0] in EARLY} == BY_THEME | BY_US
    assert {one for one in heard if one[0] in DEVICE} == set()


@pytest.mark.few(3)
@pytest.mark.parametrize(
    ("path", "control"),
    [
        ("index.html", ".languages__link:not([aria-current])"),
        ("index.html", ".md-header__option button:not([hidden])"),
        ("index.html", "article a[href]"),
        ("checklists/setup.html", "#tick-define-strategy"),
        ("self-check/organisation.html", "input[name=cover-strategy] >> nth=0"),
        ("self-check/organisation.html", "[data-reset]"),
        ("self-check/organisation.html", "article summary:visible"),
        ("paper/form-fit.html", ".paper__bar a >> nth=0"),
    ],
)
def test_a_press_can_be_taken_back(page: Page, site: str, path: str, control: str) -> None:
    """Whoever has pressed a control and moves away before letting go has changed nothing."""
    open_page(page, site + path)
    next(in_modes(page, (LIGHT,)))  # or sections that come into sight move the page
    one = page.locator(control).first
    one.scroll_into_view_if_needed()
    box = one.bounding_box()
    assert box
    page.wait_for_timeout(300)
    before = page.evaluate(CHANGED)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.wait_for_timeout(300)
    assert page.evaluate(CHANGED) == before
    # Not to the edge of the window, where it would go on marking text and scroll.
    page.mouse.move(2, 400)
    page.mouse.up()
    page.wait_for_timeout(300)
    assert page.evaluate(CHANGED) == before


def test_a_closed_explanation_opens_again(page: Page, site: str) -> None:
    """The one thing that a press does when it begins, closing an explanation, is undone by pointing at its term again."""
    open_page(page, f"{site}phases/joint.html")
    term = page.locator("a.term").first
    told = page.locator(f".explanation:has(#{term.get_attribute('aria-describedby')})")
    term.hover()
    expect(told).to_be_visible()
    page.mouse.move(2, 798)
    page.mouse.down()
    expect(told).to_be_hidden()
    page.mouse.up()
    term.hover()
    expect(told).to_be_visible()


def test_nothing_is_animated(findings: Findings) -> None:
    """Nothing on any page has an animation, even where the device does not ask for stillness: so nothing flashes."""
    assert faults(findings, "animated") == []
