"""Self-checks on the real site, with a look at what is in the form, in memory and in the storage."""

import json
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.support.chromium import NewPage
from tests.support.self_check_page import SelfCheckPage
from tests.support.static_server import Serve

_LOOK = """() => {
  const { store, questions } = self.selfCheck;
  const form = {};
  for (const question of questions) if (question.answer !== undefined) form[question.id] = question.answer;
  let text = null;
  try {
    text = localStorage.getItem(store.key);
  } catch (error) {
    // Told by the store.
  }
  const note = document.querySelector("[data-unkept]");
  return { form, memory: store.answers, kept: store.kept, problem: store.problem, text, told: note.hidden ? "" : note.innerText };
}"""


class OpenCheck(Protocol):
    """Opens a self-check in a watched page."""

    def __call__(self, language: str = "ja", assessment: str = "organisation", **page_options: Any) -> SelfCheckPage:
        """Open it, in a fresh profile unless a context is given; see `NewPage`."""


@pytest.fixture(scope="session")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)


@pytest.fixture
def open_check(new_page: NewPage, site: str) -> OpenCheck:
    """Opens self-checks of the real site."""

    def open_watched(language: str = "ja", assessment: str = "organisation", **page_options: Any) -> SelfCheckPage:
        return SelfCheckPage(new_page(**page_options), site, language, assessment).open()

    return open_watched


def look(check: SelfCheckPage) -> dict[str, Any]:
    """What form, memory and storage hold, and what is told."""
    check.page.wait_for_load_state()
    seen: dict[str, Any] = check.page.evaluate(_LOOK)
    seen["stored"] = json.loads(seen["text"])["answers"] if seen["text"] else {}
    return seen


def is_kept(check: SelfCheckPage, answers: dict[str, Any]) -> None:
    """The form, the memory and the storage hold these answers."""
    seen = look(check)
    assert seen["form"] == seen["memory"] == seen["stored"] == answers
    assert (seen["kept"], seen["told"]) == (True, "")


def confirm(check: SelfCheckPage, button: str) -> None:
    """Press a button, and say yes to what it asks."""
    check.page.locator(button).click()
    check.page.locator("[data-confirm] [data-yes]").click()
