"""How long a page takes until it is of use, in a fresh profile of the browser and when the profile knows it."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

LONGEST = 180_000
"""Milliseconds that any page may take on a busy machine."""
SETTLE = 1500
"""Milliseconds for what a browser does in the background: in a new profile, and to cache what a page has compiled."""
_ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-quic"]
_LOOP = """() => {
    const begun = performance.now();
    let number = 1;
    for (let step = 0; step < 1e7; step += 1) number = (number * 1103515245 + 12345) % 2147483648;
    return number < 0 ? 0 : performance.now() - begun;
}"""
"""The same work each time: what differs is the machine."""
_WATCH = """(selector) => {
    const look = () => {
        if (!document.querySelector(selector)) return;
        watching.disconnect();
        performance.mark("bench:ready");
    };
    const watching = new MutationObserver(look);
    watching.observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
}"""
_TIMES = """() => {
    const entries = [...performance.getEntriesByType("mark"), ...performance.getEntriesByType("measure")];
    return entries.map((entry) => [entry.name, entry.entryType, entry.startTime, entry.duration]);
}"""


@dataclass(frozen=True)
class Subject:
    """A page and how it shows that it is of use."""

    name: str
    path: str
    ready: str
    """Selector of an element that is there from that moment on."""


@dataclass(frozen=True)
class Visit:
    """What one visit took, in milliseconds."""

    ready: float
    """From the start of navigation."""
    parts: Mapping[str, float]
    """By name of the page's own measures."""


@dataclass(frozen=True)
class FirstAndSecond:
    """Two visits in one profile."""

    loop: float
    """Milliseconds of the fixed loop before."""
    cold: Visit
    warm: Visit


@contextmanager
def fresh_profile(browser: BrowserType) -> Iterator[BrowserContext]:
    """A browser that has never seen anything: own process, own cache on disk."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        executable = shutil.which("chromium")
        context = browser.launch_persistent_context(folder, executable_path=executable, args=_ARGUMENTS)
        try:
            context.pages[0].wait_for_timeout(SETTLE)
            yield context
        finally:
            context.close()


@contextmanager
def launch(browser: BrowserType) -> Iterator[Browser]:
    """A browser for what needs no clock: its contexts are empty caches, but share one process."""
    running = browser.launch(executable_path=shutil.which("chromium"), args=_ARGUMENTS)
    try:
        yield running
    finally:
        running.close()


def run_loop(page: Page) -> float:
    """Milliseconds of the fixed loop."""
    taken: float = page.evaluate(_LOOP)
    return taken


def visit(page: Page, origin: str, subject: Subject) -> Visit:
    """Open the page and wait until it is of use."""
    page.add_init_script(f"({_WATCH})({json.dumps(subject.ready)})")
    page.goto(origin + subject.path, wait_until="commit")
    page.wait_for_selector(subject.ready, state="attached", timeout=LONGEST)
    entries: list[tuple[str, str, float, float]] = page.evaluate(_TIMES)
    ready = next(start for name, _, start, _ in entries if name == "bench:ready")
    return Visit(ready, {name: duration for name, kind, _, duration in entries if kind == "measure"})


def first_and_second(browser: BrowserType, origin: str, subject: Subject) -> FirstAndSecond:
    """Visit the page in a fresh profile, close it, and visit it again; with the loop's time before."""
    with fresh_profile(browser) as context:
        loop = run_loop(context.pages[0])
        page = context.new_page()
        cold = visit(page, origin, subject)
        page.wait_for_timeout(SETTLE)
        page.close()
        warm = visit(context.new_page(), origin, subject)
    return FirstAndSecond(loop, cold, warm)
