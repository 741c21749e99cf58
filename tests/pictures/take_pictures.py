"""Takes the pictures of the READMEs from the built site: `make pictures`."""

import functools
import http.server
import shutil
import sys
import threading
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect, sync_playwright

from tests.support.checkout import ROOT
from tests.support.chromium import CHROMIUM_ARGUMENTS
from tests.support.static_server import QuietHandler

PICTURES = ROOT / "docs" / "pictures"
ANSWERS = {
    "company-size": "medium",
    "cover-strategy": "dedicated",
    "cover-implementation": "vacant",
    "cover-operations": "shared",
    "duty-tool-setup": "partner",
    "duty-scoring-rules": "partner",
}
SIZE: ViewportSize = {"width": 1240, "height": 1180}


def take(page: Page, site: str, prefix: str, language: str) -> None:
    """The report of the organisation check, in one language."""
    page.goto(f"{site}{prefix}self-check/organisation.html")
    for question, option in ANSWERS.items():
        page.locator(f'input[name="{question}"][value="{option}"]').check()
    expect(page.locator("[data-finding=strategy-only]")).to_be_visible(timeout=60_000)
    page.wait_for_timeout(1000)
    page.evaluate("scrollTo(0, document.querySelector('#report-people').getBoundingClientRect().top + scrollY - 70)")
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / f"report-{language}.png")


def main(site: Path) -> None:
    """Serve the site and take the pictures."""
    PICTURES.mkdir(exist_ok=True)
    handler = functools.partial(QuietHandler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)
        for language, prefix in (("ja", ""), ("en", "en/")):
            take(browser.new_page(viewport=SIZE), f"http://127.0.0.1:{server.server_port}/", prefix, language)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
