"""How long a page takes until it is of use, in a fresh profile of the browser and when the profile knows it.

The browser is started as a reader starts it. A debugger holds up every worker while it attaches, so there is none: the page
tells the server itself, by a script that the server puts first into every page that is measured.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

from tests.bench.server import BenchServer

LONGEST = 180
"""Seconds that any page may take on a busy machine."""
_ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-quic", "--no-first-run"]


@dataclass(frozen=True)
class Subject:
    """A page and how it shows that it is of use."""

    name: str
    path: str
    ready: str
    """Selector of an element that is there from that moment on."""
    shown: str = ""
    """Selector of what a reader sees of it, where that comes later."""


@dataclass(frozen=True)
class Visit:
    """What one visit took, in milliseconds."""

    loop: float
    """Of a loop that is always the same, before the page was asked for: what differs is the machine."""
    ready: float
    """From the start of navigation."""
    shown: float
    """Likewise; the same as `ready` where that can be seen."""
    parts: Mapping[str, float]
    """By name of the page's own measures."""


@dataclass(frozen=True)
class FirstAndSecond:
    """Two visits with one profile, each by a browser that has just been started."""

    cold: Visit
    warm: Visit


def first_and_second(server: BenchServer, subject: Subject) -> FirstAndSecond:
    """Visit the page with a profile that has never seen anything, and again with the same."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        return FirstAndSecond(_visit(server, subject, profile), _visit(server, subject, profile))


def _visit(server: BenchServer, subject: Subject, profile: str) -> Visit:
    selectors = json.dumps([subject.ready, subject.shown or subject.ready])
    address = f"{server.origin}bench/start.html#{subject.path}?measure={quote(selectors)}"
    command = [_chromium(), "--headless=new", *_ARGUMENTS, f"--user-data-dir={profile}", address]
    browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        told = server.told.get(timeout=LONGEST)
    finally:
        browser.terminate()
        browser.wait()
    ready, shown = told["moments"]
    return Visit(told["loop"], ready, shown, dict(told["parts"]))


def _chromium() -> str:
    executable = shutil.which("chromium")
    assert executable, "Chromium is missing: tests/browser/install-chromium installs it or says how"
    return executable


@contextmanager
def fresh_profile(browser: BrowserType) -> Iterator[BrowserContext]:
    """A browser that is told what to do, for what needs no clock at its start."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        context = browser.launch_persistent_context(folder, executable_path=_chromium(), args=_ARGUMENTS)
        try:
            yield context
        finally:
            context.close()


@contextmanager
def launch(browser: BrowserType) -> Iterator[Browser]:
    """Likewise; its contexts are empty caches, but share one process."""
    running = browser.launch(executable_path=_chromium(), args=_ARGUMENTS)
    try:
        yield running
    finally:
        running.close()


def open_page(page: Page, origin: str, subject: Subject) -> None:
    """Open the page and wait until it is of use."""
    page.goto(origin + subject.path, wait_until="commit")
    page.wait_for_selector(subject.shown or subject.ready, state="attached", timeout=1000 * LONGEST)
