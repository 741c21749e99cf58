"""What nginx carries on this machine when many readers come at once: `make load`.

Readers ask for what a browser asks for that has never been here: a page with its style sheets and scripts, or a self-check with the
engine. Load and server share the machine's cores and no network lies between them, so the figures say what the server's work is; what
a line adds follows from the bytes.
"""

import argparse
import json
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.hosting.pack import write_pack
from tests.bench.table import write_table
from tests.support.chromium import CHROMIUM_ARGUMENTS
from tests.support.web_server import WebServer, nginx

READERS = (16, 128, 512)
"""Connections at once."""
SECONDS = 8
WORKERS = 1
"""Of nginx: the other core puts on the load."""
SCRIPT = Path(__file__).with_name("load.lua")
VISITS = {"a page": "roles/implementation.html", "a self-check": "self-check/organisation.html"}


@dataclass(frozen=True)
class Load:
    """What came of one run."""

    visit: str
    readers: int
    requests_per_visit: int
    bytes_per_visit: float
    requests_per_second: float
    median: float
    """Milliseconds until a file is there."""
    p99: float
    failed: int

    @property
    def cells(self) -> tuple[str, ...]:
        """A row of the table."""
        visits = self.requests_per_second / self.requests_per_visit
        return (
            self.visit,
            f"{self.readers}",
            f"{self.requests_per_visit}",
            f"{self.bytes_per_visit / 1e6:.2f}",
            f"{self.requests_per_second:,.0f}",
            f"{visits:,.0f}",
            f"{visits * self.bytes_per_visit / 1e6:,.0f}",
            f"{self.median:.1f}",
            f"{self.p99:.1f}",
            f"{self.failed}",
        )


HEAD = ("visit", "readers", "requests", "MB", "requests/s", "visits/s", "MB/s", "median ms", "p99 ms", "failed")


def run(site: Path) -> Iterator[Load]:
    """Put load on a built site."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_pack(site, folder / "playbook.zip")
        with zipfile.ZipFile(folder / "playbook.zip") as archive:
            archive.extractall(folder)
        settings = [f"include {folder}/server/nginx/playbook.conf;"]
        for visit, page in VISITS.items():
            with nginx(folder / "site", folder / "noted", settings=settings) as server:
                asked = first_visit(server, page)
            for readers in READERS:
                with nginx(folder / "site", folder / "quiet", settings=settings, workers=WORKERS, logs=False) as server:
                    told = put_load(server, asked, readers)
                each = told["bytes"] / told["requests"] * len(asked)
                rate = told["requests"] / told["seconds"]
                yield Load(visit, readers, len(asked), each, rate, told["median"], told["p99"], int(told["failed"]))


def first_visit(server: WebServer, page: str) -> list[str]:
    """What a browser without a cache asks for, until the page is ready."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)
        tab = browser.new_page()
        tab.goto(server.address() + page, wait_until="networkidle")
        if "self-check" in page:
            tab.wait_for_selector('form[data-engine="ready"]')
        browser.close()
    return [path for _, path in server.requests]


def put_load(server: WebServer, paths: Sequence[str], readers: int) -> dict[str, float]:
    """Ask for the paths in turn, by so many connections at once."""
    command = ["wrk", "--threads", "1", "--connections", f"{readers}", "--duration", f"{SECONDS}s", "--timeout", "30s"]
    command += ["--script", str(SCRIPT), server.address(), "--", *paths]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    outcome: dict[str, float] = json.loads(told.splitlines()[-1])
    return outcome


def main() -> None:
    """Read the command line, measure, tell."""
    parser = argparse.ArgumentParser(prog="make load", description="What nginx carries of a built site.")
    parser.add_argument("site", type=Path, help="folder of the built site")
    print(write_table(HEAD, (load.cells for load in run(parser.parse_args().site))))  # noqa: T201  # this is a command


if __name__ == "__main__":
    main()
