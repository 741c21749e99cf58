"""Storage that refuses, is full, or is changed by others; pages that are left and found again."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.state.conftest import OpenCheck, is_kept, look
from tests.support.chromium import CHROMIUM_ARGUMENTS, NewPage
from tests.support.self_check_page import ANSWERS, BUSY, SelfCheckPage

MORE = {"cover-operations": "shared"}
FULL = """() => {
  let size = 2 ** 22;
  let text = "";
  while (size > 0) {
    try {
      localStorage["other-app"] = text + "x".repeat(size);
      text = localStorage["other-app"];
    } catch (error) {
      size = Math.floor(size / 2);
    }
  }
}"""


def is_not_kept(check: SelfCheckPage, answers: dict[str, str], problem: str) -> None:
    """Within a second (and what a busy machine takes) the page tells that and why the answers are not kept; they are in form and memory."""
    expect(check.page.locator("[data-status]")).to_contain_text("cannot be kept", timeout=1000 * (1 + BUSY))
    seen = look(check)
    assert seen["form"] == seen["memory"] == answers
    assert (seen["kept"], seen["problem"]) == (False, problem)
    assert "Save them to a file" in seen["told"]
    with check.page.expect_download() as download:
        check.page.locator("[data-save-unkept]").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8"))["answers"] == answers


def test_cookies_blocked(chromium: Browser, new_page: NewPage, site: str, tmp_path: Path) -> None:
    """Where the browser blocks cookies, and with them storage, the self-check works and says what is not kept."""
    preferences = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default/Preferences").write_text(json.dumps(preferences), encoding="utf-8")
    context = chromium.browser_type.launch_persistent_context(
        tmp_path, executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS
    )
    try:
        page = new_page(context=context, tolerate="Failed to read the 'localStorage' property")
        ours: list[str] = []
        page.on("pageerror", lambda error: ours.append(error.stack or ""))
        check = SelfCheckPage(page, site, "en").open()
        check.choose(ANSWERS)
        is_not_kept(check, ANSWERS, "refused")
        check.shows_report_for(ANSWERS)
        assert [stack for stack in ours if "/js/" in stack] == [], "the theme alone may fail"
    finally:
        context.close()


def test_sandboxed(new_page: NewPage, site: str) -> None:
    """In a sandboxed frame, where storage may not even be touched, answers are in memory and it is told."""
    page = new_page(tolerate="sandbox|SecurityError|Worker|opaque|origin|CORS|ERR_FAILED")
    portal = f'<iframe sandbox="allow-scripts" src="{site}en/self-check/organisation.html"></iframe>'
    page.route("**/portal.html", lambda route: route.fulfill(body=portal, content_type="text/html"))
    page.goto(site + "portal.html")
    frame = page.frames[-1]
    frame.evaluate("() => document.querySelector('input[name=company-size][value=small]').click()")
    assert frame.evaluate("() => [selfCheck.store.problem, selfCheck.store.answers['company-size']]") == [
        "refused",
        "small",
    ]
    assert "cannot be kept" in frame.locator("[data-unkept]").inner_text()


def test_storage_full(open_check: OpenCheck) -> None:
    """Where another application has filled the storage nothing is lost, it is told, and kept once there is room."""
    check = open_check("en")
    check.page.evaluate(FULL)
    check.choose(ANSWERS)
    is_not_kept(check, ANSWERS, "full")
    check.page.evaluate("() => localStorage.removeItem('other-app')")
    check.choose(MORE)
    is_kept(check, ANSWERS | MORE)
    check.page.reload()
    is_kept(check, ANSWERS | MORE)


def test_two_tabs(open_check: OpenCheck) -> None:
    """Two tabs, in two languages, that take turns end with all answers in both and the same report in each."""
    first = open_check("ja")
    second = open_check("en", context=first.page.context)
    for number, (question, option) in enumerate(ANSWERS.items()):
        (first if number % 2 else second).choose({question: option})
    for check in (first, second):
        check.shows_report_for(ANSWERS)
        is_kept(check, ANSWERS)
    first.choose({"company-size": "small"})
    second.shows_report_for({**ANSWERS, "company-size": "small"})
    is_kept(second, {**ANSWERS, "company-size": "small"})


def test_storage_emptied_by_others(open_check: OpenCheck) -> None:
    """What another application removes by emptying the storage is written again by the page that has it."""
    check = open_check()
    check.choose(ANSWERS)
    other = check.page.context.new_page()
    other.goto(check.site + "index.html")
    other.evaluate("() => localStorage.clear()")
    other.wait_for_function("() => localStorage.getItem('playbook:/:organisation') !== null")
    is_kept(check, ANSWERS)


@pytest.mark.few(1)
@pytest.mark.parametrize("turn", ["reload", "back", "back-and-forth"])
def test_left_and_found_again(open_check: OpenCheck, turn: str) -> None:
    """After a reload, or on the way back through the history, there are the same answers and the same report."""
    check = open_check()
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)
    if turn == "reload":
        check.page.reload()
    else:
        check.page.goto(check.site + "method.html")
        check.page.go_back()
    if turn == "back-and-forth":
        check.page.go_forward()
        check.page.go_back()
    is_kept(check, ANSWERS)
    check.shows_report_for(ANSWERS)


def test_cleared_while_in_the_history(open_check: OpenCheck) -> None:
    """A page that rests in the history while everything is cleared comes back without answers."""
    check = open_check("en")
    check.choose(ANSWERS)
    check.page.goto(check.site + "en/self-check/fit.html")
    check.page.locator("[data-clear-pc]").click()
    check.page.locator("[data-yes]").click()
    check.page.go_back()
    check.page.wait_for_url(check.address + "*")
    check.page.wait_for_selector("form[data-self-check]")
    is_kept(check, {})


@pytest.mark.thorough
def test_language_at_every_step(open_check: OpenCheck) -> None:
    """With a change of language at every step there are the same answers, and the same result, in both."""
    check = open_check()
    given: dict[str, str] = {}
    results = []
    for question, option in ANSWERS.items():
        check.choose({question: option})
        given[question] = option
        for language in ("en", "ja"):
            check.page.locator(f"a.languages__link[hreflang={language}]").click()
            check = SelfCheckPage(check.page, check.site, language)
            check.page.wait_for_url(check.address + "*")
            is_kept(check, given)
    for language in ("ja", "en"):
        check = SelfCheckPage(check.page, check.site, language).open()
        check.shows_report_for(ANSWERS)
        results.append(result(check.page))
    assert results[0] == results[1]


def result(page: Page) -> object:
    """What Python has worked out, without any words."""
    return json.loads(page.evaluate("() => selfCheck.engine.ask('result', selfCheck.store.toJson())"))
