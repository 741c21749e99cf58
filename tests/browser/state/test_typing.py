"""Text that an input method gives, or that is no answer: nothing of what a reader has answered is lost by it."""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.state.conftest import OpenCheck, look
from tests.support.chromium import NewPage
from tests.support.input_method import compose, press_handled
from tests.support.self_check_page import SelfCheckPage

SCREENS = [{"width": 1366, "height": 768}, {"width": 390, "height": 844}]
UNREADABLE = ["②", "十二", "１２人", "1e2", "12.5", "ー3", "9999"]
MONTHS = "[data-question=months] .question__typed input"
PEOPLE = "[data-question=people-total] .question__typed input"
NOTE = "[data-question=company-size] [data-part=note]"

_IN_WINDOW = """(selector) => {
  const { left, top, right, bottom } = document.querySelector(selector).getBoundingClientRect();
  const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return right > left && left >= 0 && right <= innerWidth && bottom <= innerHeight + 1 && middle.closest(selector) !== null;
}"""
_OTHER_ORDERS = """([selector, order]) => {
  const field = document.querySelector(selector);
  const events = {
    start: () => new CompositionEvent("compositionstart", { bubbles: true, data: "" }),
    composing: () => new InputEvent("input", { bubbles: true, isComposing: true, inputType: "insertCompositionText" }),
    removed: () => new InputEvent("input", { bubbles: true, inputType: "deleteCompositionText" }),
    end: () => new CompositionEvent("compositionend", { bubbles: true, data: field.value }),
    input: () => new InputEvent("input", { bubbles: true, inputType: "insertCompositionText" }),
  };
  field.focus();
  field.select();
  for (const [text, ...names] of order) {
    field.value = text;
    for (const name of names) field.dispatchEvent(events[name]());
  }
}"""
CONFIRMED = {
    "Chromium": [["１", "start", "composing"], ["１２", "composing", "end"]],
    "Firefox": [["１", "start", "composing"], ["１２", "composing", "end", "input"]],
    "Safari": [["１", "start", "composing"], ["", "removed"], ["１２", "input", "end"]],
}
CANCELLED = {
    "Chromium": [["１", "start", "composing"], ["", "composing", "end"]],
    "Firefox": [["１", "start", "composing"], ["", "composing", "end", "input"]],
    "Safari": [["１", "start", "composing"], ["", "removed", "end"]],
}


def kept(check: Any) -> dict[str, Any]:
    """The answers that the storage and the report have."""
    seen = look(check)
    assert seen["stored"] == seen["memory"]
    return dict(seen["stored"])


@pytest.mark.few(1)
@pytest.mark.parametrize("screen", SCREENS)
def test_composing_a_number(open_check: OpenCheck, screen: Any) -> None:
    """A number that is being composed is no answer before it is confirmed; the one before it survives a reload."""
    check = open_check(viewport=screen)
    page = check.page
    page.locator(MONTHS).fill("7")
    compose(page, MONTHS, "１２")
    expect(page.locator("[data-question=months] [data-error]")).to_be_hidden()
    assert kept(check) == {"months": 7}
    page.reload()
    expect(page.locator(MONTHS)).to_have_value("7")
    compose(page, MONTHS, "１２").send("Input.insertText", {"text": "１２"})
    assert kept(check) == {"months": 12}
    page.keyboard.press("Tab")
    expect(page.locator(MONTHS)).to_have_value("12")


def test_cancelled_composition(open_check: OpenCheck) -> None:
    """A composition that is cancelled leaves the answer, and the field shows it again once it is left."""
    check = open_check()
    page = check.page
    page.locator(MONTHS).fill("7")
    devtools = compose(page, MONTHS, "じゅう")
    devtools.send("Input.imeSetComposition", {"text": "", "selectionStart": 0, "selectionEnd": 0})
    assert kept(check) == {"months": 7}
    page.keyboard.press("Tab")
    expect(page.locator(MONTHS)).to_have_value("7")
    page.locator(MONTHS).fill("")
    assert kept(check) == {}, "a field that is emptied takes the answer back"


def test_orders_of_events(open_check: OpenCheck) -> None:
    """Whatever the order of a browser's events, what is confirmed is the answer, and what is cancelled changes none."""
    check = open_check()
    for browser, order in CONFIRMED.items():
        check.page.locator(MONTHS).fill("7")
        check.page.evaluate(_OTHER_ORDERS, [MONTHS, order[:-1]])
        assert kept(check) == {"months": 7}, browser
        check.page.evaluate(_OTHER_ORDERS, [MONTHS, order])
        assert kept(check) == {"months": 12}, browser
    for browser, order in CANCELLED.items():
        check.page.locator(MONTHS).fill("7")
        check.page.evaluate(_OTHER_ORDERS, [MONTHS, order])
        assert kept(check) == {"months": 7}, browser


@pytest.mark.few(1)
@pytest.mark.parametrize(("language", "screen"), [("ja", SCREENS[1]), ("en", SCREENS[0])])
def test_unreadable_number(open_check: OpenCheck, language: str, screen: Any) -> None:
    """Text that is no number stays, with a message beside it in the window, and the answer before it is kept."""
    check = open_check(language, viewport=screen)
    page = check.page
    error = page.locator("#error-months")
    for text in UNREADABLE:
        page.locator(MONTHS).fill("７")
        expect(error).to_be_hidden()
        compose(page, MONTHS, text).send("Input.insertText", {"text": text})
        expect(error).to_contain_text({"ja": "0〜240の整数", "en": "Enter a whole number from 0 to 240"}[language])
        expect(error).to_contain_text({"ja": "前の回答（7）は残って", "en": "previous answer (7) is kept"}[language])
        assert page.evaluate(_IN_WINDOW, "#error-months"), text
        page.keyboard.press("Tab")
        expect(page.locator(MONTHS)).to_have_value(text)
        description = f"{page.locator('#hint-months').inner_text()} {error.inner_text()}"
        expect(page.locator(MONTHS)).to_have_accessible_description(description)
        assert kept(check) == {"months": 7}, text


