"""Taking turns at one screen: nobody sees earlier answers before all are in, and nothing is lost meanwhile."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.chromium import NewPage
from tests.support.paper import printed, squeezed
from tests.support.rounds import _FINDABLE, OWN, PEOPLE, begin, played, sees_nothing, take_turn
from tests.support.saved_answers import saved_file
from tests.support.self_check_page import READY, SelfCheckPage, payload

_OPEN_AFTER_THE_REVEAL = """() => {
  const round = new Round(self.selfCheck.store);
  round.open(0);
  return round.state.turn;
}"""
_KEPT = """() => Object.keys(localStorage).filter((key) => key.includes("person-") || key.endsWith(":round"))"""


@pytest.mark.few(1)
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_whole_round(page: Page, site: str, prefix: str) -> None:
    """Three people answer, see together where they differ, agree on one action, and leave no trace in the browser."""
    tools = played(page, site, f"{prefix}self-check/organisation.html")
    sees_nothing(page)
    expect(page.locator("[data-turn]")).to_be_hidden()
    expect(page.locator("fieldset[data-question]:visible")).to_have_count(0)
    page.locator("[data-reveal]").click()
    result = page.locator("[data-tool=turns] [data-result]")
    expect(result).to_be_focused()
    assert result.locator("b").count() == 0
    titles = page.locator("[data-tool=turns] datalist option")
    expect(titles).not_to_have_count(0)
    suggestion = titles.first.get_attribute("value") or ""
    page.locator("[data-action-field=what]").fill(suggestion)
    page.locator("[data-action-field=owner]").fill("田中")
    page.locator("[data-action-field=due]").fill("2027-01-31")
    name, text = tools.save(page.locator("[data-save-action]"))
    assert name.endswith(".txt")
    assert suggestion in text
    assert "2027-01-31" in text
    name, text = tools.save(page.locator("[data-people-files] button").nth(2))
    assert "Lee" in name
    saved = json.loads(text)
    assert (saved["by"], saved["answers"]) == ("<b>Lee</b>", PEOPLE[2][1])
    paper = printed(page)
    assert squeezed(result.locator("h3").first.inner_text()) in paper
    assert tools.page.evaluate(_KEPT) != []
    page.locator("[data-end]").click()
    page.locator("[data-confirm] [data-no]").click()
    assert len(page.evaluate(_KEPT)) == len(PEOPLE) + 1
    page.locator("[data-end]").click()
    page.locator("[data-confirm] [data-yes]").click()
    assert page.evaluate(_KEPT) == []
    expect(page.locator("[data-question=company-size]")).to_be_visible()
    assert tools.chosen() == OWN
    tools.asked_for_nothing()


@pytest.mark.thorough
def test_a_reload_in_the_middle(page: Page, site: str) -> None:
    """After a reload it is still the same person's turn, with that person's answers and nobody else's."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.answer(OWN)
    begin(tools)
    take_turn(tools, 0)
    tools.answer({"company-size": "small"})
    page.reload()
    expect(page.locator("[data-turn]")).to_contain_text("2")
    assert tools.chosen() == {"company-size": "small"}
    page.wait_for_function("() => selfCheck.engine !== null", timeout=READY)
    page.wait_for_timeout(2000)
    assert page.evaluate(_FINDABLE) == [1, ""]
    tools.answer(PEOPLE[1][1])
    page.locator("[data-done]").click()
    take_turn(tools, 2)
    page.locator("[data-reveal]").click()
    expect(page.locator("[data-tool=turns] [data-result]")).to_be_focused()
    page.reload()
    expect(page.locator("[data-tool=turns] [data-result] h3").first).to_be_visible(timeout=READY)
    page.locator("[data-action-field=what]").fill("x")
    page.reload()
    expect(page.locator("[data-action-field=what]")).to_have_value("x")


