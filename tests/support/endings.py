"""How a fault of the engine must end: told in time with the answers kept, and over once its cause is gone."""

import time

from tests.support.fault_server import FaultServer
from tests.support.self_check_page import ANSWERS, BUSY, SelfCheckPage


def fails_in_time(
    check: SelfCheckPage, server: FaultServer, codes: str | set[str], within: float = 2.0, since: float | None = None
) -> str:
    """Answer, wait for the message, and give its text; the time runs from the first faulty answer or a given moment."""
    check.choose(ANSWERS)
    message = check.told(codes)
    begun = since or server.met
    assert begun, "the page never met the fault"
    assert time.monotonic() - begun < within + BUSY
    assert check.chosen() == ANSWERS
    assert check.stored() == ANSWERS
    return message


def recovers(check: SelfCheckPage, server: FaultServer) -> None:
    """Once the server is well again, Retry leads to the report for the answers that were given meanwhile."""
    server.restore()
    check.retry()
    check.shows_report_for(ANSWERS)
