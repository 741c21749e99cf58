"""The site as administrators get it, on real web servers, visited by name over plain HTTP."""

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.hosting.pack import write_pack
from tests.support.chromium import Launch, NewPage
from tests.support.web_server import ADDRESS, WebServer, apache, nginx

HOST = "playbook.intranet.test"

_NOTE_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""


@dataclass(frozen=True)
class Hosted:
    """A server with the site, and how a reader comes to it."""

    server: WebServer
    has_settings: bool
    """Whether the server has the settings that come with the site."""
    open_page: Callable[..., Page]
    """A watched page that notes violations of its policy; takes what problems to `tolerate`."""

    @property
    def address(self) -> str:
        """Of the site's root, by the server's name."""
        return self.server.address(HOST)

    @property
    def failed(self) -> list[tuple[int, str]]:
        """The requests that the server could not answer."""
        return [(status, path) for status, path in self.server.requests if status >= 400]


@pytest.fixture(scope="session")
def pack(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The real site's pack, unpacked where any server may read it."""
    file = tmp_path_factory.mktemp("pack") / "playbook.zip"
    write_pack(built_site, file)
    folder = Path(tempfile.mkdtemp(prefix="playbook-pack-"))
    folder.chmod(0o755)
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(params=["nginx-alone", "nginx-with-our-settings", "apache-with-our-settings"])
def hosted(
    request: pytest.FixtureRequest, pack: Path, tmp_path: Path, launch: Launch, new_page: NewPage
) -> Iterator[Hosted]:
    """The site below a path of each kind of server."""
    site = pack / "site"
    if request.param == "nginx-alone":
        serving = nginx(site, tmp_path / "nginx", below="/a/b/")
    elif request.param == "nginx-with-our-settings":
        ours = (pack / "server/nginx/playbook.conf").read_text("utf-8").replace("# brotli_static", "brotli_static")
        settings = [ours, "error_page 404 /playbook/404.html;"]
        serving = nginx(site, tmp_path / "nginx", below="/playbook/", settings=settings)
    else:
        serving = apache(site_for_apache(pack), tmp_path / "apache", below="/team/playbook/")
    browser = launch(f"--host-resolver-rules=MAP {HOST} {ADDRESS}")

    def open_page(tolerate: str | None = None) -> Page:
        page = new_page(context=browser.new_context(), host=HOST, tolerate=tolerate)
        page.add_init_script(_NOTE_VIOLATIONS)
        return page

    with serving as server:
        yield Hosted(server, request.param != "nginx-alone", open_page)


def site_for_apache(pack: Path) -> Path:
    """Return a copy of the site with our settings for Apache, where its user may read it."""
    folder = pack / "for-apache"
    if not folder.is_dir():
        shutil.copytree(pack / "site", folder)
        shutil.copy(pack / "server/apache/.htaccess", folder)
    return folder
