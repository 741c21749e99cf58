"""The self-checks as a reader uses them: real Chromium, real Pyodide, the real content."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.report.session import Session
from tests.support.assessed import report_in
from tests.support.assessment_cases import CASES
from tests.support.chromium import NewPage
from tests.support.saved_answers import command_line, saved_file
from tests.support.self_check_page import READY, SCENARIO, SelfCheckPage
from tests.support.static_server import Serve

ASSESS_ALL = """
    async ([files, bundle, language]) => {
        const engine = startEngine();
        await engine.open(bundle, language);
        const outcomes = [];
        for (const file of files) outcomes.push([JSON.parse(await engine.ask("result", file)), (await engine.assess(file)).html]);
        return outcomes;
    }
"""


@pytest.fixture(scope="module")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)


@pytest.mark.parametrize(("language", "prefix"), [("ja", ""), ("en", "en/")])
def test_strategy_lead_alone(page: Page, site: str, tmp_path: Path, language: str, prefix: str) -> None:
    """A mid-sized company with a strategy lead only is told what is missing, the same in the page and on the command line."""
    SelfCheckPage.open_ready(page, site, f"{prefix}self-check/organisation.html")
    SelfCheckPage(page).answer_and_wait(SCENARIO)
    report = page.locator("[data-report]")
    assert report.locator("[data-finding]").first.get_attribute("data-finding") == "implementation-vacant"
    expect(report.locator("[data-finding=strategy-only]")).to_be_visible()
    expect(report.locator("[data-phase=outside-led]")).to_be_visible()
    expect(report.locator("[data-staffing=dedicated]")).to_be_visible()
    numbers = [one.get_attribute("data-action") for one in report.locator("[data-action]").all()]
    assert numbers == ["1", "2", "3"]
    file = tmp_path / "answers.json"
    file.write_text(saved_file("organisation", SCENARIO), encoding="utf-8")
    html = command_line("assess", str(file), "--lang", language, "--format", "html")
    shown = page.evaluate(
        """(html) => {
            const other = document.createElement("section");
            other.innerHTML = html;
            return other.innerHTML === document.querySelector("[data-report]").innerHTML;
        }""",
        html.rstrip("\n"),
    )
    assert shown


@pytest.mark.few(1)
@pytest.mark.parametrize(("language", "prefix"), [("ja", ""), ("en", "en/")])
@pytest.mark.parametrize("assessment", ["organisation", "fit"])
def test_python_gives_the_same_everywhere(page: Page, site: str, assessment: str, language: str, prefix: str) -> None:
    """Every scoring case gives the same result and the same report, byte for byte, in Pyodide and in CPython."""
    SelfCheckPage.open_ready(page, site, f"{prefix}self-check/{assessment}.html")
    bundle = page.locator("[data-bundle]").text_content() or ""
    here = Session(bundle, language)
    files = [saved_file(assessment, dict(case.answers)) for case in CASES if case.assessment == assessment]
    assert len(files) > 4
    outcomes = page.evaluate(ASSESS_ALL, [files, bundle, language])
    for outcome, file in zip(outcomes, files, strict=True):
        assert outcome == [json.loads(here.result(file)), report_in(here.assess(file))]


def test_answers_outlive_reload_and_language(page: Page, site: str) -> None:
    """Answers are there again after a reload, and on the page in the other language, with the same result."""
    SelfCheckPage.open_ready(page, site)
    SelfCheckPage(page).answer_and_wait(SCENARIO)
    page.reload()
    for question, option in SCENARIO.items():
        expect(page.locator(f'input[name="{question}"][value="{option}"]')).to_be_checked()
    page.locator("a.languages__link[hreflang=en]").click()
    page.wait_for_url("**/en/self-check/organisation.html*")
    for question, option in SCENARIO.items():
        expect(page.locator(f'input[name="{question}"][value="{option}"]')).to_be_checked()
    expect(page.locator("[data-finding=strategy-only]")).to_be_visible(timeout=READY)


def test_answers_reach_the_other_tab(new_page: NewPage, site: str) -> None:
    """Two tabs with the same check converge, and neither loses an answer."""
    first = new_page()
    second = first.context.new_page()
    first.goto(site + "self-check/organisation.html")
    second.goto(site + "self-check/organisation.html")
    first.locator('input[name="company-size"][value="small"]').check()
    expect(second.locator('input[name="company-size"][value="small"]')).to_be_checked()
    second.locator('input[name="cover-strategy"][value="shared"]').check()
    expect(first.locator('input[name="cover-strategy"][value="shared"]')).to_be_checked()


def test_answers_given_while_loading_are_scored(page: Page, site: str) -> None:
    """What is answered before Python is ready is in the first report."""
    page.goto(site + "self-check/organisation.html")
    for question, option in SCENARIO.items():
        page.locator(f'input[name="{question}"][value="{option}"]').check()
    expect(page.locator("[data-finding=strategy-only]")).to_be_visible(timeout=READY)


def test_number_and_unknown_exclude_each_other(page: Page, site: str) -> None:
    """A number replaces "I don't know" and the other way round; one out of range is pointed out and not counted."""
    page.goto(site + "en/self-check/organisation.html")
    months = page.locator('input[name="months"][inputmode="numeric"]')
    unknown = page.locator('input[name="months"][value="unknown"]')
    question = page.locator("[data-question=months]")
    unknown.check()
    months.fill("8")
    expect(unknown).not_to_be_checked()
    months.fill("9999")
    expect(question.locator("[data-error]")).to_be_visible()
    unknown.check()
    expect(months).to_have_value("")
    expect(question.locator("[data-error]")).to_be_hidden()
    question.locator("[data-clear]").click()
    expect(unknown).not_to_be_checked()


def test_save_to_a_file_that_the_command_line_reads(page: Page, site: str, tmp_path: Path) -> None:
    """The file saved in the page is what `playbook assess` takes."""
    SelfCheckPage.open_ready(page, site)
    SelfCheckPage(page).answer_and_wait(SCENARIO)
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    file = tmp_path / "saved.json"
    download.value.save_as(file)
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert {"format", "version", "assessment", "content_version", "answers", "saved_at"} == saved.keys()
    assert saved["answers"] == SCENARIO
    result = json.loads(command_line("assess", str(file), "--format", "json"))
    assert result["findings"][0]["id"] == "implementation-vacant"


def test_clear_all(page: Page, site: str) -> None:
    """Clearing asks once, then takes back every answer, also in the storage."""
    page.goto(site + "self-check/organisation.html")
    page.locator('input[name="company-size"][value="small"]').check()
    page.locator("[data-reset]").click()
    page.locator("[data-confirm] [data-yes]").click()
    expect(page.locator("fieldset[data-question] input:checked")).to_have_count(0)
    page.reload()
    expect(page.locator("fieldset[data-question] input:checked")).to_have_count(0)


def test_quick_form_shows_key_questions_only(page: Page, site: str) -> None:
    """The quick form has about eight questions, shares its answers with the full form, and loses none."""
    page.goto(site + "self-check/organisation.html")
    page.locator('input[name="cover-strategy"][value="dedicated"]').check()
    page.locator('input[name="form-length"][value="quick"]').check()
    asked = page.locator("fieldset[data-question]:visible").count()
    assert 6 <= asked <= 10
    expect(page.locator('input[name="cover-strategy"][value="dedicated"]')).to_be_checked()


def test_question_that_the_answers_make_needless(page: Page, site: str) -> None:
    """How many people hold a role is not asked while nobody does, and is asked again once somebody does."""
    SelfCheckPage.open_ready(page, site)
    people = page.locator("[data-question=people-implementation]")
    expect(people).to_be_visible()
    SelfCheckPage(page).answer_and_wait({"cover-implementation": "vacant"})
    expect(people).to_be_hidden()
    SelfCheckPage(page).answer_and_wait({"cover-implementation": "shared"})
    expect(people).to_be_visible()


def test_without_javascript(new_page: NewPage, site: str) -> None:
    """Without JavaScript every question can be read and ticked, and the page says what is missing."""
    page = new_page(java_script_enabled=False)
    page.goto(site + "self-check/organisation.html")
    assert page.locator("fieldset[data-question]").count() > 40
    page.locator('input[name="company-size"][value="small"]').check()
    expect(page.locator("form noscript")).to_be_visible()


def test_failure_is_told_and_retry_works(new_page: NewPage, site: str) -> None:
    """If the engine's files cannot be had, the page says so with a code, keeps the answers, and Retry brings it back."""
    page = new_page(tolerate="503|Failed to load resource")
    page.route("**/runtime.*", lambda route: route.fulfill(status=503))
    page.goto(site + "en/self-check/organisation.html")
    message = page.locator("[data-engine-message]")
    expect(message).to_be_visible(timeout=READY)
    expect(message).to_have_attribute("data-code", "engine-download-status")
    expect(page.locator("form[data-self-check]")).to_have_attribute("data-engine", "failed")
    page.locator('input[name="company-size"][value="small"]').check()
    page.unroute("**/runtime.*")
    message.get_by_role("button").click()
    expect(page.locator("form[data-self-check]")).to_have_attribute("data-engine", "ready", timeout=READY)
    expect(message).to_be_hidden()
    expect(page.locator("[data-report] [data-staffing]")).to_be_visible()


@pytest.mark.parametrize("assessment", ["organisation", "fit"])
def test_every_question_can_be_answered(page: Page, site: str, assessment: str) -> None:
    """Choosing the first option of every question gives a full report without a fault."""
    SelfCheckPage.open_ready(page, site, f"self-check/{assessment}.html")
    questions = page.locator("fieldset[data-question]")
    for index in range(questions.count()):
        question = questions.nth(index)
        typed = question.locator(".question__typed input")
        if typed.count():
            typed.fill("2027-04-01" if typed.get_attribute("type") == "date" else "3")
        else:
            question.locator("input").first.check()
    page.wait_for_timeout(1000)
    report = page.locator("[data-report]")
    assert report.locator("[data-checklist-item]").count() == {"organisation": 15, "fit": 12}[assessment]
    assert report.locator("[data-measure]").count() > 0
