"""Downloads that stop, and downloads that are merely slow."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.faults.conftest import OpenCheck, StartServer
from tests.support.chromium import NewPage
from tests.support.endings import fails_in_time, recovers
from tests.support.engine_files import EngineFiles
from tests.support.fault_server import Fault, FaultServer, Line
from tests.support.self_check_page import ANSWERS, BOOT, BUSY, SelfCheckPage

pytestmark = pytest.mark.thorough

STALL = 20.0
"""Seconds without a byte after which a download counts as stalled."""
SOONEST = 0.85 * STALL
"""A detector that counts ticks, as one must that outlives a sleeping computer, is up to a tick early."""
SENT = 1_000_000
"""Bytes that arrive before the stall."""
SLOW = 400_000
"""Bytes per second of the slow link, whatever is sent over it."""


def test_stalled_and_merely_slow(
    open_check: OpenCheck, new_page: NewPage, server: FaultServer, start_server: StartServer, engine_files: EngineFiles
) -> None:
    """A download is given up after 20 s without a byte, and never while bytes flow."""
    largest = engine_files.data[0]
    size, *sizes = (len(engine_files.content(name)) for name in (largest, *engine_files.data[1:]))
    all_that_came = (SENT + sum(sizes)) / (size + sum(sizes))
    slow_server = start_server(server.root)
    slow_server.faults[largest] = Fault(rate=int(size / (STALL * 1.25)))
    slow = SelfCheckPage(new_page(), slow_server.origin + "/").open()
    slow.choose(ANSWERS)
    # Slowly enough that the page is not told of every piece.
    server.faults[largest] = Fault(stall_after=SENT, rate=SENT)
    stalled = open_check()
    # Also the last bytes before the stall.
    stalled.wait(lambda state: state.progress == pytest.approx(all_that_came), 5 + BUSY, "progress up to the last byte")
    slow_seen = slow.wait(lambda state: state.progress, 5 + BUSY, "progress").progress or 0
    fails_in_time(stalled, server, "engine-download-stalled", within=STALL * 1.25)
    assert server.met
    assert time.monotonic() - server.met >= SOONEST
    state = slow.state()
    assert (state.engine, state.code) == ("loading", None)
    assert slow_seen < (state.progress or 0) < 1
    slow.shows_report_for(ANSWERS)
    recovers(stalled, server)


def test_slow_link(new_page: NewPage, server: FaultServer) -> None:
    """At 400 kB/s the page can be answered within a second, and the report comes by itself, with those answers."""
    page = new_page()
    check = SelfCheckPage(page, server.origin + "/")
    server.line = Line(SLOW)
    begun = time.monotonic()
    page.goto(check.address, wait_until="commit")
    first = page.locator('input[name="company-size"][value="medium"]')
    first.check(timeout=10_000)
    answered = time.monotonic() - begun
    check.wait(lambda state: state.engine == "loading", 10, "start of the engine")
    expect(first).to_be_checked()
    check.choose(ANSWERS)
    begun_to_load = check.wait(lambda state: state.progress, 10, "progress").progress or 0
    page.wait_for_timeout(3000)
    state = check.state()
    assert (state.engine, state.code) == ("loading", None)
    assert begun_to_load < (state.progress or 0) < 1
    assert check.stored() == check.chosen() == ANSWERS
    check.shows_report_for(ANSWERS, BOOT)
    assert answered < 1 + BUSY / 2
