"""Pages are read, heard and gone through in one and the same order."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility.modes import LIGHT, SMALL, in_modes
from tests.browser.accessibility.probes import source
from tests.browser.accessibility.states import CHECK, STATES
from tests.browser.accessibility.visits import Findings, faults
from tests.support.self_check_page import SCENARIO, SelfCheckPage

ORDER = source("order")


def test_order_on_screen_is_that_of_the_html(findings: Findings) -> None:
    """On every page whatever comes later in the HTML is below or to the right, on a wide screen and at 320 pixels."""
    assert faults(findings, "order") == []
    assert faults(findings, "positive tabindex") == []


@pytest.mark.few(1)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__.replace("_", "-"))
def test_order_in_use(page: Page, site: str, state: Callable[[SelfCheckPage], None]) -> None:
    """So does what a self-check shows while it is in use, its report included."""
    page.emulate_media(reduced_motion="reduce")
    tools = SelfCheckPage.open_ready(page, site, CHECK)
    tools.answer(SCENARIO)
    expect(page.locator("[data-finding=strategy-only]")).to_be_visible()
    state(tools)
    for mode in in_modes(page, (LIGHT, SMALL)):
        assert page.evaluate(ORDER) == [], mode


@pytest.mark.parametrize(
    "style",
    [
        "display: flex; flex-direction: column-reverse",
        "display: flex; flex-direction: row-reverse",
        "display: grid; grid-template-columns: 1fr 1fr; direction: rtl",
    ],
)
def test_what_is_turned_round_is_found(page: Page, style: str) -> None:
    """What a style sheet shows in another order than the HTML has it is told, and nothing of what it does not turn round."""
    page.set_content(f"<main><p>one</p><p>two</p></main><main style='{style}'><p>three</p><p>four</p></main>")
    assert page.evaluate(ORDER) == ['p. "four" does not come after p. "three"']
