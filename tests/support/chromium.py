"""Chromium as tests use it: how pages are opened and watched, and where old versions are."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.support.checkout import ROOT

OLD_CHROMIUM = ROOT / "tests" / "browser" / "old-chromium" / "node_modules"
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-quic"]


WHOLE, SHELL = "chromium", "chromium-headless-shell"
"""The browser as readers have it, and the same without windows, which opens a page for a third of the work."""
_CHOSEN = "PLAYBOOK_TEST_CHROMIUM"


def choose_chromium(program: str) -> None:
    """Have the tests of this process, and of those it starts, drive `WHOLE` or `SHELL`."""
    os.environ[_CHOSEN] = program


def find_chromium() -> str:
    """Return the path of the Chromium that tests drive."""
    program = os.environ.get(_CHOSEN, WHOLE)
    path = shutil.which(program)
    assert path, f"{program} is missing: tests/browser/install-chromium installs it or tells how"
    return path


class NewPage(Protocol):
    """Opens a watched page."""

    def __call__(
        self,
        *,
        tolerate: str | None = None,
        host: str = "127.0.0.1",
        context: BrowserContext | None = None,
        **context_options: Any,
    ) -> Page:
        """Open a page, in a fresh profile unless a context is given.

        Args:
            tolerate: pattern of the problems that the test means to cause.
            host: the only one that may be asked for anything.
            context: where to open the page; whoever made it closes it.
            **context_options: what Playwright's `new_context` takes.
        """


class Launch(Protocol):
    """Starts one more Chromium."""

    def __call__(self, *arguments: str, executable: Path | None = None) -> Browser:
        """Start it with more command-line switches, or start another one."""


def watch(page: Page, note: Callable[[str], None], host: str = "127.0.0.1") -> Page:
    """Note what a page must not do: log an error or warning, throw, or ask another host for anything."""
    page.on("console", lambda message: _check_message(message, note))
    page.on("pageerror", lambda error: note(f"exception: {error}"))
    page.on("request", lambda request: _check_request(request, host, note))
    return page


def _check_message(message: ConsoleMessage, note: Callable[[str], None]) -> None:
    if message.type in {"error", "warning"}:
        note(f"console {message.type}: {message.text} ({message.location.get('url')})")


def _check_request(request: Request, host: str, note: Callable[[str], None]) -> None:
    url = urlsplit(request.url)
    if url.scheme in {"http", "https", "ws", "wss"} and url.hostname != host:
        note(f"request to another host: {request.url}")
