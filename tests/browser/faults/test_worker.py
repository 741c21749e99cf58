"""A worker that does not start, or dies without a word."""

import time

import pytest

from tests.browser.faults.conftest import OpenCheck, StartServer
from tests.support.chromium import NewPage
from tests.support.endings import fails_in_time, recovers
from tests.support.engine_files import EngineFiles
from tests.support.fault_server import Fault, FaultServer
from tests.support.self_check_page import ANSWERS, BUSY, SelfCheckPage

FAILED_LOAD = "Failed to load resource"
BROKEN = {
    "throws": Fault(body=b"throw new Error('broken')", mime="text/javascript"),
    "syntax": Fault(body=b"self.onmessage = (", mime="text/javascript"),
    "missing": Fault(status=404),
}
SILENT = {
    "throws later": b"self.onmessage = async () => { throw new Error('broken'); };",
    "rejects": b"Promise.reject(new Error('broken'));",
    "closes": b"self.close();",
    "says nothing": b"",
}
"""None of these has the browser tell the page of an error."""
HEARTBEAT = 5.0
"""Seconds after which a silent worker counts as dead."""


@pytest.mark.few(2)
@pytest.mark.parametrize("worker", EngineFiles.workers)
@pytest.mark.parametrize("how", BROKEN)
def test_worker_does_not_start(open_check: OpenCheck, server: FaultServer, worker: str, how: str) -> None:
    """A worker whose script throws, is no JavaScript, or is missing is told in time, and Retry starts a good one."""
    server.faults[worker] = BROKEN[how]
    check = open_check(tolerate=FAILED_LOAD)
    fails_in_time(
        check, server, {"engine-worker", "engine-download-status", "engine-download-size", "engine-download-hash"}
    )
    recovers(check, server)


@pytest.mark.thorough
@pytest.mark.parametrize("worker", EngineFiles.workers)
def test_silent_worker(new_page: NewPage, server: FaultServer, start_server: StartServer, worker: str) -> None:
    """A worker that dies without an event is missed within 5 s, started once more, and then told."""
    checks = {}
    for how, script in SILENT.items():
        own = start_server(server.root)
        own.faults[worker] = Fault(body=script, mime="text/javascript", starting_worker=True)
        checks[how] = SelfCheckPage(new_page(tolerate="broken"), own.origin + "/").open(), own
    for how, (check, own) in checks.items():
        fails_in_time(check, own, "engine-worker", within=2 * HEARTBEAT)
        starts = [path for path in own.workers if path.partition("?")[0].endswith(worker)]
        assert len(starts) == 2, how
    for check, own in checks.values():
        recovers(check, own)


@pytest.mark.few(1)
@pytest.mark.parametrize("worker", EngineFiles.workers)
def test_one_respawn_is_enough(new_page: NewPage, server: FaultServer, worker: str) -> None:
    """Where only the first worker dies the report comes by itself."""
    server.faults[worker] = Fault(body=SILENT["closes"], mime="text/javascript", starting_worker=True, once=True)
    check = SelfCheckPage(new_page(), server.origin + "/").open()
    check.choose(ANSWERS)
    begun = time.monotonic()
    check.wait(lambda state: state.code or state.revision, HEARTBEAT + 10, "end")
    check.shows_report_for(ANSWERS)
    assert time.monotonic() - begun < HEARTBEAT + 10 + BUSY
