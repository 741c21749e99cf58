"""What is kept on this PC can be left off, cleared, taken back and undone; evidence is kept as answers are."""

import json
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.state.conftest import OpenCheck, confirm, is_kept, look
from tests.support.paper import printed, squeezed
from tests.support.self_check_page import ANSWERS

EVIDENCE = {
    "note": "役員会で確認した\n<b>議事録</b>",
    "link": "\\\\server\\minutes",
    "owner": "佐藤",
    "due": "2027-03-31",
}
_KEYS = "() => Object.keys(localStorage).filter((key) => key.startsWith('playbook:')).sort()"


def keys(page: Page) -> list[str]:
    """What the playbook has in the storage."""
    found: list[str] = page.evaluate(_KEYS)
    return found


def test_reset_and_undo(open_check: OpenCheck) -> None:
    """Taking back all answers asks once, puts the focus on the first question, and can be undone; what came since stays."""
    check = open_check("en")
    page = check.page
    check.choose(ANSWERS)
    page.locator("[data-reset]").click()
    expect(page.locator("[data-no]")).to_be_focused()
    page.keyboard.press("Escape")
    is_kept(check, ANSWERS)
    expect(page.locator("[data-reset]")).to_be_focused()
    confirm(check, "[data-reset]")
    expect(page.locator("[data-question] input").first).to_be_focused()
    is_kept(check, {})
    check.choose({"cover-strategy": "shared"})
    page.get_by_role("button", name="Undo").click()
    is_kept(check, {**ANSWERS, "cover-strategy": "shared"})
    expect(page.locator("[data-undo]")).to_be_hidden()
    page.reload()
    is_kept(check, {**ANSWERS, "cover-strategy": "shared"})


def test_reset_reaches_other_tabs(open_check: OpenCheck) -> None:
    """Answers taken back in one tab are gone in the other, and undone in both."""
    first = open_check()
    second = open_check(context=first.page.context)
    first.choose(ANSWERS)
    confirm(first, "[data-reset]")
    expect(second.page.locator("[data-question] :checked")).to_have_count(0)
    first.page.locator("[data-undo] button").click()
    expect(second.page.locator("[data-question] :checked")).to_have_count(len(ANSWERS))
    is_kept(second, ANSWERS)


def test_do_not_keep(open_check: OpenCheck) -> None:
    """Not to be kept, answers leave the storage and stay in the pages that show them, and can be kept again."""
    check = open_check("en")
    other = open_check(context=check.page.context)
    check.choose(ANSWERS)
    expect(other.page.locator("[data-question] :checked")).to_have_count(len(ANSWERS))
    check.page.locator("[data-unwanted]").check()
    expect(other.page.locator("[data-unwanted]")).to_be_checked()
    assert keys(check.page) == []
    check.choose({"cover-operations": "shared"})
    seen = look(check)
    assert seen["form"] == seen["memory"] == {**ANSWERS, "cover-operations": "shared"}
    assert (seen["problem"], seen["stored"]) == ("unwanted", {})
    assert "Nothing is kept on this PC" in seen["told"]
    assert look(other)["memory"] == ANSWERS
    assert keys(check.page) == []
    check.page.locator("[data-unwanted]").uncheck()
    expect(other.page.locator("[data-unwanted]")).not_to_be_checked()
    is_kept(check, {**ANSWERS, "cover-operations": "shared"})
    is_kept(other, {**ANSWERS, "cover-operations": "shared"})


def test_do_not_keep_lasts_for_the_tab(open_check: OpenCheck) -> None:
    """The wish outlives a reload, which is warned of, and not the tab."""
    check = open_check()
    check.page.locator("[data-unwanted]").check()
    check.choose(ANSWERS)
    warned: list[str] = []

    def leave(dialog: Dialog) -> None:
        warned.append(dialog.type)
        dialog.accept()

    check.page.on("dialog", leave)
    check.page.locator("[data-go-report]").click()
    check.page.reload()
    assert warned == ["beforeunload"]
    assert look(check)["memory"] == {}
    expect(check.page.locator("[data-unwanted]")).to_be_checked()
    later = open_check(context=check.page.context)
    expect(later.page.locator("[data-unwanted]")).not_to_be_checked()


def test_further_answers_are_held_while_nothing_is_kept(open_check: OpenCheck) -> None:
    """Plan B is there again after plan A has been looked at, though nothing is kept."""
    check = open_check()
    check.page.locator("[data-unwanted]").check()
    use = "(slot) => selfCheck.use(new AnswerStore('organisation', '1', slot))"
    check.page.evaluate(use, "plan-b")
    check.choose(ANSWERS)
    check.page.evaluate(use, "")
    assert look(check)["form"] == {}
    check.page.evaluate(use, "plan-b")
    assert look(check)["form"] == ANSWERS
    assert keys(check.page) == []


