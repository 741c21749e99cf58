"""A playbook from nothing but the wheel: no checkout, no Node, no make."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.author import Author, install
from tests.support.self_check_page import SelfCheckPage
from tests.support.static_server import Serve

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def author(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Author:
    """Somebody who has run `pip install`, `playbook new` and `mkdocs build`."""
    author = install(wheel, tmp_path_factory.mktemp("author"))
    author.run("playbook", "new", "kitchen")
    author.run("python", "-m", "mkdocs", "build", "--strict", "--config-file", "kitchen/mkdocs.yml")
    return author


def test_nothing_of_the_checkout_is_used(author: Author) -> None:
    """The package comes out of the wheel, with everything that stands beside it in a checkout."""
    home = Path(author.run("python", "-c", "from generator.shipped import HOME; print(HOME)").strip())
    assert home.is_relative_to(author.folder / "venv")
    assert (home / "overrides/404.html").is_file()


@pytest.mark.parametrize(("prefix", "heading"), [("", "温かい冷蔵庫"), ("en/", "The warm fridge")])
def test_self_check_of_the_example(page: Page, serve: Serve, author: Author, prefix: str, heading: str) -> None:
    """It is answered in Chromium, in both languages, and looks as it should."""
    SelfCheckPage.open_ready(page, serve(author.folder / "kitchen/site"), f"{prefix}self-check/readiness.html")
    SelfCheckPage(page).answer_and_wait({"measured": "never"})
    expect(page.locator("[data-finding=warm-fridge]")).to_contain_text(heading)
    assert page.locator("a.languages__link").count() == 2
