"""When a page asks for its search index: not before somebody turns to the search, and again where it could not be had."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.chromium import NewPage
from tests.support.fault_server import Fault, FaultServer, fault_server
from tests.support.tiny_site import build_site, tiny_site

INDEX = "/search/search_index.js"
QUIET = 1000
"""Milliseconds after which a page that wants to ask for something has done so."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site in Japanese."""
    return build_site(tiny_site("ja"), tmp_path_factory.mktemp("on-demand"))


@pytest.fixture
def server(folder: Path) -> Iterator[FaultServer]:
    """It serves the tiny site."""
    with fault_server(folder) as server:
        yield server


def asked(server: FaultServer) -> int:
    """How often somebody has asked for the index."""
    return server.requests.count(INDEX)


def found(page: Page) -> None:
    """The search says what it has found."""
    expect(page.locator(".md-search-result__list mark").first).to_have_text("スコアリング")


def focus(page: Page) -> None:
    """Turn to the search by keyboard."""
    page.locator(".md-search__input").focus()


def point(page: Page) -> None:
    """Turn to the search by mouse."""
    page.locator(".md-search__input").hover()


def touch(page: Page) -> None:
    """Turn to the search on a small screen, where it is behind a button."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator("label.md-header__button[for=__search]").click()


@pytest.mark.parametrize("turn", [focus, point, touch])
def test_index_comes_with_the_first_search(
    new_page: NewPage, server: FaultServer, turn: Callable[[Page], None]
) -> None:
    """A page that is only read leaves the index where it is; who turns to the search by any way gets it, once."""
    page = new_page()
    page.goto(f"{server.origin}/index.html")
    page.wait_for_timeout(QUIET)
    assert asked(server) == 0
    turn(page)
    page.wait_for_timeout(QUIET)
    assert asked(server) == 1
    page.locator(".md-search__input").fill("スコアリング")
    found(page)
    assert asked(server) == 1


@pytest.mark.parametrize("address", ["index.html?q=スコアリング", "roles/implementation.html?h=スコアリング"])
def test_index_comes_where_the_address_wants_it(new_page: NewPage, server: FaultServer, address: str) -> None:
    """A link that searches, and one that marks what has been searched for, work as soon as they are followed."""
    page = new_page()
    page.goto(f"{server.origin}/{address}")
    expect(page.locator("mark", has_text="スコアリング").first).to_be_attached()
    assert asked(server) == 1


def test_index_that_could_not_be_had_is_asked_for_again(new_page: NewPage, server: FaultServer) -> None:
    """Whoever comes back to the search once the network is there finds what was typed before."""
    server.faults["search_index.js"] = Fault(status=503)
    page = new_page(tolerate="503")
    page.goto(f"{server.origin}/index.html")
    page.locator(".md-search__input").fill("スコアリング")
    page.wait_for_timeout(QUIET)
    assert asked(server) == 1
    server.restore()
    page.locator(".md-search__input").blur()
    focus(page)
    found(page)
    assert asked(server) == 1
