"""The checklists on screen and on paper."""

from io import BytesIO
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Serve
from tests.browser.paper import squeezed

CONTENT = Path("content")


@pytest.fixture(scope="module")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)


def items(checklist: str) -> list[dict[str, dict[str, str]]]:
    """The items of a checklist as they stand in the content."""
    data = yaml.safe_load((CONTENT / "checklists" / f"{checklist}.yaml").read_text(encoding="utf-8"))
    return list(data["items"])


def test_ticks_are_kept(page: Page, site: str) -> None:
    """A tick is there again after a reload and in the other language, and is counted."""
    page.goto(site + "checklists/setup.html")
    page.locator("#tick-define-implementation").check()
    expect(page.locator("[data-checklist-status]")).to_have_text("15項目中1項目が済み")
    page.reload()
    expect(page.locator("#tick-define-implementation")).to_be_checked()
    page.goto(site + "en/checklists/setup.html")
    expect(page.locator("#tick-define-implementation")).to_be_checked()
    expect(page.locator("[data-checklist-status]")).to_have_text("1 of 15 done")


def test_ticks_outlive_other_applications(page: Page, site: str) -> None:
    """Ticks are kept again after another application of the same host has emptied the storage (F26)."""
    page.goto(site + "checklists/setup.html")
    page.locator("#tick-define-implementation").check()
    other = page.context.new_page()
    other.goto(site + "index.html")
    other.evaluate("localStorage.clear()")
    page.wait_for_timeout(500)
    page.reload()
    expect(page.locator("#tick-define-implementation")).to_be_checked()
    expect(page.locator("[data-checklist-status]")).to_have_text("15項目中1項目が済み")


def test_filter_by_phase_and_role(page: Page, site: str) -> None:
    """The filters show exactly the items of the phase and role chosen, and everything again without."""
    page.goto(site + "checklists/setup.html")
    page.locator("[data-filter=phase]").select_option("joint")
    shown = page.locator("[data-item]:visible")
    wanted = [item for item in items("setup") if str(item["phase"]) == "joint"]
    assert shown.count() == len(wanted)
    page.locator("[data-filter=owner]").select_option("role:strategy")
    assert shown.count() == len([item for item in wanted if str(item["owner"]) == "role:strategy"])
    page.locator("[data-filter=phase]").select_option("")
    page.locator("[data-filter=owner]").select_option("")
    assert shown.count() == len(items("setup"))


@pytest.mark.parametrize(("checklist", "most_pages"), [("setup", 3), ("utilisation", 2)])
@pytest.mark.parametrize(("language", "prefix"), [("ja", ""), ("en", "en/")])
def test_printed_sheet(page: Page, site: str, language: str, prefix: str, checklist: str, most_pages: int) -> None:
    """The sheet has every item, columns to fill in, page numbers, edition and sign-off, no chrome, and no blank page."""
    page.goto(f"{site}{prefix}checklists/{checklist}.html")
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    pages = [squeezed(sheet.extract_text()) for sheet in reader.pages]
    text = "".join(pages)
    width, height = (round(float(side)) for side in reader.pages[0].mediabox[2:])
    assert (width, height) in {(595, 842), (596, 842)}
    assert len(pages) <= most_pages
    for number, sheet in enumerate(pages, start=1):
        assert squeezed(f"{number} / {len(pages)}") in sheet
        assert len(sheet) > 100, "a page is all but blank"
    for item in items(checklist):
        assert squeezed(item["title"][language]) in text, item["title"][language]
    words = yaml.safe_load((CONTENT / "interface.yaml").read_text(encoding="utf-8"))
    for name in ("owner", "due", "confirmed", "approved-by", "approved-on", "sheet-team"):
        assert squeezed(words["checklist"][name][language]) in text, name
    edition = yaml.safe_load((CONTENT / "site.yaml").read_text(encoding="utf-8"))
    assert edition["version"] in text
    assert edition["updated"] in text
    for chrome in ("glossary-title", "colophon-title"):
        assert squeezed(words["pages"][chrome][language]) not in text, chrome


def test_ticks_are_printed(page: Page, site: str) -> None:
    """What is ticked on screen is ticked on paper, and the filter is named there."""
    page.goto(site + "checklists/setup.html")
    page.locator("#tick-define-strategy").check()
    page.locator("[data-filter=phase]").select_option("outside-led")
    page.emulate_media(media="print")
    mark = page.locator("#tick-define-strategy").evaluate("box => getComputedStyle(box, '::after').content")
    assert "✓" in mark
    expect(page.locator("[data-filter-note]")).to_be_visible()
    expect(page.locator("[data-filter-note]")).to_contain_text("外部主導")
