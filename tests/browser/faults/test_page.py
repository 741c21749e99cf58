"""The page without its scripts or styles."""

import re

import pytest

from generator.assessment.bundle import Bundle
from generator.bundle import bundle
from generator.load import load
from generator.playbook import Playbook
from tests.browser.faults.conftest import OpenCheck
from tests.support.checkout import ROOT
from tests.support.fault_server import Fault, FaultServer
from tests.support.paper import printed, squeezed
from tests.support.self_check_page import ANSWERS, SelfCheckPage

LANGUAGES = pytest.mark.parametrize("language", ["ja", "en"])
REFERENCE = re.compile(r"\{[^}]*\}")
"""Stands in a text for the name of a thing."""
FAILED_LOAD = "Failed to load resource"
ORDER = """() => {
  const tops = Array.from(document.querySelectorAll("form h2, form fieldset[data-question]"), (one) => [
    one.getClientRects().length > 0,
    one.getBoundingClientRect().top,
  ]);
  return tops.every(([shown, top], index) => shown && (index === 0 || top > tops[index - 1][1]));
}"""


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The content as its files have it."""
    return load(ROOT / "content")


def inputs(check: Bundle) -> dict[str, int]:
    """How many inputs each question has: one for each option or the field of a number or date, "I don't know", "does not apply"."""
    return {
        question.id: (len(check.options(question)) if question.chosen else 1) + (2 if question.not_applicable else 1)
        for question in check.questions.values()
    }


@pytest.mark.few(1)
@LANGUAGES
@pytest.mark.parametrize("assessment", ["organisation", "fit"])
def test_without_javascript(open_check: OpenCheck, playbook: Playbook, language: str, assessment: str) -> None:
    """Without JavaScript every question and option of the content is there, can be ticked, and is printed."""
    check = open_check(language, assessment, java_script_enabled=False)
    page = check.page
    (definition,) = (one for one in playbook.assessments if one.id == assessment)
    fieldsets = page.locator("fieldset[data-question]")
    counts = fieldsets.evaluate_all(
        "sets => Object.fromEntries(sets.map(one => [one.dataset.question, one.querySelectorAll('input').length]))"
    )
    assert counts == inputs(bundle(playbook, definition))
    page.locator('input[name="company-size"][value="small"]').check()
    assert page.locator("form noscript").is_visible()
    assert page.locator("main").get_by_role("link").first.is_visible()
    text = printed(page)
    for question in definition.questions:
        assert all(squeezed(part) in text for part in REFERENCE.split(question.text[language])), question.text


@pytest.mark.few(1)
@LANGUAGES
def test_without_styles(open_check: OpenCheck, server: FaultServer, language: str) -> None:
    """Without its styles the page has everything in order and gives the report."""
    server.faults["*.css"] = Fault(status=503)
    check = open_check(language, tolerate=FAILED_LOAD)
    assert check.page.evaluate(ORDER)
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)


@pytest.mark.few(1)
@pytest.mark.parametrize("patterns", [("*.js",), ("*.js", "*.css")], ids=["scripts", "scripts-and-styles"])
def test_without_scripts(open_check: OpenCheck, server: FaultServer, patterns: tuple[str, ...]) -> None:
    """Where the scripts do not arrive, with or without the styles, all questions are in order and can be ticked."""
    server.faults.update(dict.fromkeys(patterns, Fault(status=503)))
    check = open_check(tolerate=f"{FAILED_LOAD}|exception: ")
    check.page.wait_for_load_state()
    assert check.page.evaluate(ORDER)
    check.page.locator('input[name="company-size"][value="small"]').check()
    assert check.state().engine == "idle"
    check.page.locator('a[href*="checklists/"]').first.focus()
    checklist_is_there(check)


def checklist_is_there(check: SelfCheckPage) -> None:
    """The printable checklist can be reached from the page."""
    link = check.page.locator('main a[href*="checklists/"], nav a[href*="checklists/"]').first.evaluate(
        "link => link.href"
    )
    check.page.goto(link)
    assert check.page.locator("[data-item]").count() > 5
