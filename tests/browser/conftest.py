"""What every browser test uses: Chromium, a server for a folder, and pages that tolerate no silent fault."""

import functools
import http.server
import os
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.support.checkout import ROOT
from tests.support.chromium import CHROMIUM_ARGUMENTS, OLD_CHROMIUM, Launch, NewPage, find_chromium, watch
from tests.support.fonts import one_machine, only_font
from tests.support.static_server import QuietHandler, Serve


@pytest.fixture(scope="session", autouse=True)
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The same few fonts on every machine, for all browsers that tests start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(one_machine(tmp_path_factory.mktemp("fonts"))))
        yield


@pytest.fixture(scope="session")
def chromium(fonts: None) -> Iterator[Browser]:  # noqa: ARG001  # browsers inherit the environment
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def launch(chromium: Browser) -> Iterator[Launch]:
    """Starts browsers and closes them after the test."""
    browsers: list[Browser] = []

    def launch_browser(*arguments: str, executable: Path | None = None) -> Browser:
        path = executable or find_chromium()
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
            executable_path=find_chromium(),
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


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A watched page on a desktop screen."""
    return new_page()
