"""Where a reader is taken, the beginning of the place is in the window: below the header and the bar, and under nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.support.assessment_cases import CASES, playbook
from tests.support.chromium import NewPage
from tests.support.saved_answers import saved_file
from tests.support.self_check_page import READY, SelfCheckPage, payload
from tests.support.static_server import Serve
from tests.support.window import DESKTOP, PHONE, SETTLED, arrived, began

FULL = next(case.answers for case in CASES if case.name == "stuck-with-the-partner")
WINDOWS: tuple[ViewportSize, ...] = (
    DESKTOP,
    {"width": 1280, "height": 720},
    PHONE,
    {"width": 375, "height": 667},
)
_FOLLOW = """(hash) => {
  const link = document.body.appendChild(Object.assign(document.createElement("a"), { href: hash }));
  link.click();
  link.remove();
}"""
_ANSWER = "(answers) => { self.selfCheck.store.replace({ answers }); self.selfCheck.fill(); }"


@pytest.fixture(scope="module")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)


@pytest.fixture(
    params=[(window, prefix) for window in WINDOWS for prefix in ("", "en/")],
    ids=lambda one: f"{one[0]['width']}x{one[0]['height']}-{one[1] or 'ja'}",
)
def check(request: pytest.FixtureRequest, new_page: NewPage, site: str) -> SelfCheckPage:
    """A self-check with all answers but some, in each window and language."""
    window, prefix = request.param
    page = new_page(viewport=window)
    tools = SelfCheckPage.open_ready(page, site, f"{prefix}self-check/organisation.html", at_rest=False)
    revision = page.locator("[data-report]").get_attribute("data-revision") or ""
    page.evaluate(_ANSWER, FULL)
    expect(page.locator("[data-report]")).not_to_have_attribute("data-revision", revision, timeout=READY)
    page.wait_for_timeout(SETTLED)
    return tools


@pytest.mark.few(1)
def test_report(check: SelfCheckPage) -> None:
    """The button that leads to the report shows its heading at the top; so do the links of its contents, each its part."""
    page = check.page
    page.locator("[data-go-report]").click()
    began(page.locator("#report--title"), "See the report")
    expect(page.locator("[data-report]")).to_be_focused()
    for link in page.locator(".report-contents a").all():
        href = link.get_attribute("href") or ""
        link.click()
        # The last part may be too short to reach the top.
        arrived(page.locator(href), href)
        if href != "#report--figures":
            began(page.locator(href), href)
    link = page.locator(".report-summary a[href^='#finding-']").first
    link.click()
    began(page.locator(f"{link.get_attribute('href')} h4"), "finding")


@pytest.mark.few(1)
@pytest.mark.parametrize("part", ["report--title", "report-people", "report--figures"])
def test_report_that_changes(check: SelfCheckPage, part: str) -> None:
    """A reader who is in the report stays at the part they read while a new one takes its place."""
    page = check.page
    page.locator("[data-go-report]").click()
    place = page.locator(f"#{part}")
    place.evaluate("element => element.scrollIntoView()")
    page.wait_for_timeout(SETTLED)
    before = place.evaluate("element => element.getBoundingClientRect().top")
    report = page.locator("[data-report]")
    revision = report.get_attribute("data-revision") or ""
    page.evaluate(_ANSWER, {"company-size": "small", "cover-strategy": "vacant"})
    expect(report).not_to_have_attribute("data-revision", revision, timeout=READY)
    page.wait_for_timeout(SETTLED)
    assert abs(place.evaluate("element => element.getBoundingClientRect().top") - before) < 3


@pytest.mark.few(1)
def test_form_above_a_report_that_changes(check: SelfCheckPage) -> None:
    """What a reader sees above a report that has only begun to show stays, whatever comes or goes between the two."""
    page = check.page
    button, report = page.locator("[data-go-report]"), page.locator("[data-report]")
    button.evaluate("element => element.scrollIntoView({ block: 'start' })")
    page.evaluate("() => document.getElementById('report').before(document.createElement('hr'))")
    page.wait_for_timeout(SETTLED)
    before = button.evaluate("element => element.getBoundingClientRect().top")
    revision = report.get_attribute("data-revision") or ""
    # Stands for a question that the answers bring in below what the reader looks at.
    page.evaluate("""() => {
      const { formLength } = self.selfCheck, leaveOut = formLength.leaveOut;
      formLength.leaveOut = function (needless) {
        document.querySelector("#report").previousElementSibling.style.height = "300px";
        leaveOut.call(this, needless);
      };
    }""")
    page.evaluate(_ANSWER, {"company-size": "small", "cover-strategy": "vacant"})
    expect(report).not_to_have_attribute("data-revision", revision, timeout=READY)
    page.wait_for_timeout(SETTLED)
    assert abs(button.evaluate("element => element.getBoundingClientRect().top") - before) < 3


@pytest.mark.few(1)
def test_questions(check: SelfCheckPage) -> None:
    """Links to questions, clearing an answer and notes lead to where something is to be done."""
    page = check.page
    missing = page.locator(".report-confidence details")
    missing.locator("summary").click()
    links = missing.locator("a")
    for number in (0, links.count() // 2, links.count() - 1):
        href = links.nth(number).get_attribute("href") or ""
        links.nth(number).click()
        began(page.locator(f"{href} legend"), href)
    question = page.locator("#question-kpi-set")
    question.locator("[data-clear]").click()
    arrived(question.locator("input").first, "cleared question")
    question.locator(".question__evidence").click()
    arrived(question.locator("textarea"), "note")
    expect(question.locator("textarea")).to_be_focused()
    question.locator("[data-editor] button").click()
    arrived(question.locator(".question__evidence"), "closed note")
    page.locator("[data-reset]").click()
    page.locator("[data-yes]").click()
    arrived(page.locator("[data-question] input").first, "first question after clearing all")
    arrived(page.locator("[data-undo]"), "offer to undo")


@pytest.mark.few(1)
def test_tools(check: SelfCheckPage) -> None:
    """What the tools have found begins at the top of the window, however long it is."""
    file = payload("before.json", saved_file("organisation", {"company-size": "small"}, by="A"))
    check.choose_files("compare", file)
    check.tool("compare").locator("[data-compare]").click()
    result = check.tool("compare").locator("[data-result]")
    expect(result).to_be_focused(timeout=READY)
    began(result.locator("h3").first, "comparison")
    check.choose_files("merge", file)
    check.tool("merge").locator("[data-merge]").click()
    result = check.tool("merge").locator("[data-result]")
    expect(result).to_be_focused(timeout=READY)
    began(result.locator("h3").first, "merge")
    check.choose_files("files", file)
    preview = check.tool("files").locator("[data-preview-report]")
    expect(preview).to_be_focused(timeout=READY)
    began(preview.locator("h3").first, "preview of a file")
    check.tool("files").locator("[data-leave]").click()
    arrived(check.tool("files").locator("summary").first, "tool after its preview")
    check.tool("codes").locator("[data-codes]").fill("ABC")
    check.tool("codes").locator("[data-read]").click()
    preview = check.tool("codes").locator("[data-preview-report]")
    expect(preview).to_be_focused(timeout=READY)
    began(preview.locator("h3").first, "codes")
    check.tool("files").locator("[data-show-text]").click()
    arrived(check.tool("files").locator("textarea"), "text to copy")


@pytest.mark.few(1)
def test_rounds(check: SelfCheckPage) -> None:
    """In a round the form, the list of people and the result are shown from their beginning."""
    page = check.page
    panel = check.tool("turns")
    panel.locator("[data-count]").fill("2")
    panel.locator("[data-begin]").click()
    for answer in ("small", "large"):
        began(page.locator("[data-bar]"), "form")
        arrived(page.locator("[data-turn]"), "whose turn it is")
        check.answer({"company-size": answer})
        page.locator("[data-turn] [data-done]").click()
    arrived(panel.locator("[data-reveal]"), "button that shows the results")
    panel.locator("[data-reveal]").click()
    expect(panel.locator("[data-result]")).to_be_focused(timeout=READY)
    began(panel.locator("[data-result] h3").first, "result of the round")


def anchors() -> list[str]:
    """An address with an anchor on each kind of page."""
    urls = {
        thing.url.partition("#")[0].rpartition("/")[0]: thing.url
        for thing in playbook().things.values()
        if "#" in thing.url
    }
    return [*urls.values(), "self-check/organisation.html#question-pdca", "method.html#organisation"]


@pytest.mark.few(1)
@pytest.mark.parametrize("window", WINDOWS, ids=lambda one: f"{one['width']}x{one['height']}")
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_anchors(new_page: NewPage, site: str, window: ViewportSize, prefix: str) -> None:
    """An address with an anchor shows what it names, when a page is opened and within it."""
    page = new_page(viewport=window)
    for url in anchors():
        page.goto("about:blank")
        page.goto(f"{site}{prefix}{url}")
        arrived(page.locator(f"[id='{url.partition('#')[2]}']"), url)
        page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
        # Nobody follows a link while the page still moves, and Chromium may lose such a click.
        page.wait_for_timeout(SETTLED)
        page.evaluate(_FOLLOW, "#" + url.partition("#")[2])
        arrived(page.locator(f"[id='{url.partition('#')[2]}']"), f"{url}, once more")


@pytest.mark.few(1)
@pytest.mark.parametrize("window", WINDOWS[::3], ids=lambda one: f"{one['width']}x{one['height']}")
def test_link_to_a_question_of_the_full_form(new_page: NewPage, site: str, window: ViewportSize) -> None:
    """A link to a question that the quick form leaves out shows the full form there; so does an address."""
    page = new_page(viewport=window)
    SelfCheckPage.open_ready(page, site, at_rest=False)
    page.locator("[name=form-length][value=quick]").check()
    page.evaluate(_ANSWER, {"company-size": "medium", "data-rules": "none", "cover-implementation": "vacant"})
    link = page.locator("[data-finding] a[href='#question-data-rules']").first
    expect(link).to_be_attached(timeout=READY)
    link.click()
    began(page.locator("#question-data-rules legend"), "question of the full form")
    expect(page.locator("[name=form-length][value=full]")).to_be_checked()
    page.locator("[name=form-length][value=quick]").check()
    page.goto("about:blank")
    page.goto(f"{site}self-check/organisation.html#question-data-rules")
    began(page.locator("#question-data-rules legend"), "address of a question")
