"""What pages without a self-check ask for, before and after a reader shows interest in one."""

from pathlib import Path

import pytest

from tests.support.chromium import NewPage
from tests.support.fault_server import fault_server
from tests.support.self_check_page import READY

USUAL = {"engine.js", "supply.js", "python.js", "runtime.zip", "memory.zip"}


@pytest.mark.parametrize("way", ["pointer", "focus"])
def test_engine_is_fetched_on_intent(new_page: NewPage, built_site: Path, way: str) -> None:
    """Nothing of the engine is loaded until a pointer or the focus is on a link; then all of it, once."""
    with fault_server(built_site) as server:
        server.headers["Cache-Control"] = "max-age=600"
        page = new_page()
        page.goto(f"{server.origin}/roles/operations.html")
        page.wait_for_timeout(1000)
        assert not [path for path in server.requests if "/engine/" in path or "/self-check/" in path]
        link = page.locator('a[href$="self-check/organisation.html"]:visible').first
        if way == "pointer":
            link.hover()
        else:
            link.focus()
        page.wait_for_timeout(1500)
        assert {Path(path).name for path in server.requests if "/engine/" in path} == USUAL
        link.click()
        page.wait_for_selector("[data-report] h2", timeout=READY)
        asked = [Path(path).name for path in server.requests if "/engine/" in path]
        assert sorted(asked) == sorted(USUAL)