@pytest.mark.thorough
def test_another_tab_shows_no_more(new_page: NewPage, site: str) -> None:
    """A second tab is in the same round: it shows whose turn it is, and no answers of those who are done."""
    first = new_page()
    tools = SelfCheckPage.open_ready(first, site)
    tools.answer(OWN)
    second = new_page(context=first.context)
    SelfCheckPage.open_ready(second, site)
    begin(tools)
    expect(second.locator("[data-turn]")).to_be_visible()
    take_turn(tools, 0)
    sees_nothing(second)
    third = new_page(context=first.context)
    third.goto(site + "en/self-check/organisation.html")
    expect(third.locator("[data-turn]")).to_contain_text("2")
    sees_nothing(third)
    take_turn(tools, 1)
    take_turn(tools, 2)
    sees_nothing(second)
    second.locator("[data-reveal]").click()
    expect(second.locator("[data-tool=turns] [data-result] h3").first).to_be_visible()
    expect(first.locator("[data-tool=turns] [data-result] h3").first).to_be_visible()
    # The dialog's end waits for a frame, which a tab in the background has none of.
    first.bring_to_front()
    first.locator("[data-end]").click()
    first.locator("[data-confirm] [data-yes]").click()
    expect(second.locator("[data-turn]")).to_be_hidden()
    second.wait_for_timeout(500)
    assert second.evaluate(_KEPT) == []
    assert first.evaluate(_KEPT) == []


def test_going_back_to_a_person(page: Page, site: str) -> None:
    """Somebody who is done can change an answer in a turn of their own; after the reveal nobody can."""
    tools = SelfCheckPage.open_ready(page, site)
    begin(tools)
    take_turn(tools, 0)
    page.locator("[data-tool=turns] [data-people] button[value='0']").click()
    assert tools.chosen() == PEOPLE[0][1]
    tools.answer({"company-size": "large"})
    page.locator("[data-done]").click()
    take_turn(tools, 1)
    take_turn(tools, 2)
    page.locator("[data-reveal]").click()
    expect(page.locator("[data-tool=turns] [data-people] button:visible")).to_have_count(0)
    assert page.evaluate(_OPEN_AFTER_THE_REVEAL) is None
    name, text = tools.save(page.locator("[data-people-files] button").first)
    assert "田中" in name
    assert json.loads(text)["answers"] == PEOPLE[0][1] | {"company-size": "large"}


def test_agreed_answers_of_a_round(page: Page, site: str) -> None:
    """What the round agrees on becomes the reader's own answers after a preview, and undo takes it back."""
    tools = played(page, site)
    page.locator("[data-reveal]").click()
    page.locator("[data-tool=turns] [data-take-agreed]").click()
    expect(page.locator("[data-tool=turns] [data-preview-report]")).to_be_focused()
    page.locator("[data-tool=turns] [data-take-over]").click()
    own = "() => new AnswerStore('organisation', 'test').answers"
    assert page.evaluate(own) == {"company-size": "small", "cover-implementation": "vacant"}
    tools.undo()
    assert page.evaluate(own) == OWN


def test_other_tools_are_away_during_a_round(page: Page, site: str) -> None:
    """Nothing else can open, load or compare answers while people take turns."""
    tools = SelfCheckPage.open_ready(page, site)
    begin(tools)
    expect(page.locator("[data-tool]:visible")).to_have_count(1)
    expect(page.locator("[data-report]")).to_be_hidden()
    tools.page.locator("[data-tool=files] input[type=file]").set_input_files([payload("x.json", "x")])
    expect(page.locator("[data-tool=files] [data-told]")).to_be_hidden()


