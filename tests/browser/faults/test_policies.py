"""A browser or a server whose policy forbids what Python needs."""

import json
import time

from tests.browser.faults.conftest import OpenCheck
from tests.support.chromium import Launch, NewPage
from tests.support.endings import fails_in_time
from tests.support.engine_files import EngineFiles
from tests.support.fault_server import FaultServer
from tests.support.self_check_page import ANSWERS, SelfCheckPage

BLOCKED = "Content Security Policy|exception: "
"""What the theme's own scripts come to under a policy that was not made for them."""


def test_webassembly_switched_off(
    launch: Launch, new_page: NewPage, server: FaultServer, engine_files: EngineFiles
) -> None:
    """Where WebAssembly is off the page says so at once, downloads nothing, and still saves and prints the answers."""
    page = new_page(context=launch("--js-flags=--jitless").new_context())
    begun = time.monotonic()
    check = SelfCheckPage(page, server.origin + "/").open()
    fails_in_time(check, server, "engine-webassembly-missing", since=begun)
    asked = [request for request in server.requests if request.endswith(engine_files.data)]
    assert asked == []
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8"))["answers"] == ANSWERS
    assert len(page.pdf()) > 10_000
    page.reload()
    assert check.chosen() == ANSWERS


def test_policy_without_webassembly(open_check: OpenCheck, server: FaultServer) -> None:
    """A Content-Security-Policy that forbids WebAssembly is named with the directive that has to change."""
    server.headers["Content-Security-Policy"] = "script-src 'self'"
    begun = time.monotonic()
    check = open_check(tolerate=BLOCKED)
    message = fails_in_time(check, server, "engine-csp", since=begun)
    assert "wasm-unsafe-eval" in message
    server.restore()
    check.open()
    check.shows_report_for(ANSWERS)


def test_policy_without_connections(open_check: OpenCheck, server: FaultServer) -> None:
    """A policy that forbids downloads by scripts is got round: the report is the right one."""
    server.headers["Content-Security-Policy"] = "connect-src 'none'"
    check = open_check(tolerate=BLOCKED)
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)
