"""What `playbook write` writes is a site without our plugin: under plain MkDocs, and under its successor Zensical."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.checkout import ROOT
from tests.support.element import main_part
from tests.support.element import page as parsed
from tests.support.self_check_page import SelfCheckPage
from tests.support.small_playbook import copy_small_playbook
from tests.support.static_server import Serve

pytestmark = pytest.mark.thorough

SETTINGS = """
site_name: Kitchen
use_directory_urls: false
theme: {name: material, font: false}
extra_css: [css/site.css]
markdown_extensions: [attr_list, md_in_html]
"""


@dataclass(frozen=True)
class Written:
    """Pages that were written to a folder, and the site that another generator made of them."""

    docs: Path
    site: Path


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The small playbook's pages, built by each of the generators."""
    folder = tmp_path_factory.mktemp(request.param)
    content = copy_small_playbook(folder / "content")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    write = [sys.executable, "-m", "generator", "--content", str(content), "write", str(folder / "docs")]
    subprocess.run(write, cwd=ROOT, capture_output=True, check=True)
    command = [sys.executable, "-m", request.param, "build", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    told = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    return Written(folder / "docs", folder / "site")


def test_every_page_is_there(written: Written) -> None:
    """As many pages as were written, of the same names."""
    written_files = [*written.docs.rglob("*.md"), *written.docs.rglob("*.html")]  # papers are documents already
    pages = {path.relative_to(written.docs).with_suffix(".html") for path in written_files}
    assert {path.relative_to(written.site) for path in written.site.rglob("*.html")} - pages == {Path("404.html")}
    assert all((written.site / page).is_file() for page in pages)


def test_links_and_scripts_resolve(written: Written) -> None:
    """Whatever the pages' own part names is a file of the site, and an anchor on it."""
    checked = 0
    for path in written.docs.rglob("*.md"):
        built = written.site / path.relative_to(written.docs).with_suffix(".html")
        for element in main_part(built).all():
            target, _, anchor = (element.attributes.get("href") or element.attributes.get("src") or "").partition("#")
            if not target.startswith(("https:", "data:")):
                file = (built.parent / target).resolve() if target else built
                assert file.is_file(), (built, target)
                assert not anchor or anchor in parsed(file).ids_of("id"), (built, target, anchor)
                checked += bool(target or anchor)
    assert checked > 300


def test_self_check_runs(page: Page, serve: Serve, written: Written) -> None:
    """The form is there, its scripts load, and Python answers."""
    SelfCheckPage.open_ready(page, serve(written.site), "en/self-check/readiness.html")
    SelfCheckPage(page).answer_and_wait({"measured": "never"})
    assert page.locator("[data-finding=warm-fridge]").is_visible()
