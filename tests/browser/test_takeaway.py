"""Files are downloaded from a folder as they are from a server."""

from pathlib import Path

import pytest

from tests.support.chromium import NewPage
from tests.support.static_server import Serve

PAGES = ["checklists/setup.html", "en/roles/index.html", "staffing/index.html", "en/self-check/fit.html"]


@pytest.mark.parametrize("url", PAGES)
def test_download(new_page: NewPage, serve: Serve, built_site: Path, url: str) -> None:
    """Each link saves the file beside the page under its own name, without scripts too, from a server and from a folder."""
    for start in (serve(built_site), built_site.as_uri() + "/"):
        page = new_page(java_script_enabled=False, accept_downloads=True)
        page.goto(start + url)
        links = page.locator("a[download]")
        assert links.count() > 0
        for link in links.all():
            with page.expect_download() as download:
                link.click()
            name = download.value.suggested_filename
            assert link.get_attribute("href") == name
            assert Path(download.value.path()).read_bytes() == (built_site / url).with_name(name).read_bytes()
