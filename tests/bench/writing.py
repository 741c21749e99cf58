"""How long an author waits: for `playbook check`, and from saving a file until the page in the browser shows it."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserType

from tests.bench.spread import Spread
from tests.bench.visits import launch
from tests.support.checkout import ROOT

PAGE = "roles/strategy"
"""Its file is changed, and its page watched."""
TITLE = "title: {ja: "
PATIENCE = 120.0
"""Seconds after which a server that does not answer is given up."""
PAUSE_MS = 1000
"""Between two changes, as long as the quickest author's."""
_SHOWS = "word => document.querySelector('h1')?.textContent.includes(word)"


def measure_writing(browser: BrowserType, rounds: int) -> Mapping[str, Spread | float]:
    """Milliseconds of checking the whole content, and of the way from a saved file to the page."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder, "content")
        shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns(".schema"))
        checks = [_check(content) for _ in range(rounds)]
        with _server(content) as origin, launch(browser) as chromium:
            page = chromium.new_page()
            page.goto(f"{origin}/{PAGE}.html")
            file = content / f"{PAGE}.yaml"
            text = file.read_text("utf-8")
            saves = []
            for number in range(rounds):
                page.wait_for_timeout(PAUSE_MS)
                begun = time.perf_counter()
                file.write_text(text.replace(TITLE, f"{TITLE}{number}番", 1), "utf-8")
                page.wait_for_function(_SHOWS, arg=f"{number}番", timeout=1000 * PATIENCE)
                saves.append(1000 * (time.perf_counter() - begun))
    return {"playbook check": Spread.of(checks), "saved file to the page": Spread.of(saves)}


def _check(content: Path) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "generator", "--content", content, "check"], check=True, capture_output=True)
    return 1000 * (time.perf_counter() - begun)


@contextmanager
def _server(content: Path) -> Iterator[str]:
    """`mkdocs serve` on a content folder, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {**os.environ, "CONTENT": str(content), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_for(f"http://{address}/")
            yield f"http://{address}"
        finally:
            process.terminate()


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(url, timeout=PATIENCE).close()
        except urllib.error.URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
