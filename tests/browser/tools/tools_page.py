"""A self-check's page and its tools, as a reader uses them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Dialog, FilePayload, Locator, Page, Request

from tests.browser.test_self_check import open_check

_CHOSEN = """() => Object.fromEntries(
  Array.from(document.querySelectorAll("fieldset[data-question] input:checked"), (input) => [input.name, input.value]))"""
_SHOWS = """([selector, html]) => {
  const other = document.createElement("section");
  other.innerHTML = html;
  return other.innerHTML === document.querySelector(selector).innerHTML;
}"""


def payload(name: str, content: str | bytes) -> FilePayload:
    """A file to choose."""
    buffer = content.encode() if isinstance(content, str) else content
    return {"name": name, "mimeType": "application/json", "buffer": buffer}


@dataclass
class ToolsPage:
    """An open page whose engine is ready; whatever it asks for from then on, and every dialog, is noted."""

    page: Page
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, page: Page, site: str, path: str = "self-check/organisation.html") -> "ToolsPage":
        """Open a self-check and wait until Python answers."""
        open_check(page, site, path)
        tools = cls(page)
        page.on("request", tools.note_request)
        page.on("dialog", tools.note_dialog)
        return tools

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
        if tool.get_attribute("open") is None:
            tool.locator("summary").first.click()
        return tool

    def choose(self, tool: str, *files: FilePayload | Path) -> None:
        """Choose files in a tool."""
        self.tool(tool).locator("input[type=file]").set_input_files(list(files))  # type: ignore[arg-type]

    def answers(self) -> dict[str, Any]:
        """The answers that the form shows, as they are kept."""
        return dict(json.loads(self.page.evaluate("() => selfCheck.store.toJson()"))["answers"])

    def chosen(self) -> dict[str, str]:
        """The answers in the form."""
        return dict(self.page.evaluate(_CHOSEN))

    def check(self, answers: Mapping[str, str]) -> None:
        """Answer questions by hand."""
        for question, option in answers.items():
            self.page.locator(f'input[name="{question}"][value="{option}"]').check()

    def shows(self, selector: str, html: str) -> bool:
        """Whether an element holds exactly this."""
        return bool(self.page.evaluate(_SHOWS, [selector, html]))

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
