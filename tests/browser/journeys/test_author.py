"""An author starts a playbook from the wheel, sees a mistake in the browser, and corrects it."""

import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.journeys.conftest import Reader
from tests.support.author import Author, install

STARTED = 60
"""Seconds in which the server must answer on a busy machine."""
REBUILT = 60_000
"""Milliseconds in which a saved file must show."""


@pytest.fixture(scope="module")
def author(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Author:
    """Somebody who has run `pip install` and `playbook new`."""
    author = install(wheel, tmp_path_factory.mktemp("author"))
    author.run("playbook", "new", "kitchen")
    return author


def wait_for(address: str) -> None:
    """Wait until the server answers."""
    deadline = time.monotonic() + STARTED
    while True:
        try:
            with urlopen(address, timeout=10):
                return
        except URLError:
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.2)


def test_start_a_playbook_and_fix_a_mistake(reader: Reader, author: Author) -> None:
    """The page names file, line and key of a mistake, and shows the new text once it is corrected."""
    file = author.folder / "kitchen/content/roles/host.yaml"
    sound = file.read_text("utf-8")
    page = reader.page
    with author.serving("kitchen") as address:
        home = address if reader.language == "ja" else f"{address}{reader.language}/"
        wait_for(home)
        page.goto(home)
        reader.see_at_the_top(page.locator("h1").first, "new playbook")
        try:
            file.write_text(sound.replace("order:", "oder:"), "utf-8")
            report = page.locator(".content-notice")
            expect(report).to_contain_text("roles/host.yaml:3:1", timeout=REBUILT)
            expect(report).to_contain_text("oder")
            reader.see_at_the_top(report, "mistake")
        finally:
            file.write_text(sound, "utf-8")
        expect(report).to_have_count(0, timeout=REBUILT)
        reader.see_at_the_top(page.locator("h1").first, "page after the correction")
        page.close()  # it asks the server for news until then
