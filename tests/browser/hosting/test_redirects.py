"""Redirects behind a company's proxy: a reader who types a folder's address without its slash stays at the proxy."""

import re
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.hosting.conftest import site_for_apache
from tests.support.checkout import ROOT
from tests.support.chromium import Launch, NewPage
from tests.support.web_server import PROXY_ADDRESS, WebServer, apache, nginx_with, proxy

HOST = "playbook.intranet.test"


def documented_locations(name: str) -> str:
    """The `location` blocks that a file shows for nginx."""
    lines = [line.lstrip("# ").rstrip() for line in (ROOT / name).read_text("utf-8").splitlines()]
    first = lines.index("location = /playbook {")
    last = [number for number, line in enumerate(lines) if line == "}" and number > first][1]
    return "\n".join(lines[first : last + 1])


@pytest.fixture(params=["nginx", "apache"])
def proxied(request: pytest.FixtureRequest, pack: Path, tmp_path: Path) -> Iterator[WebServer]:
    """The site on a server with our settings, as the guide sets it up, behind a proxy with another address and port."""
    if request.param == "nginx":
        locations = documented_locations("docs/hosting.md")
        for documented, real in (
            ("/srv/playbook/site/", f"{pack}/site/"),
            ("/etc/nginx/playbook.conf", f"{pack}/server/nginx/playbook.conf"),
        ):
            assert documented in locations
            locations = locations.replace(documented, real)
        serving = nginx_with(locations, tmp_path / "nginx", below="/playbook/")
    else:
        serving = apache(site_for_apache(pack), tmp_path / "apache", below="/playbook/")
    with serving as server, proxy(server, tmp_path / "proxy") as front:
        yield front


def redirect(server: WebServer, path: str) -> tuple[int, str]:
    """Return the status of a path and the address that the server redirects to."""
    with closing(HTTPConnection(server.host, server.port)) as connection:
        connection.request("GET", path, headers={"Host": "intranet.example"})
        answer = connection.getresponse()
        return answer.status, answer.headers["Location"] or ""


@pytest.mark.few(2)
@pytest.mark.parametrize("path", ["/playbook", "/playbook/en", "/playbook/en?from=mail", "/playbook/en/roles"])
def test_redirect_names_no_host(proxied: WebServer, path: str) -> None:
    """A folder's address without its slash is redirected to the path with it, whatever the server takes its own address for."""
    folder, mark, query = path.partition("?")
    assert redirect(proxied, path) == (301, f"{folder}/{mark}{query}")


def test_no_open_redirect(proxied: WebServer) -> None:
    """No address makes the server send a reader to another host."""
    for path in ("//evil.example", "//evil.example/../playbook/en", "//playbook/en", "/playbook//evil.example/../en"):
        assert re.match(r"/playbook/|$", redirect(proxied, path)[1]), path


def test_reader_arrives(proxied: WebServer, launch: Launch, new_page: NewPage) -> None:
    """In the browser, too: the page opens at the proxy's address."""
    browser = launch(f"--host-resolver-rules=MAP {HOST} {PROXY_ADDRESS}")
    page: Page = new_page(context=browser.new_context(), host=HOST)
    for path in ("/playbook", "/playbook/en"):
        page.goto(f"http://{HOST}:{proxied.port}{path}")
        assert page.url == f"http://{HOST}:{proxied.port}{path}/"
        assert page.locator("h1").is_visible()


def test_settings_and_guides_show_the_same() -> None:
    """The blocks for nginx are the same in the guides and in the settings."""
    files = ("docs/hosting.md", "docs/hosting.ja.md", "generator/hosting/servers/nginx.conf.j2")
    assert len({documented_locations(name) for name in files}) == 1
