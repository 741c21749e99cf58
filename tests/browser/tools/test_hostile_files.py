"""Files that nobody should load end in a reason or a preview, and change nothing until the reader says so."""

import json
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.load import load
from tests.browser.tools.hostile_files import HOSTILE_FILES
from tests.support.checkout import ROOT
from tests.support.self_check_page import BUSY, SelfCheckPage, payload

OWN = {"company-size": "medium", "cover-operations": "shared"}
WITHIN = 1.0
"""Seconds until a reader is told."""
_OUTCOME = """() => {
  const tool = document.querySelector('[data-tool="files"]');
  const text = (selector) => (tool.querySelector(selector).offsetParent ? tool.querySelector(selector).textContent : "");
  return [text("[data-told]"), text("[data-preview-report]"), text("[data-take-over]") !== ""];
}"""
_ALIVE = """async () => JSON.parse(await selfCheck.engine.ask("result", selfCheck.store.toJson())).assessment !== undefined"""
_COUNT_READS = """() => {
  self.reads = 0;
  const read = Blob.prototype.arrayBuffer;
  Blob.prototype.arrayBuffer = function count() { self.reads += 1; return read.call(this); };
}"""


def outcome(tools: SelfCheckPage) -> tuple[str, str, bool]:
    """What the reader is told within the time: a reason, a preview, and whether it may be taken over."""
    begun = time.monotonic()
    while True:
        told, preview, offered = tools.page.evaluate(_OUTCOME)
        if told or preview:
            assert time.monotonic() - begun < WITHIN + BUSY, (told, preview)
            return told, preview, offered
        assert time.monotonic() - begun < WITHIN + BUSY, "the reader is told nothing"
        tools.page.wait_for_timeout(20)


def forget(tools: SelfCheckPage) -> None:
    """Leave what is offered, so that the next outcome is seen for itself."""
    tools.page.evaluate("""() => {
        const tool = document.querySelector('[data-tool="files"]');
        tool.querySelector("[data-leave]").click();
        tool.querySelector("[data-told]").textContent = "";
    }""")


def test_hostile_files(page: Page, site: str) -> None:
    """Each file of the table ends as the table says, in time, with answers, prototypes and Python as they were."""
    assert len(HOSTILE_FILES) >= 40
    playbook = load(ROOT / "content")
    words = {**playbook.interface.report, **playbook.interface.form}
    tools = SelfCheckPage.open_ready(page, site)
    tools.answer(OWN)
    tools.tool("files")
    for file in HOSTILE_FILES:
        tools.choose_files("files", payload(f"{file.name}.json", file.content))
        told, preview, offered = outcome(tools)
        assert offered == (not file.refused), (file.name, told, preview)
        if file.refused:
            begin = words[f"refused-{file.refused}"]["ja"].partition("{")[0]
            assert begin in told + preview, (file.name, told, preview)
        assert tools.answers() == tools.chosen() == OWN, file.name
        assert page.evaluate("() => ({}).x === undefined && [].x === undefined"), file.name
        assert page.locator("[data-tool=files] :is(img, script)").count() == 0, file.name
        assert page.evaluate(_ALIVE), file.name
        forget(tools)
    tools.asked_for_nothing()


@pytest.mark.thorough
def test_taking_over_takes_only_what_is_offered(page: Page, site: str) -> None:
    """Of every file that may be taken over, the form shows what the self-check offers, the rest stays as it is written."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.answer(OWN)
    for file in HOSTILE_FILES:
        if file.carried is None:
            continue
        tools.choose_files("files", payload("file.json", file.content))
        outcome(tools)
        page.locator("[data-tool=files] [data-take-over]").click()
        assert tools.chosen() == file.carried, file.name
        as_written = json.loads(file.content.decode("utf-8-sig"))["answers"]
        kept = tools.answers()
        assert {name: kept.pop(name) for name in file.carried} == file.carried, file.name
        assert all(as_written[name] == value for name, value in kept.items()), file.name
        assert page.evaluate("() => ({}).x === undefined"), file.name
        tools.undo()
        assert tools.answers() == tools.chosen() == OWN, file.name
        forget(tools)
    assert page.evaluate(_ALIVE)
    tools.asked_for_nothing()


def test_a_large_file_is_not_read(page: Page, site: str, tmp_path: Path) -> None:
    """A file of 100 MB is refused for its size alone."""
    file = tmp_path / "large.json"
    with file.open("wb") as large:
        large.truncate(100_000_000)
    tools = SelfCheckPage.open_ready(page, site)
    page.evaluate(_COUNT_READS)
    tools.choose_files("files", file)
    told, preview, offered = outcome(tools)
    words = load(ROOT / "content").interface.report
    assert words["refused-too-large"]["ja"] in told
    assert not preview
    assert not offered
    assert page.evaluate("() => self.reads") == 0
    tools.choose_files("files", payload("small.json", "x"))
    outcome(tools)
    assert page.evaluate("() => self.reads") == 1


def test_a_dropped_folder_is_refused(page: Page, site: str) -> None:
    """What is dropped is read like what is chosen; what cannot be read is said to be no file."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.tool("files")
    page.evaluate("""() => {
        const data = new DataTransfer();
        const folder = new File([""], "folder");
        folder.arrayBuffer = () => Promise.reject(new DOMException("no file", "NotFoundError"));
        Object.defineProperty(data, "files", { value: [folder] });
        const drop = new DragEvent("drop", { cancelable: true });
        Object.defineProperty(drop, "dataTransfer", { value: data });
        document.querySelector('[data-tool="files"] [data-picker]').dispatchEvent(drop);
    }""")
    words = load(ROOT / "content").interface.form
    expect(page.locator("[data-tool=files] [data-told]")).to_contain_text(words["refused-unreadable"]["ja"])
