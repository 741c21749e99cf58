"""What if: a copy of the answers beside the reader's own."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.paper import printed, squeezed
from tests.support.self_check_page import READY, SCENARIO, SelfCheckPage

CHANGE = {"cover-implementation": "dedicated"}
_OWN = """() => new AnswerStore("organisation", "test").answers"""


def own(tools: SelfCheckPage) -> dict[str, str]:
    """The reader's own answers, as they are kept."""
    return dict(tools.page.evaluate(_OWN))


def with_copy(page: Page, site: str) -> SelfCheckPage:
    """A page with answers, and a copy that differs in one."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.answer(SCENARIO)
    tools.tool("plan-b").locator("[data-make]").click()
    expect(page.locator("[data-plans]")).to_be_focused()
    assert tools.chosen() == SCENARIO
    tools.answer(CHANGE)
    return tools


def test_a_copy_leaves_the_own_answers_alone(page: Page, site: str) -> None:
    """What is changed in plan B stands in plan B only; the banner and the switch say which of the two is shown."""
    tools = with_copy(page, site)
    assert tools.chosen() == SCENARIO | CHANGE
    assert own(tools) == SCENARIO
    banner = page.locator("[data-plans]")
    expect(banner).to_be_visible()
    expect(banner).to_have_attribute("data-plans", "b")
    expect(page.locator("[data-finding=implementation-vacant]")).to_have_count(0)
    banner.locator("input[value=a]").check()
    expect(banner).to_have_attribute("data-plans", "a")
    assert tools.chosen() == SCENARIO
    expect(page.locator("[data-finding=implementation-vacant]")).to_be_visible()
    banner.locator("input[value=b]").check()
    assert tools.chosen() == SCENARIO | CHANGE
    tools.asked_for_nothing()


def test_below_the_report_stands_what_changes(page: Page, site: str) -> None:
    """The comparison of A with B is Python's, in this order, and there is none below the report on A."""
    tools = with_copy(page, site)
    difference = page.locator("[data-plan-difference]")
    expect(difference).not_to_be_empty()
    page.wait_for_timeout(1000)
    names = [page.evaluate("(plan) => selfCheck.words[plan]", plan) for plan in ("plan-a", "plan-b")]
    text = difference.inner_text()
    assert -1 < text.index(names[0]) < text.index(names[1])
    page.locator("[data-plans] input[value=a]").check()
    expect(difference).to_be_empty()
    tools.asked_for_nothing()


def test_plan_b_outlives_reload_and_language(page: Page, site: str) -> None:
    """After a reload, and in the other language, plan B is there and shown as before."""
    tools = with_copy(page, site)
    page.reload()
    expect(page.locator("[data-plans]")).to_have_attribute("data-plans", "b")
    assert tools.chosen() == SCENARIO | CHANGE
    page.locator("a.languages__link[hreflang=en]").click()
    page.wait_for_url("**/en/self-check/organisation.html*")
    expect(page.locator("[data-plans]")).to_have_attribute("data-plans", "b")
    assert tools.chosen() == SCENARIO | CHANGE
    expect(page.locator("[data-plan-difference]")).not_to_be_empty(timeout=READY)
    assert own(tools) == SCENARIO


def test_taking_plan_b_over_can_be_undone(page: Page, site: str) -> None:
    """Plan B becomes the reader's own and is gone; undo brings both back."""
    tools = with_copy(page, site)
    page.locator("[data-adopt]").click()
    expect(page.locator("[data-plans]")).to_be_hidden()
    assert own(tools) == tools.chosen() == SCENARIO | CHANGE
    tools.undo()
    expect(page.locator("[data-plans]")).to_have_attribute("data-plans", "b")
    assert own(tools) == SCENARIO
    assert tools.chosen() == SCENARIO | CHANGE


def test_discarding_plan_b_can_be_undone(page: Page, site: str) -> None:
    """Without plan B the form shows the own answers; undo brings the copy back."""
    tools = with_copy(page, site)
    page.locator("[data-discard-plan]").click()
    expect(page.locator("[data-plans]")).to_be_hidden()
    assert tools.chosen() == SCENARIO
    tools.undo()
    assert tools.chosen() == SCENARIO | CHANGE
    assert own(tools) == SCENARIO


@pytest.mark.thorough
def test_paper_says_which_plan_it_shows(page: Page, site: str) -> None:
    """Both plans can be printed, and each print says whose answers it holds; without a copy nothing is said."""
    tools = SelfCheckPage.open_ready(page, site)
    words = {plan: squeezed(page.evaluate("(word) => selfCheck.words[word]", f"plan-{plan}-shown")) for plan in "ab"}
    assert not any(word in printed(page) for word in words.values())
    tools.answer(SCENARIO)
    tools.tool("plan-b").locator("[data-make]").click()
    assert words["b"] in printed(page)
    page.locator("[data-plans] input[value=a]").check()
    assert words["a"] in printed(page)
