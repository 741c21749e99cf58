"""A self-check in a frame whose sandbox takes its origin away, as some portals show other sites."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.support.builds import BuiltSite
from tests.support.chromium import NewPage
from tests.support.fault_server import Fault, FaultServer, fault_server
from tests.support.self_check_page import BOOT

CHECK = "en/self-check/readiness.html"
LOGGED = "Blocked autofocusing|404|sandbox|SecurityError"
"""What browsers log of a frame that they restrict."""


@pytest.fixture
def server(small_site_build: BuiltSite) -> Iterator[FaultServer]:
    """It serves the small playbook's site, and a portal that shows a self-check in a frame."""
    with fault_server(small_site_build.folder) as server:
        portal = f'<!doctype html><iframe sandbox="allow-scripts" width="1200" height="700" src="/{CHECK}"></iframe>'
        server.faults["portal.html"] = Fault(body=portal.encode(), mime="text/html")
        yield server


def framed(page: Page, server: FaultServer) -> Frame:
    """Open the portal and return its frame."""
    page.goto(f"{server.origin}/portal.html")
    frame = page.frames[1]
    assert frame.evaluate("() => self.origin") == "null"
    return frame


def test_report_comes(new_page: NewPage, server: FaultServer) -> None:
    """Answers are scored all the same, and the page says why they are not kept, and where they would be."""
    frame = framed(new_page(tolerate=LOGGED), server)
    frame.locator("input[name=measured][value=never]").check()
    expect(frame.locator("[data-finding=warm-fridge]")).to_be_visible(timeout=BOOT * 1000)
    unkept = frame.locator("[data-unkept]")
    expect(unkept).to_be_visible()
    assert "shown in a frame of another page" in unkept.inner_text()
    assert f"{server.origin}/{CHECK}" in unkept.inner_text()


def test_no_worker(new_page: NewPage, server: FaultServer) -> None:
    """Where the frame forbids workers too, it is named as the cause, and nothing is promised that it may forbid."""
    page = new_page(tolerate=LOGGED)
    refuse = "window.Worker = function () { throw new DOMException('refused', 'SecurityError'); };"
    page.add_init_script(f"if (self.origin === 'null') {{ {refuse} }}")
    frame = framed(page, server)
    message = frame.locator("[data-engine-message]")
    expect(message).to_be_visible(timeout=BOOT * 1000)
    assert message.get_attribute("data-code") == "engine-frame"
    told = message.inner_text()
    assert "sandbox attribute of its iframe" in told
    assert "Printing and saving to a file still work" not in told
    assert f"{server.origin}/{CHECK}" in told