def test_clear_this_pc(open_check: OpenCheck) -> None:
    """One press and one yes remove all self-checks, slots, ticks and originals, also from other tabs; others' data stays."""
    check = open_check("en")
    page = check.page
    fit = open_check(assessment="fit", context=page.context)
    fit.page.locator("[data-question] input").first.check()
    fit.page.goto(fit.site + "checklists/setup.html")
    fit.page.locator("[data-item] input").first.check()
    fit.page.evaluate("() => { localStorage['playbook:/:fit:plan-b'] = '{'; localStorage['other-app'] = 'theirs'; }")
    other = open_check(context=page.context)
    page.goto(check.address + "#question-company-size")
    check.choose(ANSWERS)
    assert len(keys(page)) == 4
    expect(other.page.locator("[data-question] :checked")).to_have_count(len(ANSWERS))
    page.locator("[data-clear-pc]").click()
    assert "Files you have saved" in page.locator("[data-confirm]").inner_text()
    page.locator("[data-yes]").click()
    expect(other.page.locator("[data-question] :checked")).to_have_count(0)
    expect(fit.page.locator("[data-item] :checked")).to_have_count(0)
    is_kept(check, {})
    assert keys(page) == []
    assert page.evaluate("() => localStorage['other-app']") == "theirs"
    assert "#" not in page.url
    other.choose({"company-size": "large"})
    expect(page.locator("input[name=company-size][value=large]")).to_be_checked()


def test_evidence(open_check: OpenCheck) -> None:
    """What is written beside an answer is kept, shown as text, printed and saved, and never in the form's own answers."""
    check = open_check()
    page = check.page
    check.choose({"company-size": "small"})
    question = page.locator("[data-question=company-size]")
    button = question.locator(".question__evidence")
    button.click()
    expect(question.locator("textarea")).to_be_focused()
    assert question.locator("textarea").get_attribute("maxlength") == "2000"
    for part, text in EVIDENCE.items():
        question.locator(f"[data-part={part}]").fill(text)
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    page.reload()
    for text in EVIDENCE.values():
        expect(question.locator(".evidence-told")).to_contain_text(text)
    assert squeezed("佐藤") in printed(page)
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert saved["evidence"] == {"company-size": EVIDENCE}
    assert saved["answers"] == {"company-size": "small"}
    other = open_check("en", context=page.context)
    other.page.locator("[data-question=company-size] .question__evidence").click()
    other.page.locator("[data-question=company-size] [data-part=owner]").fill("鈴木")
    expect(question.locator("[data-told=owner]")).to_contain_text("鈴木")


def test_former_ids_are_shown_and_moved(open_check: OpenCheck) -> None:
    """An answer under former ids of question and option is shown, and moves to the present ones once it is changed."""
    check = open_check()
    page = check.page
    page.route("**/self-check/organisation.html", renamed)
    page.evaluate("() => selfCheck.store.replace({ answers: { 'firm-size': 'tiny', months: '2026-01-31' } })")
    page.reload()
    assert look(check)["form"] == {"company-size": "small", "months": "2026-01-31"}
    assert look(check)["stored"] == {"firm-size": "tiny", "months": "2026-01-31"}
    page.locator("[data-question=company-size] [data-clear]").click()
    page.locator("input[name=months][type=date]").fill("2026-12-24")
    is_kept(check, {"months": "2026-12-24"})
    page.locator("input[name=months][value=unknown]").check()
    expect(page.locator("input[name=months][type=date]")).to_have_value("")
    is_kept(check, {"months": "unknown"})


def renamed(route: Any) -> None:
    """The page as it is after a question and an option have got other ids, and a number has become a date."""
    html = route.fetch().text()
    for old, new in (
        ('data-question="company-size"', 'data-question="company-size" data-formerly="firm-size"'),
        ('name="company-size" value="small"', 'name="company-size" value="small" data-formerly="tiny mini"'),
        ('type="text" inputmode="numeric" name="months"', 'type="date" name="months"'),
    ):
        assert old in html
        html = html.replace(old, new)
    before, _, months = html.partition('data-question="months"')
    route.fulfill(
        body=before + 'data-question="months"' + months.replace('"number"', '"date"', 1), content_type="text/html"
    )


@pytest.mark.few(1)
@pytest.mark.parametrize("width", [390, 1280])
def test_targets_are_large_enough(open_check: OpenCheck, width: int) -> None:
    """What can be pressed is at least 24 px high and wide, and nothing makes the page scroll sideways."""
    check = open_check(viewport={"width": width, "height": 800})
    page = check.page
    page.locator(".question__evidence").first.click()
    small = page.evaluate(
        """() => Array.from(document.querySelectorAll(".self-check button, .evidence :is(input, textarea), .this-pc label"), (one) => {
            const { width, height } = one.getBoundingClientRect();
            return width && (width < 24 || height < 24) ? one.outerHTML.slice(0, 80) : null;
        }).filter(Boolean)"""
    )
    assert small == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