def test_nothing_shown_earlier_is_left(page: Page, site: str) -> None:
    """What other tools have told before a round begins is gone from the document, and plan B comes back after the round."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.answer(OWN)
    file = payload("other.json", saved_file("organisation", {"company-size": "medium"}))
    for name, button in (("compare", "[data-compare]"), ("merge", "[data-merge]")):
        tools.choose_files(name, file)
        page.locator(button).click()
        expect(page.locator(f"[data-tool={name}] [data-result]")).not_to_be_empty()
    tools.choose_files("files", file)
    expect(page.locator("[data-tool=files] [data-preview-report]")).not_to_be_empty()
    page.locator("[data-show-text]").click()
    tools.tool("plan-b").locator("[data-make]").click()
    expect(page.locator("[data-plan-difference]")).not_to_be_empty()
    begin(tools)
    sees_nothing(page)
    assert page.evaluate("() => Array.from(document.querySelectorAll('textarea'), (one) => one.value).join('')") == ""
    expect(page.locator("[data-plans]")).to_be_hidden()
    page.locator("[data-end]").click()
    page.locator("[data-confirm] [data-yes]").click()
    expect(page.locator("[data-plans]")).to_have_attribute("data-plans", "b")
    assert tools.chosen() == OWN


@pytest.mark.few(2)
@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        '{"names": ["a", "b"]}',
        '{"names": ["a", "b"], "done": [false], "turn": 0, "action": {}}',
        '{"names": [1, 2], "done": [false, false], "turn": 0, "action": {}}',
        '{"names": ["a", "b"], "done": [false, false], "turn": 7, "action": {}}',
        '{"names": ["a", "b"], "done": [false, false], "turn": 0, "action": null}',
    ],
)
def test_what_is_no_round_is_ignored(page: Page, site: str, kept: str) -> None:
    """Whatever else stands under the round's key leaves the page as it is without a round."""
    page.goto(site + "self-check/organisation.html")
    tools = page.locator("[data-tool]:visible").count()
    page.evaluate("(kept) => localStorage.setItem(browserStorage.key('organisation', 'round'), kept)", kept)
    page.reload()
    expect(page.locator("[data-turn]")).to_be_hidden()
    expect(page.locator("[data-tool]:visible")).to_have_count(tools)
    expect(page.locator("[data-tool=files]")).to_be_visible()


def test_clearing_the_pc_ends_a_round(page: Page, site: str) -> None:
    """Who clears the PC in the middle of a round leaves nothing of it, and nothing of their own answers."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.answer(OWN)
    begin(tools)
    take_turn(tools, 0)
    page.locator("[data-clear-pc]").click()
    page.locator("[data-confirm] [data-yes]").click()
    expect(page.locator("[data-turn]")).to_be_hidden()
    assert page.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('playbook:'))") == []
    assert tools.chosen() == tools.answers() == {}
    page.reload()
    assert tools.chosen() == {}


@pytest.mark.few(1)
@pytest.mark.parametrize("waiting", [False, True], ids=["in a turn", "between two turns"])
def test_a_click_before_the_scripts_run(page: Page, site: str, waiting: bool) -> None:
    """What is clicked while a reloaded page has no scripts yet is the answer of whoever's turn it is, never the reader's own."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.answer(OWN)
    begin(tools)
    if waiting:
        for _ in PEOPLE:
            page.locator("[data-turn] [data-done]").click()
    held: list[Route] = []
    page.route("**/js/self-check*.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the function
    page.reload(wait_until="commit")
    page.locator('input[name="company-size"][value="small"]').check()
    for route in held:
        route.continue_()
    page.unroute("**/js/self-check*.js")
    expect(page.locator("form[data-self-check]")).to_have_attribute("data-engine", "ready", timeout=READY)
    assert page.evaluate("() => new AnswerStore('organisation', 'test').answers") == OWN
    assert tools.answers() == tools.chosen() == ({} if waiting else {"company-size": "small"})


def test_people_of_one_name_are_different_people(page: Page, site: str) -> None:
    """Two people who give the same name and the same answers in one round are two."""
    tools = SelfCheckPage.open_ready(page, site)
    panel = tools.tool("turns")
    panel.locator("[data-count]").fill("2")
    for number in range(2):
        panel.locator("[data-names] input").nth(number).fill("佐藤")
    panel.locator("[data-begin]").click()
    for _ in range(2):
        tools.answer({"company-size": "small"})
        page.locator("[data-turn] [data-done]").click()
    page.locator("[data-reveal]").click()
    result = page.locator("[data-tool=turns] [data-result]")
    expect(result).to_contain_text("2名分の回答")
    expect(result.locator("[aria-labelledby=merge-left-out]")).to_have_count(0)
