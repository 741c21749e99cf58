"""What every browser test uses: Chromium, a server for a folder, and pages that tolerate no silent fault."""

import functools
import http.server
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.fonts import one_machine, only_font
from tests.small_playbook import ROOT

type Serve = Callable[[Path], str]

OLD_CHROMIUM = ROOT / "tests" / "browser" / "old-chromium" / "node_modules"
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-quic"]


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


@pytest.fixture(scope="session", autouse=True)
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The same few fonts on every machine, for all browsers that tests start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(one_machine(tmp_path_factory.mktemp("fonts"))))
        yield


@pytest.fixture(scope="session")
def chromium(fonts: None) -> Iterator[Browser]:  # noqa: ARG001  # browsers inherit the environment
    """One Chromium for all tests."""
    executable = shutil.which("chromium")
    assert executable, "Chromium is missing: tests/browser/install-chromium installs it or says how"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def launch(chromium: Browser) -> Iterator[Launch]:
    """Starts browsers and closes them after the test."""
    browsers: list[Browser] = []

    def launch_browser(*arguments: str, executable: Path | None = None) -> Browser:
        path = executable or shutil.which("chromium")
        switches = [*CHROMIUM_ARGUMENTS, *arguments]
        browsers.append(chromium.browser_type.launch(executable_path=path, args=switches))
        return browsers[-1]

    yield launch_browser
    for browser in browsers:
        browser.close()


@pytest.fixture(scope="module")
def launch_with_font(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Browser]]:
    """Starts a Chromium in which Latin text has one font, by its name, and Japanese text another."""
    browsers: list[Browser] = []

    def launch_browser(font: str) -> Browser:
        configuration = only_font(font, tmp_path_factory.mktemp("font"))
        browser = chromium.browser_type.launch(
            executable_path=shutil.which("chromium"),
            args=CHROMIUM_ARGUMENTS,
            env={**os.environ, "FONTCONFIG_FILE": str(configuration)},
        )
        browsers.append(browser)
        return browser

    yield launch_browser
    for browser in browsers:
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serves a folder on a free port of this machine and gives its address, with a slash at the end."""
    servers: dict[Path, http.server.ThreadingHTTPServer] = {}

    def serve_folder(folder: Path) -> str:
        if folder not in servers:
            handler = functools.partial(QuietHandler, directory=str(folder))
            servers[folder] = server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[folder].server_port}/"

    yield serve_folder
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture
def launch_old(launch: Launch) -> Callable[[int], Browser]:
    """Starts a Chromium of years ago, by its major version."""

    def launch_version(version: int) -> Browser:
        executable = OLD_CHROMIUM / f"chromium-{version}" / "chromium"
        assert executable.exists(), f"Chromium {version} is missing: make {OLD_CHROMIUM.relative_to(ROOT)}/installed"
        # These builds come without a helper for their sandbox, and without drivers.
        browser = launch("--disable-gpu", "--no-zygote", "--disable-dev-shm-usage", executable=executable)
        assert browser.version.startswith(f"{version}.")
        return browser

    return launch_version


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """Opens pages and fails the test if one logs an error or warning, throws, or asks another host for anything."""
    problems: list[str] = []
    contexts = []

    def open_page(
        *,
        tolerate: str | None = None,
        host: str = "127.0.0.1",
        context: BrowserContext | None = None,
        **context_options: Any,
    ) -> Page:
        if context is None:
            context = chromium.new_context(**context_options)
            contexts.append(context)

        def note(problem: str) -> None:
            if not (tolerate and re.search(tolerate, problem)):
                problems.append(problem)

        return watch(context.new_page(), note, host)

    yield open_page
    for context in contexts:
        context.close()
    assert not problems, "\n".join(problems)


def watch(page: Page, note: Callable[[str], None], host: str = "127.0.0.1") -> Page:
    """Note what a page must not do: log an error or warning, throw, or ask another host for anything."""
    page.on("console", lambda message: _check_message(message, note))
    page.on("pageerror", lambda error: note(f"exception: {error}"))
    page.on("request", lambda request: _check_request(request, host, note))
    return page


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A watched page on a desktop screen."""
    return new_page()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without telling every request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests look at what arrives in the browser."""


def _check_message(message: ConsoleMessage, note: Callable[[str], None]) -> None:
    if message.type in {"error", "warning"}:
        note(f"console {message.type}: {message.text} ({message.location.get('url')})")


def _check_request(request: Request, host: str, note: Callable[[str], None]) -> None:
    url = urlsplit(request.url)
    if url.scheme in {"http", "https", "ws", "wss"} and url.hostname != host:
        note(f"request to another host: {request.url}")
