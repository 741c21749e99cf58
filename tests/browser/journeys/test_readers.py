"""What readers come for, done as they do it: each stop is checked in the window, and kept as a picture."""

import json
from io import BytesIO

from playwright.sync_api import expect
from pypdf import PdfReader

from generator.assessment.codes import CodeBook
from generator.bundle import bundle
from generator.load import load
from tests.browser.journeys.conftest import Reader
from tests.support.checkout import ROOT
from tests.support.paper import squeezed
from tests.support.saved_answers import saved_file
from tests.support.self_check_page import SCENARIO, payload

FIRST_CARD = "article a[href='self-check/organisation.html']"
IMPLEMENTATION = {"ja": "実装・技術担当", "en": "mplementation"}
COLLEAGUES = [{"cover-implementation": "vacant"}] * 3 + [{"cover-implementation": "shared"}] * 2
STORED = "() => Object.keys(localStorage).filter((key) => key.startsWith('playbook:'))"


def test_find_the_missing_role_and_what_to_do_on_monday(reader: Reader) -> None:
    """From the home page to a report that names the missing role, and to the first action with its steps."""
    reader.begin()
    reader.follow(reader.page.locator(FIRST_CARD).first)
    reader.wait_for_python()
    reader.answer(SCENARIO)
    reader.page.locator("[data-go-report]").click()
    reader.see_at_the_top(reader.page.locator("#report--title"), "report")
    finding = reader.page.locator(".report-summary a[href^='#finding-']").first
    expect(finding).to_contain_text(IMPLEMENTATION[reader.language])
    finding.click()
    missing = reader.page.locator("[data-finding=implementation-vacant]")
    reader.see_at_the_top(missing.locator("h4"), "missing role")
    reader.page.locator(".report-contents a[href='#report-actions']").click()
    reader.see(reader.page.locator("[data-action='1']"), "first action")


