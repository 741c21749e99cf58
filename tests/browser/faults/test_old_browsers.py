"""Browsers of years ago, as companies keep them: Chromium 109 was the last for Windows 7 and 8.1."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.support.chromium import NewPage
from tests.support.fault_server import FaultServer
from tests.support.paper import printed, squeezed
from tests.support.self_check_page import ANSWERS, BUSY, SelfCheckPage

MORE = {"cover-operations": "shared"}
LEGENDS = "() => Array.from(document.querySelectorAll('fieldset[data-question]:not([hidden]) legend'), (one) => one.textContent)"


@pytest.fixture
def open_old(
    launch_old: Callable[[int], Browser], new_page: NewPage, server: FaultServer
) -> Callable[..., SelfCheckPage]:
    """Opens the self-check in an old Chromium; takes what problems to `tolerate`."""

    def open_in(version: int, tolerate: str | None = None) -> SelfCheckPage:
        page = new_page(context=launch_old(version).new_context(), tolerate=tolerate)
        return SelfCheckPage(page, server.origin + "/").open()

    return open_in


def prints_every_question(check: SelfCheckPage) -> None:
    """The page on paper has the texts of all questions."""
    text = printed(check.page)
    legends = check.page.evaluate(LEGENDS)
    assert len(legends) > 40
    assert [legend for legend in legends if squeezed(legend) not in text] == []


def test_chromium_109(open_old: Callable[..., SelfCheckPage]) -> None:
    """Chromium 109 has the whole self-check: the same report, again after a change and a reload, and print."""
    check = open_old(109)
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)
    check.choose(MORE)
    check.shows_report_for(ANSWERS | MORE)
    check.open()
    assert check.chosen() == check.stored() == ANSWERS | MORE
    check.shows_report_for(ANSWERS | MORE)
    prints_every_question(check)


@pytest.mark.thorough
def test_chromium_103(open_old: Callable[..., SelfCheckPage]) -> None:
    """In Chromium 103 the engine starts and gives the same report."""
    check = open_old(103)
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)


@pytest.mark.thorough
def test_chromium_92(open_old: Callable[..., SelfCheckPage]) -> None:
    """Chromium 92 can run our scripts but not Python: a message names what is missing in time; answers stay, and it prints."""
    begun = time.monotonic()
    check = open_old(92, tolerate="invalid source: ''wasm-unsafe-eval''")  # not known before 97
    check.choose(ANSWERS)
    message = check.told("engine-boot")
    assert time.monotonic() - begun < 5 + BUSY
    assert "DecompressionStream" in message
    check.open()
    assert check.chosen() == check.stored() == ANSWERS
    prints_every_question(check)
