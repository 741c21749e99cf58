"""Answers as files: saved, copied, loaded, taken back."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.report.session import Session
from tests.support.chromium import NewPage
from tests.support.saved_answers import saved_file
from tests.support.self_check_page import SCENARIO, SelfCheckPage, payload

OTHER = {"company-size": "small", "cover-strategy": "shared", "linkage-timing": "written"}
PREFIXES = {"ja": "", "en": "en/"}


def contents(tools: SelfCheckPage) -> object:
    """Everything that a reader has given, as a file holds it."""
    saved = json.loads(tools.page.evaluate("() => selfCheck.store.toJson()"))
    return {part: saved.get(part) for part in ("answers", "evidence", "by")}


def load_file(tools: SelfCheckPage, text: str) -> None:
    """Choose a file and take it over."""
    tools.choose_files("files", payload("answers.json", text))
    tools.page.locator("[data-tool=files] [data-take-over]").click()


@pytest.mark.few(1)
@pytest.mark.parametrize("language", PREFIXES)
def test_saving_clearing_and_loading_is_identity(page: Page, site: str, language: str) -> None:
    """A saved file brings back answers, evidence and whose they are, after everything was cleared."""
    tools = SelfCheckPage.open_ready(page, site, f"{PREFIXES[language]}self-check/organisation.html")
    tools.answer(SCENARIO)
    page.evaluate("""() => selfCheck.store.setEvidence("company-size", {note: "社員名簿より", due: "2027-01-31"})""")
    panel = tools.tool("files")
    by = panel.locator("[data-by]")
    by.fill("営業企画部 <b>田中</b>/..")
    by.blur()
    before = contents(tools)
    name, text = tools.save(panel.locator("[data-save-answers]"))
    assert re.fullmatch(r"playbook-organisation-\d{4}-\d\d-\d\d-営業企画部-b-田中-b\.json", name)
    page.evaluate("() => { selfCheck.store.clear(); selfCheck.use(selfCheck.store); }")
    assert tools.chosen() == {}
    load_file(tools, text)
    assert contents(tools) == before
    assert tools.chosen() == SCENARIO
    expect(by).to_have_value("営業企画部 <b>田中</b>/..")
    tools.asked_for_nothing()


def test_a_file_is_previewed_and_may_be_left(page: Page, site: str) -> None:
    """Choosing a file shows what it would change; leaving it changes nothing and puts the focus on the tool."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.answer(SCENARIO)
    tools.choose_files("files", payload("other.json", saved_file("organisation", OTHER)))
    preview = page.locator("[data-tool=files] [data-preview-report]")
    expect(preview).to_be_visible()
    expect(preview).to_be_focused()
    assert tools.answers() == SCENARIO
    page.locator("[data-tool=files] [data-leave]").click()
    expect(preview).to_be_hidden()
    expect(page.locator("[data-tool=files] summary")).to_be_focused()
    assert tools.answers() == tools.chosen() == SCENARIO


def test_taking_over_and_undoing_is_identity(page: Page, site: str) -> None:
    """What was replaced by a file comes back whole, evidence and name included, and the report with it."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.answer(SCENARIO)
    page.evaluate("""() => selfCheck.store.setEvidence("company-size", {note: "n"})""")
    expect(page.locator("[data-finding=strategy-only]")).to_be_visible()
    before = contents(tools)
    load_file(tools, saved_file("organisation", OTHER))
    assert tools.answers() == tools.chosen() == OTHER
    expect(page.locator("[data-finding=strategy-only]")).to_have_count(0)
    tools.undo()
    assert contents(tools) == before
    assert tools.chosen() == SCENARIO
    expect(page.locator("[data-finding=strategy-only]")).to_be_visible()
    page.reload()
    assert contents(tools) == before


@pytest.mark.few(1)
@pytest.mark.parametrize("start", ["", "2026-12-01"])
def test_tables_and_calendar(page: Page, site: str, start: str) -> None:
    """Answers and plan are saved as Python writes them; without a plan that is told."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.answer(SCENARIO)
    page.locator('input[name="plan-start"]').first.fill(start)
    panel = tools.tool("files")
    python = Session(page.locator("[data-bundle]").text_content() or "", "ja")
    saved = saved_file("organisation", {**SCENARIO, "plan-start": start})
    for button, ending, expected in (
        ("[data-answers-table]", "-answers.csv", python.answers_table(saved)),
        ("[data-plan-table]", "-plan.csv", python.plan_table(saved)),
        ("[data-plan-calendar]", "-plan.ics", python.plan_calendar(saved)),
    ):
        expect(panel.locator(button)).to_be_visible()
        if expected == "":
            panel.locator(button).click()
            expect(panel.locator("[data-told]")).to_have_text(page.evaluate("() => selfCheck.words['no-plan']"))
            continue
        name, text = tools.save(panel.locator(button))
        assert name.endswith(ending)
        assert text == expected
    tools.asked_for_nothing()


