"""A self-check's page, as a reader uses it and by the contract of its attributes.

What is read of form, report, message and progress is read by `evaluate`, which every Chromium and every policy allows;
Playwright's locators need newer ones.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Dialog, FilePayload, Locator, Page, Request, expect

from generator.report.session import Session
from tests.support.assessed import report_in
from tests.support.saved_answers import saved_file

ANSWERS = {
    "company-size": "medium",
    "cover-strategy": "dedicated",
    "cover-implementation": "vacant",
    "duty-tool-setup": "partner",
}
BOOT = 60.0
"""Seconds that a cold start of Python may take on a busy machine."""
READY = 1000 * BOOT
"""The same in milliseconds, as Playwright counts."""
BUSY = 2.0
"""Seconds added to every deadline of the contract: two cores run browser, Python, server and test at once."""
POLL_MS = 25

SCENARIO = {
    "company-size": "medium",
    "cover-strategy": "dedicated",
    "cover-implementation": "vacant",
    "cover-operations": "vacant",
    "duty-tool-setup": "partner",
    "duty-scoring-rules": "partner",
}
"""A mid-sized company with a strategy lead alone."""

_STATE = """() => {
  const form = document.querySelector("form[data-self-check]");
  const report = document.querySelector("[data-report]");
  const message = document.querySelector("[data-engine-message]");
  const progress = document.querySelector("[data-engine-progress]");
  const visible = (element) => Boolean(element && element.getClientRects().length > 0);
  return {
    engine: form ? form.dataset.engine : "",
    revision: report ? Number(report.dataset.revision) : 0,
    progress: visible(progress) ? Number(progress.value) : null,
    code: visible(message) ? message.dataset.code : null,
    message: visible(message) ? message.textContent : "",
  };
}"""
_CHOOSE = """(answers) => {
  for (const [question, option] of Object.entries(answers)) {
    document.querySelector(`input[name="${question}"][value="${option}"]`).click();
  }
}"""
_CHOSEN = """() => Object.fromEntries(
  Array.from(document.querySelectorAll("fieldset[data-question] input:checked"), (input) => [input.name, input.value]))"""
_STORED = """(assessment) => {
  for (const text of Object.values(localStorage)) {
    if (!text.includes('"playbook-answers"')) continue;
    const saved = JSON.parse(text);
    if (saved.assessment === assessment) return saved.answers;
  }
  return {};
}"""
_SHOWS = """(html) => {
  const other = document.createElement("section");
  other.innerHTML = html;
  return other.innerHTML === document.querySelector("[data-report]").innerHTML;
}"""
_MESSAGE = """() => {
  const message = document.querySelector("[data-engine-message]");
  const checklist = 'a[href*="checklists/"]';
  return {
    role: message.getAttribute("role"),
    buttons: message.querySelectorAll("button").length,
    checklist: document.querySelector(`[data-engine-message] ${checklist}, main ${checklist}, nav ${checklist}`) !== null,
  };
}"""


_HOLDS = """([selector, html]) => {
  const other = document.createElement("section");
  other.innerHTML = html;
  return other.innerHTML === document.querySelector(selector).innerHTML;
}"""


def payload(name: str, content: str | bytes) -> FilePayload:
    """A file to choose."""
    buffer = content.encode() if isinstance(content, str) else content
    return {"name": name, "mimeType": "application/json", "buffer": buffer}


@dataclass(frozen=True)
class State:
    """What the page shows of its engine at one moment."""

    engine: str
    revision: int
    progress: float | None
    """Share of what is loaded, while it can be seen."""
    code: str | None
    """Of the message, while it can be seen."""
    message: str


@dataclass
class SelfCheckPage:
    """One self-check in one language, open in a browser."""

    page: Page
    site: str = ""
    """Address that the site's root is served at, with a slash at the end."""
    language: str = "ja"
    assessment: str = "organisation"
    requests: list[str] = field(default_factory=list)
    """Addresses asked for since `open_ready`."""
    dialogs: list[str] = field(default_factory=list)
    """Messages of the browser's own dialogs since then."""
    _sessions: dict[str, Session] = field(default_factory=dict, repr=False)

    @classmethod
    def open_ready(
        cls, page: Page, site: str, path: str = "self-check/organisation.html", *, at_rest: bool = True
    ) -> "SelfCheckPage":
        """Open a self-check, wait until Python answers, and note what is asked for from then on.

        Args:
            page: a blank page.
            site: address of the site.
            path: address of the self-check below it.
            at_rest: lay all of the page out. Otherwise parts near the window move when they are, and a button may move
                between press and release: no person is as quick as a test.
        """
        page.goto(site + path)
        expect(page.locator("form[data-self-check]")).to_have_attribute("data-engine", "ready", timeout=READY)
        expect(page.locator("[data-report]")).not_to_have_attribute("data-revision", "0")
        if at_rest:
            page.evaluate("() => self.layOut()")
        check = cls(page, site)
        page.on("request", check.note_request)
        page.on("dialog", check.note_dialog)
        return check

    @property
    def address(self) -> str:
        """Of the page."""
        prefix = "" if self.language == "ja" else f"{self.language}/"
        return f"{self.site}{prefix}self-check/{self.assessment}.html"

    def open(self) -> "SelfCheckPage":
        """Go to the page and return when its HTML is there."""
        self.page.goto(self.address, wait_until="domcontentloaded")
        return self

    def state(self) -> State:
        """What can be seen now."""
        return State(**self.page.evaluate(_STATE))

    def wait(self, until: Callable[[State], object], seconds: float, what: str) -> State:
        """Wait for a state, no longer than so many seconds."""
        limit = time.monotonic() + seconds
        while not until(state := self.state()):
            assert time.monotonic() < limit, f"no {what} within {seconds:.1f} s: {state}"
            self.page.wait_for_timeout(POLL_MS)
        return state

    def choose(self, answers: Mapping[str, str]) -> None:
        """Answer questions."""
        self.page.evaluate(_CHOOSE, answers)

    def chosen(self) -> dict[str, str]:
        """The answers in the form, those of one choice each."""
        chosen: dict[str, str] = self.page.evaluate(_CHOSEN)
        return chosen

    def stored(self) -> dict[str, str]:
        """The answers in the browser's storage."""
        stored: dict[str, str] = self.page.evaluate(_STORED, self.assessment)
        return stored

    def expected(self, answers: Mapping[str, Any], **beside: Any) -> str:
        """The report that CPython makes of the answers."""
        bundle = self.page.evaluate("() => document.querySelector('[data-bundle]').textContent")
        if bundle not in self._sessions:
            self._sessions = {bundle: Session(bundle, self.language)}
        return report_in(self._sessions[bundle].assess(saved_file(self.assessment, answers, **beside)))

    def shows_report_for(self, answers: Mapping[str, str], seconds: float = BOOT, **beside: Any) -> None:
        """Wait for the report that CPython makes of the answers, byte for byte, and for an engine that is ready.

        Args:
            answers: by question.
            seconds: how long to wait.
            **beside: what else the saved file holds: `evidence`.
        """
        html = self.expected(answers, **beside)
        self.wait(lambda state: state.code or self.page.evaluate(_SHOWS, html), seconds, f"report for {dict(answers)}")
        state = self.state()
        assert (state.engine, state.code) == ("ready", None), state

    def told(self, codes: str | set[str]) -> str:
        """Wait for the message with one of these codes, look at what each message must have, and give its text."""
        state = self.wait(lambda state: state.code is not None or state.revision, BOOT, "message")
        assert state.revision == 0, "there is a report in spite of the fault"
        return self.check_message(codes)

    def check_message(self, codes: str | set[str]) -> str:
        """Look at what each message must have, and give its text."""
        state = self.state()
        code = state.code or ""
        assert code in ({codes} if isinstance(codes, str) else codes), state
        assert code in state.message
        assert state.engine == "failed"
        assert self.page.evaluate(_MESSAGE) == {"role": "alert", "buttons": 1, "checklist": True}
        return state.message

    def retry(self) -> None:
        """Press the message's button."""
        self.page.evaluate("() => document.querySelector('[data-engine-message] button').click()")

    def answer_and_wait(self, answers: Mapping[str, str]) -> None:
        """Answer questions by hand, and wait for the report that takes them in."""
        report = self.page.locator("[data-report]")
        before = report.get_attribute("data-revision") or ""
        self.answer(answers)
        expect(report).not_to_have_attribute("data-revision", before, timeout=READY)
        self.page.wait_for_timeout(500)

    def note_request(self, request: Request) -> None:
        """What a page makes itself, a download, is no request."""
        if not request.url.startswith(("blob:", "data:")):
            self.requests.append(request.url)

    def note_dialog(self, dialog: Dialog) -> None:
        """No tool needs the browser's own dialogs."""
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def tool(self, name: str) -> Locator:
        """A tool, unfolded."""
        tool = self.page.locator(f'[data-tool="{name}"]')
        for _ in range(3):
            if tool.get_attribute("open") is not None:
                break
            # A report that comes in above between press and release moves it away from the pointer: one clicks again.
            tool.locator("summary").first.click()
        expect(tool).to_have_attribute("open", "")
        return tool

    def choose_files(self, tool: str, *files: FilePayload | Path) -> None:
        """Choose files in a tool."""
        self.tool(tool).locator("input[type=file]").set_input_files(list(files))  # type: ignore[arg-type]

    def answers(self) -> dict[str, Any]:
        """The answers that the form shows, as they are kept."""
        return dict(json.loads(self.page.evaluate("() => selfCheck.store.toJson()"))["answers"])

    def answer(self, answers: Mapping[str, str]) -> None:
        """Answer questions by hand."""
        for question, option in answers.items():
            self.page.locator(f'input[name="{question}"][value="{option}"]').check()

    def holds(self, selector: str, html: str) -> bool:
        """Whether an element holds exactly this."""
        return bool(self.page.evaluate(_HOLDS, [selector, html]))

    def save(self, button: Locator) -> tuple[str, str]:
        """Press a button that saves a file; its name and text."""
        with self.page.expect_download() as download:
            button.click()
        return download.value.suggested_filename, Path(download.value.path()).read_bytes().decode()

    def undo(self) -> None:
        """Take back what was done last."""
        self.page.locator("[data-undo] button").first.click()

    def asked_for_nothing(self) -> None:
        """See that nothing was asked of any server since the page was ready, and nothing in a dialog of the browser's."""
        assert self.requests == []
        assert self.dialogs == []
