"""The tab or the network goes away while the reader is at it."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from tests.browser.faults.conftest import OpenCheck
from tests.support.chromium import CHROMIUM_ARGUMENTS, NewPage
from tests.support.fault_server import FaultServer
from tests.support.self_check_page import ANSWERS, SelfCheckPage

MORE = {"cover-operations": "shared"}


def test_crashed_tab(chromium: Browser, new_page: NewPage, server: FaultServer, tmp_path: Path) -> None:
    """After the tab has crashed every answer is there again in a new one, with the report."""
    context = chromium.browser_type.launch_persistent_context(
        tmp_path, executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS
    )
    try:
        check = SelfCheckPage(new_page(context=context, tolerate="crash"), server.origin + "/").open()
        check.choose(ANSWERS)
        with check.page.expect_event("crash"), pytest.raises(Error, match="crash"):
            check.page.goto("chrome://crash")
        again = SelfCheckPage(new_page(context=context), server.origin + "/").open()
        assert again.chosen() == again.stored() == ANSWERS
        again.shows_report_for(ANSWERS)
    finally:
        context.close()


def test_offline_after_loading(open_check: OpenCheck) -> None:
    """Once the engine is there the network may go: reports, saving and printing go on."""
    check = open_check()
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)
    check.page.context.set_offline(True)
    check.choose(MORE)
    check.shows_report_for(ANSWERS | MORE, 10)
    with check.page.expect_download() as download:
        check.page.locator("[data-save]").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8"))["answers"] == ANSWERS | MORE
    check.page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    check.page.locator("[data-print]").click()
    assert check.page.evaluate("() => window.printed")
    assert len(check.page.pdf()) > 10_000