@pytest.mark.few(1)
@pytest.mark.parametrize("place", ["server", "folder"])
def test_copying_where_downloads_are_blocked(new_page: NewPage, site: str, built_site: Path, place: str) -> None:
    """The text of the file can be copied, without the clipboard's newer interface too."""
    page = new_page()
    page.goto((site if place == "server" else f"file://{built_site}/") + "self-check/organisation.html")
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    tools = SelfCheckPage(page)
    tools.answer({"company-size": "small"})
    panel = tools.tool("files")
    panel.locator("[data-show-text]").click()
    area = panel.locator("textarea")
    expect(area).to_be_focused()
    shown = json.loads(area.input_value())
    assert shown["answers"] == {"company-size": "small"}
    panel.locator("[data-saved-copy]").click()
    expect(panel.locator("[data-saved-copied]")).not_to_be_empty()
    by = panel.locator("[data-by]")
    by.focus()
    page.keyboard.press("Control+V")
    assert by.input_value().startswith('{"format":"playbook-answers"')


@pytest.mark.few(1)
@pytest.mark.parametrize(
    "button", ["[data-save-answers]", "[data-answers-table]", "[data-plan-calendar]", "[data-show-text]"]
)
def test_without_names_and_notes(page: Page, site: str, button: str) -> None:
    """Left out on wish, a name, a note, an owner and a link are in no file, its name, or the text shown."""
    tools = SelfCheckPage.open_ready(page, site)
    evidence = {"note": "SECRET-N", "link": "SECRET-L", "owner": "SECRET-O", "due": "2027-03-31"}
    saved = saved_file("organisation", {**SCENARIO, "plan-start": "2026-12-01"}, evidence={"company-size": evidence})
    page.evaluate("(saved) => selfCheck.store.replace({ ...JSON.parse(saved), by: 'SECRET-B' })", saved)
    page.evaluate("() => selfCheck.fill()")
    panel = tools.tool("files")
    panel.locator("[data-bare]").check()
    if button == "[data-show-text]":
        panel.locator(button).click()
        name, text = "", panel.locator("#saved-text").input_value()
    else:
        expect(panel.locator(button)).to_be_visible()
        name, text = tools.save(panel.locator(button))
        # A text field has one kind of line break.
        assert page.locator("#saved-text").input_value() == text.replace("\r\n", "\n")
    assert text
    assert "SECRET" not in name + text
    assert "2027-03-31" not in text
    assert page.evaluate("() => selfCheck.store.by") == "SECRET-B"


@pytest.mark.few(1)
@pytest.mark.parametrize("place", ["[data-save]", "[data-save-answers]", "[data-answers-table]", "[data-plan-table]"])
def test_blocked_downloads(new_page: NewPage, site: str, place: str) -> None:
    """In a frame that blocks downloads no file is called saved: the text is there to be copied, below the button."""
    page = new_page(tolerate="[Dd]ownload|sandbox", viewport={"width": 1366, "height": 768})
    frame_page = '<iframe sandbox="allow-scripts allow-same-origin" width="1300" height="700" src="en/self-check/organisation.html">'
    page.route("**/portal.html", lambda route: route.fulfill(body=frame_page, content_type="text/html"))
    page.goto(site + "portal.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator("form[data-engine]")).to_have_attribute("data-engine", "ready", timeout=60_000)
    for question, option in SCENARIO.items():
        frame.locator(f'input[name="{question}"][value="{option}"]').check()
    if place != "[data-save]":
        frame.locator("[data-tool=files] > summary").click()
    frame.locator(place).click()
    notice = frame.locator("[data-saved]")
    expect(notice).to_contain_text("Download started")
    expect(notice).to_contain_text("If you cannot find the file")
    notice.locator("[data-saved-show]").click()
    expect(notice.locator("textarea")).to_be_in_viewport()
    assert "medium" in notice.locator("textarea").input_value() or "," in notice.locator("textarea").input_value()


def test_dropped_answers_stay_in_the_file(page: Page, site: str) -> None:
    """Answers and notes of another edition are shown before loading, and are in the next file as they were."""
    tools = SelfCheckPage.open_ready(page, site)
    gone = {"gone-question": "maybe", "company-size": "gigantic"}
    note = {"note": "Why we thought so", "due": "2027-01-02"}
    tools.choose_files("files", payload("old.json", saved_file("organisation", gone, evidence={"gone-question": note})))
    preview = page.locator("[data-tool=files] [data-preview-report]")
    expect(preview.locator("tr[data-row=gone-question]")).to_contain_text("Why we thought so")
    expect(preview.locator("tr[data-row=company-size]")).to_contain_text("従業員は何名ですか")
    page.locator("[data-tool=files] [data-take-over]").click()
    _, text = tools.save(page.locator("[data-save-answers]"))
    saved = json.loads(text)
    assert saved["answers"] == gone
    assert saved["evidence"] == {"gone-question": note}


def test_what_the_page_saves_it_loads(page: Page, site: str) -> None:
    """With every note as long as the form allows, the file is read again."""
    tools = SelfCheckPage.open_ready(page, site)
    page.evaluate(
        """() => {
            const note = "あ".repeat(2000);
            const evidence = selfCheck.questions.map(({ id }) => [id, { note, link: note, owner: note, due: "2027-01-02" }]);
            selfCheck.store.replace({ answers: {}, evidence: Object.fromEntries(evidence) });
            selfCheck.fill();
        }"""
    )
    tools.tool("files")
    _, text = tools.save(page.locator("[data-save-answers]"))
    assert len(text.encode()) > 1024 * 1024
    tools.choose_files("files", payload("long.json", text))
    expect(page.locator("[data-tool=files] [data-take-over]")).to_be_visible()