def test_print_one_sheet_for_my_boss(reader: Reader) -> None:
    """The sheet that a department head signs is one press from the home page, and one page of A4."""
    reader.begin()
    sheet = reader.page.locator("article a[href='paper/decision.html']").first
    reader.follow(sheet)
    reader.see_at_the_top(reader.page.locator("h1").first, "decision sheet")
    button = reader.page.locator("[data-print]")
    reader.see(button, "button that prints")
    title = reader.page.locator("h1").first.inner_text()
    pages = PdfReader(BytesIO(reader.page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == 1
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]
    text = squeezed(pages[0].extract_text())
    assert squeezed(title) in text
    assert squeezed(button.inner_text()) not in text


def test_agree_with_sales(reader: Reader) -> None:
    """A sales manager finds the rules to agree on, and ticks the item of the checklist that is then done."""
    reader.begin()
    card = reader.page.locator("[data-reader=sales-manager]")
    reader.follow(card.locator("a[href='handover.html']"))
    reader.see_at_the_top(reader.page.locator("h1"), "rules")
    reader.page.goto(reader.page.url + "#rule-scoring-criteria")
    reader.see_at_the_top(reader.page.locator("#rule-scoring-criteria"), "rule about scoring")
    reader.begin()
    reader.follow(card.locator("a[href$='#item-write-handover-rules']"))
    tick = reader.page.locator("#tick-write-handover-rules")
    reader.see(tick, "item of the checklist")
    tick.check()
    reader.page.reload()
    expect(tick).to_be_checked()
    reader.see(tick, "ticked item")


def test_compare_with_last_quarter(reader: Reader) -> None:
    """Last quarter's file beside the answers of now: what changed begins at the top of the window."""
    reader.page.goto(f"{reader.home}self-check/organisation.html")
    reader.wait_for_python()
    before = json.loads(saved_file("organisation", SCENARIO)) | {"saved_at": "2026-08-31T00:00:00Z"}
    reader.answer({**SCENARIO, "cover-implementation": "dedicated"})
    reader.page.locator("article a[href='#tool-compare']").first.click()
    tool = reader.page.locator("[data-tool=compare]")
    reader.see_at_the_top(tool.locator("summary"), "tool")
    tool.locator("input[type=file]").set_input_files([payload("2026-08.json", json.dumps(before))])
    tool.locator("[data-compare]").click()
    result = tool.locator("[data-result]")
    reader.see_at_the_top(result.locator("h3").first, "what changed")
    changed = result.locator("tr[data-row='cover-implementation']")
    changed.scroll_into_view_if_needed()
    reader.see(changed, "answer that changed")
    assert not result.locator("tr[data-row='cover-strategy']").count(), "an unchanged answer is listed as changed"


def test_merge_five_colleagues(reader: Reader) -> None:
    """Five files: the question that they answered differently comes first, with how many said what."""
    reader.page.goto(f"{reader.home}self-check/organisation.html#tool-merge")
    reader.wait_for_python()
    tool = reader.page.locator("[data-tool=merge]")
    reader.see(tool.locator("summary").first, "tool")
    files = [saved_file("organisation", {**SCENARIO, **own}, by=f"P{number}") for number, own in enumerate(COLLEAGUES)]
    tool.locator("input[type=file]").set_input_files(
        [payload(f"{number}.json", text) for number, text in enumerate(files)]
    )
    expect(tool.locator("[data-chosen] li")).to_have_count(5)
    tool.locator("[data-merge]").click()
    result = tool.locator("[data-result]")
    reader.see_at_the_top(result.locator("h3").first, "result of five people")
    disputed = result.locator("[aria-labelledby=merge-discussed]")
    expect(disputed).to_contain_text("5")
    expect(disputed.locator("caption a").first).to_have_attribute("href", "#question-cover-implementation")


def test_use_a_shared_pc(reader: Reader) -> None:
    """Whoever does not want answers kept finds the switch, and leaves nothing behind for the next person."""
    reader.page.goto(f"{reader.home}self-check/organisation.html")
    reader.wait_for_python()
    reader.page.locator("article a[href='#this-pc']").first.click()
    reader.see(reader.page.locator("[data-unwanted]"), "switch")
    reader.page.locator("[data-unwanted]").check()
    reader.answer(SCENARIO)
    assert reader.page.evaluate(STORED) == []
    reader.page.once("dialog", lambda dialog: dialog.accept())
    reader.page.locator("[data-go-report]").click()
    reader.see_at_the_top(reader.page.locator("#report--title"), "report")
    reader.page.reload()
    expect(reader.page.locator("[data-question] :checked")).to_have_count(0)
    reader.picture("next person")


def test_answer_on_paper_and_type_the_codes_in(reader: Reader) -> None:
    """The form is printed and filled in; its codes make the same answers and a report."""
    reader.page.goto(f"{reader.home}self-check/organisation.html")
    reader.wait_for_python()
    sheet = reader.page.locator("article a[href='../paper/form-organisation.html']").first
    reader.follow(sheet)
    reader.see_at_the_top(reader.page.locator("h1"), "form to print")
    printed = PdfReader(BytesIO(reader.page.pdf(prefer_css_page_size=True))).pages
    assert 1 < len(printed) <= 6
    playbook = load(ROOT / "content")
    codes = CodeBook(bundle(playbook, playbook.assessments[0])).write(SCENARIO)
    reader.page.goto(f"{reader.home}self-check/organisation.html#tool-codes")
    reader.wait_for_python()
    tool = reader.page.locator("[data-tool=codes]")
    tool.locator("[data-codes]").fill(codes)
    tool.locator("[data-read]").click()
    reader.see_at_the_top(tool.locator("[data-preview-report] h3").first, "what was read")
    tool.locator("[data-take-over]").click()
    chosen = reader.page.locator("[data-question] :checked")
    expect(chosen).to_have_count(len(SCENARIO))
    reader.page.locator("[data-go-report]").click()
    reader.see_at_the_top(reader.page.locator("#report--title"), "report")
