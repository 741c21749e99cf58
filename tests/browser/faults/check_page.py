"""A self-check's page through its public contract: attributes of the form, the report, the message and the progress.

Everything is read by `evaluate`, which every Chromium and every policy allows; Playwright's locators need newer ones.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

from generator.report.session import Session
from tests.assessed import report_in
from tests.browser.test_self_check import saved_file

ANSWERS = {
    "company-size": "medium",
    "cover-strategy": "dedicated",
    "cover-implementation": "vacant",
    "duty-tool-setup": "partner",
}
READY = 60.0
"""Seconds that a boot may take on a busy machine before a test gives up."""
BUSY = 2.0
"""Seconds added to every deadline of the contract: two cores run browser, Python, server and test at once."""
POLL_MS = 25

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
class CheckPage:
    """One self-check in one language, open in a browser."""

    page: Page
    site: str
    """Address that the site's root is served at, with a slash at the end."""
    language: str = "ja"
    assessment: str = "organisation"
    _sessions: dict[str, Session] = field(default_factory=dict, repr=False)

    @property
    def address(self) -> str:
        """Of the page."""
        prefix = "" if self.language == "ja" else f"{self.language}/"
        return f"{self.site}{prefix}self-check/{self.assessment}.html"

    def open(self) -> "CheckPage":
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

    def shows_report_for(self, answers: Mapping[str, str], seconds: float = READY, **beside: Any) -> None:
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
        state = self.wait(lambda state: state.code is not None or state.revision, READY, "message")
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
