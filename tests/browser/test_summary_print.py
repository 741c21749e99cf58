"""The summary of a report on paper: one sheet, whatever the answers and the browser."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.support.assessment_cases import CASES, bundles
from tests.support.chromium import NewPage
from tests.support.paper import squeezed
from tests.support.self_check_page import SelfCheckPage
from tests.support.static_server import Serve

RICH = {
    **dict.fromkeys(bundles()["organisation"].questions, "unknown"),
    **next(case.answers for case in CASES if case.name == "stuck-with-the-partner"),
}
POOR = {"company-size": "medium"}
PRINTING = "() => { self.print = () => { self.alone = selfCheck.page.dataset.printing; }; }"


@pytest.fixture(scope="module")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)


def summary_on_paper(page: Page, site: str, prefix: str, answers: Mapping[str, Any]) -> list[str]:
    """The text of each sheet that the button prints, squeezed."""
    SelfCheckPage.open_ready(page, site, f"{prefix}self-check/organisation.html")
    revision = page.locator("[data-report]").get_attribute("data-revision") or ""
    page.evaluate("(answers) => { selfCheck.store.replace({ answers }); selfCheck.fill(); }", dict(answers))
    expect(page.locator("[data-report]")).not_to_have_attribute("data-revision", revision)
    for fold in page.locator(".report details").all():
        fold.evaluate("(fold) => { fold.open = true; }")
    page.evaluate(PRINTING)
    page.locator("[data-print-summary]").click()
    assert page.evaluate("() => self.alone") == "summary"
    assert page.evaluate("() => selfCheck.page.dataset.printing === undefined")
    page.evaluate("() => { selfCheck.page.dataset.printing = self.alone; }")
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [squeezed(sheet.extract_text()) for sheet in sheets]


@pytest.mark.few(2)
@pytest.mark.parametrize("answers", [RICH, POOR], ids=["rich", "poor"])
@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("version", [None, 109])
def test_one_sheet(
    request: pytest.FixtureRequest,
    new_page: NewPage,
    site: str,
    version: int | None,
    prefix: str,
    answers: Mapping[str, Any],
) -> None:
    """The sheet has the page's title, how sure the result is and the summary, and nothing else of form and report."""
    browser: Browser | None = request.getfixturevalue("launch_old")(version) if version else None
    page = new_page(context=browser.new_context() if browser else None)
    sheets = summary_on_paper(page, site, prefix, answers)
    assert len(sheets) == 1
    for selector in ("h1", "#report-summary", ".report-summary__facts dd"):
        assert squeezed(page.locator(selector).first.inner_text().removesuffix("¶")) in sheets[0]
    for selector in (".self-check h2", "#report-actions", "[data-print-summary]", ".report-contents__title"):
        assert squeezed(page.locator(selector).first.text_content() or "") not in sheets[0]
