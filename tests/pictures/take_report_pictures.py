"""Takes pictures of the window after "See the report", and measures the report: part of `make pictures`."""

import functools
import http.server
import shutil
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ViewportSize, expect, sync_playwright

from tests.support.assessment_cases import CASES
from tests.support.chromium import CHROMIUM_ARGUMENTS
from tests.support.static_server import QuietHandler

WINDOWS: tuple[ViewportSize, ...] = (
    {"width": 1366, "height": 768},
    {"width": 1280, "height": 720},
    {"width": 390, "height": 844},
    {"width": 375, "height": 667},
)
QUICK = {
    "company-size": "medium",
    "months": 7,
    "cover-strategy": "dedicated",
    "cover-implementation": "vacant",
    "cover-operations": "shared",
    "duty-tool-setup": "partner",
    "duty-scoring-rules": "partner",
    "linkage-scoring-criteria": "none",
}
FULL = next(case.answers for case in CASES if case.name == "stuck-with-the-partner")
ANSWER = "(answers) => { self.selfCheck.store.replace({ answers }); self.selfCheck.fill(); }"


def take(
    browser: Browser, address: str, name: str, form: str, answers: Mapping[str, Any], window: ViewportSize
) -> None:
    """Answer the check, go to the report, take the picture, and print how high the report is."""
    page = browser.new_page(viewport=window)
    page.goto(address)
    expect(page.locator("form[data-engine=ready]")).to_be_attached(timeout=60_000)
    page.locator(f'[name=form-length][value="{form}"]').check()
    revision = page.locator("[data-report]").get_attribute("data-revision") or ""
    page.evaluate(ANSWER, dict(answers))
    expect(page.locator("[data-report]")).not_to_have_attribute("data-revision", revision, timeout=60_000)
    page.wait_for_timeout(600)
    page.locator("[data-go-report]").click()
    page.wait_for_timeout(600)
    place = page.locator("[data-report]").bounding_box()
    assert place
    size = f"{window['width']}x{window['height']}"
    told = f"{name} {form} {size}: the report begins at {place['y']:.0f} and is {place['height']:.0f} px high"
    sys.stdout.write(f"{told}\n")
    page.screenshot(path=f"{sys.argv[2]}/{name}-{form}-{size}.png")
    page.close()


def main(site: Path, pictures: Path) -> None:
    """Serve the site and take the pictures."""
    pictures.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(QuietHandler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)
        for name, prefix in (("ja", ""), ("en", "en/")):
            address = f"http://127.0.0.1:{server.server_port}/{prefix}self-check/organisation.html"
            for window in WINDOWS:
                for form, answers in (("quick", QUICK), ("full", FULL)):
                    take(browser, address, name, form, answers, window)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
