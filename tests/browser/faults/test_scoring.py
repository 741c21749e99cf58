"""Python that fails, dies or hangs while it scores, and answers that change meanwhile."""

import time
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page

from tests.browser.faults.conftest import OpenCheck
from tests.support.engine_files import FOLDER, EngineFiles
from tests.support.fault_server import FaultServer
from tests.support.samples import Samples
from tests.support.self_check_page import ANSWERS, BUSY, SelfCheckPage

MORE = {"cover-operations": "shared"}
CALL = 10.0
"""Seconds that one call of Python may take."""
RESTART = 15.0
"""Seconds for a new worker on a busy machine."""
UNREADABLE = "no JSON"
"""Raises an exception in Python that the engine survives."""
DEADLY = {"command": "open", "bundle": "[" * 5000 + "]" * 5000, "language": "ja"}
"""Nested deeper than the WebAssembly stack allows: Pyodide is beyond repair after reading it. Answers are looked at before."""
_SEND_ONCE = """(instead) => {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function postInstead(message, ...rest) {
    for (const [key, value] of Object.entries(message)) {
      if (typeof value === "string" && value.includes('"playbook-answers"')) {
        Worker.prototype.postMessage = post;
        message = {...message, ...(typeof instead === "string" ? {[key]: instead} : instead)};
      }
    }
    return post.call(this, message, ...rest);
  };
}"""
_RECORD = """() => {
  window.shown = [];
  const report = document.querySelector("[data-report]");
  new MutationObserver(() => {
    const inputs = document.querySelectorAll("fieldset[data-question] input:checked");
    window.shown.push([Object.fromEntries(Array.from(inputs, (one) => [one.name, one.value])), report.innerHTML]);
  }).observe(report, {attributes: true, attributeFilter: ["data-revision"]});
}"""
_CHANGE = """async (changes) => {
  const begun = performance.now();
  for (const [index, [question, option]] of changes.entries()) {
    document.querySelector(`input[name="${question}"][value="${option}"]`).click();
    const rest = begun + (index + 1) * 1000 / changes.length - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, rest)));
  }
  return performance.now() - begun;
}"""
_NORMAL = """(html) => {
  const other = document.createElement("section");
  other.innerHTML = html;
  return other.innerHTML;
}"""
_OPTIONS = """() => Array.from(document.querySelectorAll("fieldset[data-kind=one] input[type=radio]"), (input) =>
  [input.name, input.value])"""


def ready(check: SelfCheckPage) -> SelfCheckPage:
    """Answer and wait for the report."""
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)
    return check


def send_once(page: Page, instead: str | Mapping[str, str]) -> None:
    """Have the next answers that are sent to Python replaced by a text, or parts of the message."""
    page.evaluate(_SEND_ONCE, instead)


def test_exception_in_python(open_check: OpenCheck, server: FaultServer) -> None:
    """An exception in scoring is told with its code; the engine stays for Retry, and the other self-check works."""
    check = ready(open_check())
    send_once(check.page, UNREADABLE)
    server.requests.clear()
    check.choose(MORE)
    check.wait(lambda state: state.code, 2 + BUSY, "message")
    check.check_message("engine-python")
    assert check.stored() == ANSWERS | MORE
    check.retry()
    check.shows_report_for(ANSWERS | MORE)
    assert [request for request in server.requests if FOLDER in request] == []
    other = SelfCheckPage(check.page, check.site, "en", "fit").open()
    other.choose({"company-size": "small"})
    other.shows_report_for({"company-size": "small"})


def test_dead_python(open_check: OpenCheck) -> None:
    """When Python dies for good a new one is started by itself, and gives the same report for the same answers."""
    check = ready(open_check(tolerate="fatal error|RangeError"))
    started: list[str] = []
    check.page.on("worker", lambda worker: started.append(worker.url))
    send_once(check.page, DEADLY)
    check.choose(MORE)
    check.shows_report_for(ANSWERS | MORE, RESTART)
    assert sorted(url.rpartition("/")[2] for url in started) == sorted(EngineFiles.workers)


@pytest.mark.thorough
def test_endless_loop(open_check: OpenCheck) -> None:
    """While a call never returns the page takes answers; after 10 s Python is replaced and reports on them all."""
    check = ready(open_check())
    for worker in check.page.workers:
        worker.evaluate("() => { setTimeout(() => { for (;;); }); }")
    begun = time.monotonic()
    check.choose(MORE)
    check.page.wait_for_timeout(1000)
    asked = time.monotonic()
    check.choose({"company-size": "small"})
    answers = ANSWERS | MORE | {"company-size": "small"}
    assert check.chosen() == check.stored() == answers
    assert time.monotonic() - asked < 0.2 + BUSY
    assert check.state().code is None
    check.shows_report_for(answers, CALL + RESTART)
    assert time.monotonic() - begun >= CALL * 0.85


def test_fifty_changes_in_a_second(open_check: OpenCheck, samples: Samples) -> None:
    """After 50 changes within a second the last state wins, and no report is ever shown for other answers."""
    check = ready(open_check())
    changes = samples.random().choices(check.page.evaluate(_OPTIONS), k=50)
    check.page.evaluate(_RECORD)
    assert check.page.evaluate(_CHANGE, changes) < 1000 + 1000 * BUSY
    check.shows_report_for(check.chosen())
    check.page.wait_for_timeout(1000)
    check.shows_report_for(check.chosen())
    shown = check.page.evaluate("() => window.shown")
    assert shown
    for answers, html in shown:
        assert html == check.page.evaluate(_NORMAL, check.expected(answers))
