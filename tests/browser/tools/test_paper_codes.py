"""Codes from a filled sheet: typed, looked at, taken over, taken back."""

import pytest
from playwright.sync_api import Page, expect

from generator.assessment.codes import CodeBook
from generator.bundle import bundle
from generator.load import load
from tests.support.checkout import ROOT
from tests.support.self_check_page import SCENARIO, SelfCheckPage

PREFIXES = {"ja": "", "en": "en/"}
PRESENT = {"company-size": "small"}


@pytest.fixture(scope="module")
def row() -> str:
    """What stands on a sheet that was filled in."""
    playbook = load(ROOT / "content")
    return CodeBook(bundle(playbook, playbook.assessments[0])).write({**SCENARIO, "months": 14})


@pytest.mark.parametrize("language", PREFIXES)
def test_codes_become_answers(page: Page, site: str, row: str, language: str) -> None:
    """A slip is named and nothing is taken; mended, the row is previewed, taken over, reported on, and can be taken back."""
    tools = SelfCheckPage.open_ready(page, site, f"{PREFIXES[language]}self-check/organisation.html")
    tools.answer(PRESENT)
    tool = tools.tool("codes")
    typed = tool.locator("[data-codes]")
    preview = tool.locator("[data-preview-report]")
    wrong = row[:-1] + ("B" if row[-1] != "B" else "C")
    typed.fill(wrong)
    tool.locator("[data-read]").click()
    expect(preview).to_contain_text(wrong.split()[-1])
    expect(tool.locator("[data-take-over]")).to_be_hidden()
    expect(typed).to_have_value(wrong)
    assert tools.answers() == PRESENT
    typed.fill(row.lower())
    expect(preview).to_be_hidden()
    tool.locator("[data-read]").click()
    expect(preview).to_be_focused()
    expect(preview).to_contain_text(row.split(maxsplit=1)[0])
    assert tools.answers() == PRESENT
    tool.locator("[data-take-over]").click()
    assert tools.answers() == {**SCENARIO, "months": 14}
    expect(page.locator("[data-finding]").first).to_be_visible()
    tools.undo()
    assert tools.answers() == PRESENT
    tools.asked_for_nothing()


def test_what_was_typed_outlives_the_page(page: Page, site: str, row: str) -> None:
    """Half a row is there again after a reload, in the other language too."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.tool("codes").locator("[data-codes]").fill(row[:20])
    SelfCheckPage.open_ready(page, site, "en/self-check/organisation.html")
    expect(page.locator("[data-codes]")).to_have_value(row[:20])
