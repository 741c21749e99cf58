"""The page that checks whether the site works here."""

import time
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.support.self_check_page import BOOT

_ROWS = """() => Array.from(document.querySelectorAll("[data-check]"), (row) => ({
  check: row.dataset.check,
  state: row.dataset.state,
  code: row.dataset.code,
  result: row.querySelector("[data-result]").innerText,
  found: row.querySelector("[data-found]").innerText,
  advice: row.querySelector("[data-advice]").innerText,
}))"""


@dataclass(frozen=True)
class Row:
    """A check as the page shows it."""

    check: str
    state: str
    code: str
    result: str
    found: str
    advice: str


@dataclass(frozen=True)
class Diagnosis:
    """A page that has come to its end."""

    page: Page
    rows: dict[str, Row]

    @property
    def conclusion(self) -> str:
        """The sentence that comes first."""
        return self.page.locator("[data-conclusion]").inner_text()

    @property
    def ticket(self) -> str:
        """The text to be pasted."""
        return self.page.locator("[data-ticket] textarea").input_value()

    def in_state(self, state: str) -> set[str]:
        """The checks that came to this."""
        return {row.check for row in self.rows.values() if row.state == state}

    def fault(self, check: str) -> Row:
        """A check that has failed, and said in the page and in the ticket what to change."""
        row = self.rows[check]
        assert row.state == "fails", row
        assert row.advice, row
        assert row.code in self.ticket
        assert row.advice in self.ticket
        return row


def diagnose(page: Page, address: str) -> Diagnosis:
    """Open the page and wait until all is checked."""
    page.goto(address)
    end = time.monotonic() + BOOT
    # Playwright's own waiting asks for more than old browsers have.
    while not page.locator("[data-diagnosis=done]").count():
        assert time.monotonic() < end, "not done"
        page.wait_for_timeout(50)
    return Diagnosis(page, {row["check"]: Row(**row) for row in page.evaluate(_ROWS)})
