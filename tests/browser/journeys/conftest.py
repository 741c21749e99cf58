"""A reader with a window and a language, who takes a picture at each stop."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.checkout import ROOT
from tests.support.chromium import NewPage
from tests.support.self_check_page import READY
from tests.support.static_server import Serve
from tests.support.window import DESKTOP, PHONE, arrived, began

PICTURES = ROOT / "build" / "journeys"
READERS = (("ja", DESKTOP), ("en", PHONE), ("ja", PHONE), ("en", DESKTOP))
"""The gate takes both languages and both windows; a thorough run takes all pairs."""


@dataclass
class Reader:
    """Somebody who uses the site for a task.

    Attributes:
        page: what is open.
        site: address of the site's root, with a slash at the end.
        language: of the pages.
        task: name of the task, in the names of pictures.
        stops: number of pictures so far.
    """

    page: Page
    site: str
    language: str
    task: str
    stops: int = field(default=0)

    @property
    def home(self) -> str:
        """Address of the home page."""
        return self.site + ("" if self.language == "ja" else f"{self.language}/")

    def begin(self) -> None:
        """Open the home page."""
        self.page.goto(self.home)
        began(self.page.locator("h1").first, "title of the home page")

    def follow(self, link: Locator) -> None:
        """Scroll to a link as a reader does, press it, and wait for the page."""
        link.scroll_into_view_if_needed()
        arrived(link, "link")
        with self.page.expect_navigation():
            link.click()

    def see(self, place: Locator, what: str) -> None:
        """Check that a place is in the window, and take a picture."""
        arrived(place, what)
        self.picture(what)

    def see_at_the_top(self, place: Locator, what: str) -> None:
        """Check that a place begins in the upper half of the window, and take a picture."""
        began(place, what)
        self.picture(what)

    def picture(self, what: str) -> None:
        """Take a picture of the window."""
        self.stops += 1
        name = what.lower().replace(" ", "-").replace("/", "-")
        self.page.screenshot(path=PICTURES / f"{self.task}-{self.stops}-{name}.png")

    def wait_for_python(self) -> None:
        """Wait until the self-check can be scored."""
        form = self.page.locator("form[data-self-check]")
        expect(form).to_have_attribute("data-engine", "ready", timeout=READY)

    def answer(self, answers: Mapping[str, str]) -> None:
        """Scroll to each question and press an answer, then wait for the report."""
        report = self.page.locator("[data-report]")
        before = report.get_attribute("data-revision") or ""
        for question, option in answers.items():
            choice = self.page.locator(f'input[name="{question}"][value="{option}"]')
            choice.scroll_into_view_if_needed()
            choice.check()
        expect(report).not_to_have_attribute("data-revision", before, timeout=READY)


@pytest.fixture(scope="session")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)


@pytest.fixture
def reader(request: pytest.FixtureRequest, new_page: NewPage, site: str) -> Reader:
    """A reader; the parameter is the language and the window."""
    language, window = request.param
    task = request.node.originalname.removeprefix("test_").replace("_", "-")
    return Reader(new_page(viewport=window), site, language, f"{task}-{language}-{window['width']}")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each task its readers."""
    if "reader" in metafunc.fixturenames:
        readers = READERS if metafunc.config.getoption("--thorough") else READERS[:2]
        names = [f"{language}-{window['width']}" for language, window in readers]
        metafunc.parametrize("reader", readers, indirect=True, ids=names)