def test_unreadable_number_is_not_printed(open_check: OpenCheck) -> None:
    """Paper shows the answer that is kept, and room for one where there is none, but no text that is no answer."""
    page = open_check().page
    page.locator(MONTHS).fill("7")
    page.locator(MONTHS).fill("十二")
    page.locator(PEOPLE).fill("十")
    page.emulate_media(media="print")
    for field, shown in ((MONTHS, "7"), (PEOPLE, "")):
        expect(page.locator(field)).to_be_hidden()
        room = page.locator(f"{field} + .print-only")
        expect(room).to_have_text(shown)
        box = room.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) > 20
    expect(page.locator("#error-months")).to_be_hidden()


def test_unreadable_number_goes_with_the_answers(open_check: OpenCheck) -> None:
    """Text that is no answer stays while another tab answers, and goes when the reader clears the answer or all of them."""
    check = open_check()
    page = check.page
    page.locator(MONTHS).fill("十二")
    page.evaluate("() => self.selfCheck.refresh()")
    expect(page.locator(MONTHS)).to_have_value("十二")
    page.locator("[data-question=months] [data-clear]").click()
    expect(page.locator(MONTHS)).to_have_value("")
    page.locator(MONTHS).fill("十二")
    page.locator("[data-reset]").click()
    page.locator("[data-confirm] [data-yes]").click()
    expect(page.locator(MONTHS)).to_have_value("")


def test_another_tab_while_composing(open_check: OpenCheck) -> None:
    """Answers that another tab gives do not touch the text that is being composed."""
    check = open_check()
    other = open_check(context=check.page.context)
    check.page.locator(MONTHS).fill("7")
    check.page.locator("[data-question=company-size] .question__evidence").click()
    devtools = compose(check.page, NOTE, "かくに")
    other.page.locator(MONTHS).fill("9")
    expect(check.page.locator(MONTHS)).to_have_value("9")
    expect(check.page.locator(NOTE)).to_have_value("かくに")
    devtools.send("Input.insertText", {"text": "確認"})
    expect(check.page.locator(NOTE)).to_have_value("確認")


def test_escape_in_a_note(open_check: OpenCheck) -> None:
    """Escape that cancels a conversion leaves the editor open; alone it closes it, and what was written is kept."""
    check = open_check()
    page = check.page
    page.locator("[data-question=company-size] .question__evidence").click()
    page.locator(NOTE).fill("abc")
    press_handled(page, NOTE, "Escape")
    expect(page.locator(NOTE)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(NOTE)).to_be_hidden()
    assert json.loads(look(check)["text"])["evidence"] == {"company-size": {"note": "abc"}}


def test_half_a_date(open_check: OpenCheck) -> None:
    """A date whose parts are being replaced leaves the one before it, of an answer and of what stands beside one."""
    check = open_check("en")
    page = check.page
    date = page.locator("[data-question=plan-start] input[type=date]")
    date.fill("2027-04-01")
    page.locator("[data-question=company-size] .question__evidence").click()
    due = page.locator("[data-question=company-size] [data-part=due]")
    due.fill("2027-05-01")
    for field in (date, due):
        field.focus()
        page.keyboard.press("Backspace")
    expect(page.locator("#error-plan-start")).to_contain_text("2027-04-01")
    expect(page.locator("[data-question=company-size] .evidence [data-error]")).to_be_visible()
    assert kept(check) == {"plan-start": "2027-04-01"}
    page.reload()
    expect(date).to_have_value("2027-04-01")
    expect(page.locator("[data-question=company-size] .evidence-told")).to_contain_text("2027-05-01")


def test_name_of_whoever_answers(new_page: NewPage, site: str) -> None:
    """A name is kept with every letter, also one that is still being composed when the page is closed."""
    tools = SelfCheckPage.open_ready(new_page(), site)
    tools.tool("files")
    compose(tools.page, "[data-by]", "やまだ")
    tools.page.reload()
    tools.tool("files")
    expect(tools.page.locator("[data-by]")).to_have_value("やまだ")


def test_number_of_people_in_a_round(new_page: NewPage, site: str) -> None:
    """Names survive while the number of people is composed, unreadable or smaller for a moment."""
    tools = SelfCheckPage.open_ready(new_page(viewport=SCREENS[1]), site)
    panel = tools.tool("turns")
    names = panel.locator("[data-names] input")
    names.nth(3).fill("佐藤")
    devtools = compose(tools.page, "input[data-count]", "１")
    expect(panel.locator("[data-count-error]")).to_be_hidden()
    devtools.send("Input.insertText", {"text": "十人"})
    expect(panel.locator("[data-count-error]")).to_be_visible()
    assert tools.page.evaluate(_IN_WINDOW, "[data-count-error]")
    expect(names).to_have_count(4)
    panel.locator("input[data-count]").fill("２")
    expect(names).to_have_count(2)
    panel.locator("input[data-count]").fill("５")
    expect(names).to_have_count(5)
    expect(names.nth(3)).to_have_value("佐藤")


def test_unreadable_text_is_not_for_the_next_person(new_page: NewPage, site: str) -> None:
    """What one person has typed by half does not stay in the form for the next."""
    tools = SelfCheckPage.open_ready(new_page(), site)
    panel = tools.tool("turns")
    panel.locator("[data-begin]").click()
    tools.page.locator(MONTHS).fill("十二")
    tools.page.locator("[data-turn] [data-done]").click()
    expect(tools.page.locator(MONTHS)).to_have_value("")
