"""Where the site may stand: on an intranet's plain HTTP, in a folder, below a path."""

import re
import shutil
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.faults.conftest import StartServer
from tests.support.chromium import Launch, NewPage
from tests.support.fault_server import FaultServer
from tests.support.self_check_page import ANSWERS, SelfCheckPage

SPACES_AND_JAPANESE = "MA 運用 プレイブック (1)"
LATE = 1.0
"""Seconds: far more than a worker needs from its start to what it asks for."""


@pytest.mark.few(1)
@pytest.mark.parametrize("host", ["playbook.intranet.test", "192.0.2.7"], ids=["by-name", "by-number"])
def test_plain_http(launch: Launch, new_page: NewPage, server: FaultServer, host: str) -> None:
    """On plain HTTP, no secure context, the report is the same."""
    browser = launch(f"--host-resolver-rules=MAP {host} 127.0.0.1")
    site = server.origin.replace("127.0.0.1", host) + "/"
    check = SelfCheckPage(new_page(context=browser.new_context(), host=host), site, "en").open()
    assert check.page.evaluate("() => [isSecureContext, crypto.subtle === undefined]") == [False, True]
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)
    assert check.stored() == ANSWERS


def test_another_address_of_this_machine(new_page: NewPage, start_server: StartServer, built_site: Path) -> None:
    """By another address of the same machine the report is the same."""
    server = start_server(built_site, "127.0.0.2")
    check = SelfCheckPage(new_page(host="127.0.0.2"), server.origin + "/").open()
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)


def test_opened_from_a_folder(new_page: NewPage, built_site: Path, tmp_path: Path) -> None:
    """Opened by double click the site has self-checks, search and both languages, and asks the network nothing."""
    folder = tmp_path / SPACES_AND_JAPANESE
    shutil.copytree(built_site, folder)
    page = new_page()
    failed: list[str] = []
    asked: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("request", lambda request: asked.append(request.url))
    check = SelfCheckPage(page, folder.as_uri() + "/").open()
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)
    assert check.stored() == ANSWERS
    switches_language_and_finds(check)
    assert failed == []
    assert [url for url in asked if not url.startswith((folder.as_uri(), "data:", "blob:"))] == []


def test_python_comes_late(new_page: NewPage, built_site: Path) -> None:
    """While one worker's script takes its time, nothing that the other asks for is lost."""
    page = new_page()

    def hold_back(route: Route) -> None:
        time.sleep(LATE)
        route.continue_()

    page.route("**/python.js", hold_back)
    check = SelfCheckPage(page, built_site.as_uri() + "/").open()
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)


@pytest.mark.few(1)
@pytest.mark.parametrize("path", ["a/b", "社内/MA 運用"], ids=["plain", "japanese"])
def test_below_a_path(
    new_page: NewPage, start_server: StartServer, built_site: Path, tmp_path: Path, path: str
) -> None:
    """Below any path the self-check, search and both languages work, and nothing is asked for in vain."""
    place = tmp_path / path
    place.parent.mkdir(parents=True)
    place.symlink_to(built_site, target_is_directory=True)
    server = start_server(tmp_path)
    check = SelfCheckPage(new_page(), f"{server.origin}/{quote(path)}/").open()
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)
    switches_language_and_finds(check)
    assert server.missing == []
    assert [request for request in server.requests if not request.startswith(f"/{quote(path)}/")] == []


def test_no_address_from_the_root(built_site: Path) -> None:
    """No page refers to anything from the server's root, so that none depends on where the site stands."""
    absolute = re.compile(r'\s(?:href|src|action)="/')
    pages = [page for page in built_site.rglob("*.html") if page.name != "404.html"]
    assert len(pages) > 20
    assert [page for page in pages if absolute.search(page.read_text(encoding="utf-8"))] == []


def switches_language_and_finds(check: SelfCheckPage) -> None:
    """The page leads to its twin, which has the same answers, and search leads to a page that opens."""
    page = check.page
    page.locator("a.languages__link[hreflang=en]").click()
    page.wait_for_url("**/en/self-check/organisation.html*")
    english = SelfCheckPage(page, check.site, "en")
    assert english.chosen() == ANSWERS
    english.shows_report_for(ANSWERS)
    finds(page, "handover", "handover.html")


def finds(page: Page, query: str, expected: str) -> None:
    """Search for a word and go to a page that has it."""
    page.locator(".md-search__input").fill(query)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("見つかり|matching"))
    page.locator(f'.md-search-result__link[href*="{expected}"]').first.click()
    page.wait_for_url(f"**/{expected}*")
