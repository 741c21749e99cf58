"""The engine in a real browser: it boots, assesses, and outlives what can be outlived."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.browser import Engine
from generator.browser.make import make_engine
from generator.browser.scripts import SCRIPTS
from tests.support.bare_engine import (
    MEMORY,
    PYTHON,
    RUNTIME,
    assess,
    boot,
    open_session,
    write_site,
)
from tests.support.checkout import ROOT
from tests.support.fault_server import Fault, FaultServer, fault_server

STRICT_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"


def test_boots_and_assesses(ready: Page) -> None:
    """A healthy site gives an engine that renders what Python made of the answers, escaped."""
    open_session(ready)
    assert assess(ready, text="<b>") == {"hidden": ["自己点検"], "html": "<p lang=ja>&lt;b&gt;</p>"}


def test_reports_progress_up_to_every_byte(ready: Page, engine: Engine) -> None:
    """The page hears how many bytes of how many are here, and in the end that all are."""
    total = sum((engine.folder / name).stat().st_size for name in (RUNTIME, MEMORY))
    progress = ready.evaluate("window.progress")
    assert progress[-1] == [total, total]
    assert progress == sorted(progress)


def test_answers_are_matched_to_their_questions(ready: Page) -> None:
    """Many calls at once are each resolved with their own answer."""
    open_session(ready)
    texts = ready.evaluate(
        """async () => {
          const calls = Array.from({length: 50}, (_, n) => window.engine.assess(JSON.stringify({text: n})));
          return (await Promise.all(calls)).map((report) => report.html.replace(/<[^>]*>/g, ""));
        }"""
    )
    assert texts == [str(number) for number in range(50)]


def test_a_new_session_replaces_the_old(ready: Page) -> None:
    """One engine serves another self-check in another language without a new boot."""
    open_session(ready)
    ready.evaluate("""() => window.engine.open('{"title": "Self-check"}', "en")""")
    assert assess(ready, text="x") == {"hidden": ["Self-check"], "html": "<p lang=en>x</p>"}


def test_python_exception_keeps_the_engine(ready: Page) -> None:
    """An exception in our Python arrives with its traceback, and the next call works."""
    open_session(ready)
    failure = assess(ready, **{"raise": "broken rule"})
    assert (failure["code"], failure["detail"]["type"]) == ("engine-python", "ValueError")
    assert "generator/report/session.py" in failure["detail"]["traceback"]
    assert "broken rule" in failure["detail"]["traceback"]
    assert assess(ready, text="x")["html"] == "<p lang=ja>x</p>"


def test_unreadable_bundle_keeps_the_engine(ready: Page) -> None:
    """A bundle that Python rejects leaves no self-check open, but an engine that can open another."""
    code = ready.evaluate("""() => window.engine.open("{", "ja").catch((error) => error.code)""")
    assert code == "engine-python"
    assert assess(ready, text="x")["code"] == "engine-python"
    open_session(ready)
    assert assess(ready, text="x")["html"] == "<p lang=ja>x</p>"


def test_endless_loop(blank: Page, server: FaultServer) -> None:
    """A call that never returns is ended after the deadline, twice; the page stays alive and the next call has an engine."""
    boot(blank, server, call=1000)
    open_session(blank)
    failure = assess(blank, loop=True)
    assert failure == {"code": "engine-timeout", "detail": {"phase": "call", "limit": 1000}}
    assert blank.evaluate("window.restarts") == 1
    assert assess(blank, text="x") == {"hidden": ["自己点検"], "html": "<p lang=ja>x</p>"}
    assert blank.evaluate("window.restarts") == 2


def test_dead_interpreter(blank: Page, server: FaultServer, engine: Engine) -> None:
    """When Python itself is gone another starts from the same archives, and the self-check is open in it again."""
    boot(blank, server)
    open_session(blank)
    assert assess(blank, abort=True)["code"] == "engine-worker"
    assert assess(blank, text="x") == {"hidden": ["自己点検"], "html": "<p lang=ja>x</p>"}
    assert [path for path in server.requests if path.endswith(MEMORY)] == [f"/{engine.base}{MEMORY}"]


def test_python_comes_back_once_it_can(blank: Page, server: FaultServer) -> None:
    """Where no other Python can be had after one has died, the call fails; the next one tries again and has its answer."""
    boot(blank, server)
    open_session(blank)
    server.faults[PYTHON] = Fault(status=404)
    assert assess(blank, abort=True)["code"] == "engine-worker"
    server.restore()
    assert assess(blank, text="x") == {"hidden": ["自己点検"], "html": "<p lang=ja>x</p>"}


def test_the_self_check_is_open_after_a_repeated_start(blank: Page, server: FaultServer) -> None:
    """Where another Python starts only at the second try, the self-check is open in it, and the call is repeated there."""
    boot(blank, server)
    open_session(blank)
    server.faults[PYTHON] = Fault(status=404, once=True)
    assert assess(blank, abort=True)["code"] == "engine-worker", "the call reached Python and ended it again"
    assert assess(blank, text="x") == {"hidden": ["自己点検"], "html": "<p lang=ja>x</p>"}


def test_boot_can_be_aborted(blank: Page, server: FaultServer) -> None:
    """A reader who leaves stops the download."""
    server.faults[RUNTIME] = Fault(stall_after=1000)
    blank.goto(f"{server.origin}/index.html")
    name = blank.evaluate(
        """async () => {
          const control = new AbortController();
          setTimeout(() => control.abort(), 300);
          return startEngine({signal: control.signal}).ready.catch((error) => error.name);
        }""",
    )
    assert name == "AbortError"


def test_no_request_leaves(blank: Page, server: FaultServer, engine: Engine) -> None:
    """Booting asks this site alone and works on without a network; not even Python can send anything."""
    asked: list[str] = []
    blank.context.on("request", lambda request: asked.append(request.url))
    boot(blank, server)
    open_session(blank)
    blank.context.set_offline(True)
    assert assess(blank, text="x")["html"] == "<p lang=ja>x</p>"
    before = len(server.requests)
    assess(blank, request=f"{server.origin}/index.html?answers")
    assess(blank, request="https://elsewhere.test/")
    assert len(server.requests) == before
    assert f"{server.origin}/{engine.base}{RUNTIME}" in asked
    assert [url for url in asked if not url.startswith((f"{server.origin}/", "data:"))] == []


def test_the_real_package_boots(blank: Page, tmp_path: Path) -> None:
    """The package that the site ships can be imported in the browser, its session included."""
    real = make_engine(ROOT / "node_modules", ROOT / "build" / "engine")
    write_site(tmp_path / "site", real)
    with fault_server(tmp_path / "site") as real_server:
        assert boot(blank, real_server)["code"] == "ready"


def test_strict_policy_is_enough(blank: Page, server: FaultServer) -> None:
    """The policy we recommend lets the engine work without a single violation."""
    problems: list[str] = []
    blank.on("console", lambda message: problems.append(message.text))
    blank.on("pageerror", lambda error: problems.append(str(error)))
    server.headers["Content-Security-Policy"] = STRICT_POLICY + "; img-src data:"
    assert boot(blank, server)["code"] == "ready"
    open_session(blank)
    assert assess(blank, text="x")["html"] == "<p lang=ja>x</p>"
    assert problems == []


@pytest.mark.few(3)
@pytest.mark.parametrize("length", [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 100_000])
def test_own_sha256(chromium: Browser, server: FaultServer, length: int) -> None:
    """Our own SHA-256 agrees with the browser's at every boundary of its blocks."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{server.origin}/index.html")
    page.add_script_tag(path=SCRIPTS / "shared" / "sha256.js")
    own, browsers = page.evaluate(
        """async (length) => {
          const bytes = Uint8Array.from({length}, (_, n) => (n * 31) & 255);
          const browsers = await sha256Hex(bytes);
          Object.defineProperty(crypto, "subtle", {value: undefined});
          return [await sha256Hex(bytes), browsers];
        }""",
        length,
    )
    assert own == browsers
    context.close()
