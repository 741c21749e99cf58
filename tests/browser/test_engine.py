"""The engine in a real browser: it boots, or says in time why not."""

import hashlib
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.browser import Engine, engine_outputs
from tests.browser.engine_harness import ROOT, assess, boot, boot_again, build_engine, open_session, write_site
from tests.browser.fault_server import Fault, FaultServer, fault_server

CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-quic"]
WASM = "pyodide.asm.wasm"
STRICT_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of this module."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The engine around a session that misbehaves on demand."""
    return build_engine(tmp_path_factory.mktemp("engine"))


@pytest.fixture(scope="module")
def running_server(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultServer]:
    """A server with a site that holds the engine."""
    folder = tmp_path_factory.mktemp("site") / "site"
    write_site(folder, engine)
    with fault_server(folder) as server:
        yield server


@pytest.fixture
def server(running_server: FaultServer) -> FaultServer:
    """The server without faults and memories."""
    running_server.restore()
    return running_server


@pytest.fixture
def blank(chromium: Browser) -> Iterator[Page]:
    """A page in a fresh profile."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def ready(chromium: Browser, running_server: FaultServer, engine: Engine) -> Iterator[Page]:
    """A page whose engine has booted, shared by the tests that leave it alive."""
    running_server.restore()
    context = chromium.new_context()
    page = context.new_page()
    result = boot(page, running_server, engine)
    assert result["code"] == "ready"
    assert set(result["timings"]) == {"download", "start", "import"}
    yield page
    context.close()


def launch(chromium: Browser, *arguments: str) -> Browser:
    """Another Chromium with more command-line switches."""
    executable = shutil.which("chromium")
    return chromium.browser_type.launch(executable_path=executable, args=[*CHROMIUM_ARGUMENTS, *arguments])


def failing_boot(
    page: Page, server: FaultServer, engine: Engine, within: float = 2.0, **deadlines: int
) -> dict[str, Any]:
    """Boot with a fault that must be reported in time."""
    page.goto(f"{server.origin}/index.html")
    begun = time.monotonic()
    result = boot_again(page, engine, **deadlines)
    assert result["code"] != "ready"
    assert time.monotonic() - begun < within
    return result


def test_boots_and_assesses(ready: Page) -> None:
    """A healthy site gives an engine that renders what Python made of the answers, escaped."""
    open_session(ready)
    assert assess(ready, text="<b>") == {"result": {"title": "自己点検"}, "html": "<p lang=ja>&lt;b&gt;</p>"}


def test_reports_progress_up_to_every_byte(ready: Page, engine: Engine) -> None:
    """The page hears how many bytes of how many are here, and in the end that all are."""
    total = sum(file.size for file in engine.files)
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
    assert assess(ready, text="x") == {"result": {"title": "Self-check"}, "html": "<p lang=en>x</p>"}


def test_plain_http_without_subtle_crypto(chromium: Browser, server: FaultServer, engine: Engine) -> None:
    """An intranet page on plain http hashes by itself: a good file passes, a flipped byte does not."""
    browser = launch(chromium, "--host-resolver-rules=MAP intranet.test 127.0.0.1")
    origin = server.origin.replace("127.0.0.1", "intranet.test")
    page = browser.new_page()
    assert boot(page, server, engine, origin)["code"] == "ready"
    assert page.evaluate("[isSecureContext, crypto.subtle]") == [False, None]
    server.faults["python_stdlib.zip"] = Fault(body=flipped(server, "python_stdlib.zip"))
    assert boot(page, server, engine, origin)["code"] == "engine-download-hash"
    browser.close()


@pytest.mark.parametrize("status", [403, 404, 503])
@pytest.mark.parametrize("name", [WASM, "jinja2.zip"])
def test_refused_file(blank: Page, server: FaultServer, engine: Engine, name: str, status: int) -> None:
    """A file that the server does not give is named with its status."""
    server.faults[name] = Fault(status=status)
    result = failing_boot(blank, server, engine)
    assert (result["code"], result["detail"]["file"]) == ("engine-download-status", name)
    assert result["detail"]["status"] == status


def test_retry_after_repair(blank: Page, server: FaultServer, engine: Engine) -> None:
    """After a failure the same page can boot again."""
    server.faults[WASM] = Fault(status=503)
    failing_boot(blank, server, engine)
    server.restore()
    assert boot_again(blank, engine)["code"] == "ready"


@pytest.mark.parametrize(
    "types",
    [
        {".wasm": "application/octet-stream", ".zip": "application/octet-stream", ".json": "application/octet-stream"},
        {".wasm": "application/wasm; charset=utf-8", ".zip": "", ".json": "text/plain"},
    ],
)
def test_wrong_types(blank: Page, server: FaultServer, engine: Engine, types: dict[str, str]) -> None:
    """Servers that do not know the types of the data files still serve a working engine."""
    for file in engine.files:
        server.faults[file.name] = Fault(mime=types.get(file.path.suffix))
    assert boot(blank, server, engine)["code"] == "ready"


def test_truncated_file(blank: Page, server: FaultServer, engine: Engine) -> None:
    """A file that ends early is reported with both sizes."""
    server.faults[WASM] = Fault(body=content(server, WASM)[:100_000])
    result = failing_boot(blank, server, engine)
    assert (result["code"], result["detail"]["actual"]) == ("engine-download-size", 100_000)
    assert result["detail"]["expected"] == len(content(server, WASM))


def test_dropped_connection(blank: Page, server: FaultServer, engine: Engine) -> None:
    """A connection that breaks in the middle is a network fault that says how far it came."""
    whole = content(server, WASM)
    server.faults[WASM] = Fault(body=whole[:100_000], announced=len(whole))
    result = failing_boot(blank, server, engine)
    assert (result["code"], result["detail"]["expected"]) == ("engine-network", len(whole))


@pytest.mark.parametrize("name", [WASM, "python_stdlib.zip", "playbook-engine.zip", "pyodide.asm.js"])
def test_flipped_byte(blank: Page, server: FaultServer, engine: Engine, name: str) -> None:
    """One wrong byte anywhere keeps the engine from starting."""
    server.faults[name] = Fault(body=flipped(server, name))
    result = failing_boot(blank, server, engine)
    assert (result["code"], result["detail"]["file"]) == ("engine-download-hash", name)


def test_wrong_file_in_a_cache(blank: Page, server: FaultServer, engine: Engine) -> None:
    """A wrong answer that a cache may hold is asked for once more, past the cache."""
    server.faults["python_stdlib.zip"] = Fault(body=flipped(server, "python_stdlib.zip"), once=True)
    assert boot(blank, server, engine)["code"] == "ready"


def test_login_page_instead(blank: Page, server: FaultServer, engine: Engine) -> None:
    """A proxy's login page with status 200 is recognised, with the type that gives it away."""
    server.faults[WASM] = Fault(body=b"<!DOCTYPE html><title>Login</title>", mime="text/html")
    result = failing_boot(blank, server, engine)
    assert (result["code"], result["detail"]["mime"]) == ("engine-download-size", "text/html")


def test_stalled_download(blank: Page, server: FaultServer, engine: Engine) -> None:
    """A download that stops without ending is given up after the deadline, naming the file."""
    server.faults[WASM] = Fault(stall_after=1_000_000)
    result = failing_boot(blank, server, engine, within=4.0, stall=1000)
    assert (result["code"], result["detail"]["file"]) == ("engine-download-stalled", WASM)


def test_unreachable_server(blank: Page, server: FaultServer, engine: Engine) -> None:
    """Going offline before the boot is a network fault."""
    blank.goto(f"{server.origin}/index.html")
    blank.route("**/*.zip", lambda route: route.abort())
    assert boot_again(blank, engine)["code"] == "engine-network"


def test_webassembly_switched_off(chromium: Browser, server: FaultServer, engine: Engine) -> None:
    """Where a policy switches WebAssembly off, nothing is downloaded and the code says why."""
    browser = launch(chromium, "--js-flags=--jitless")
    with fault_server(server.root) as unvisited:
        assert failing_boot(browser.new_page(), unvisited, engine)["code"] == "engine-webassembly-missing"
        assert not [path for path in unvisited.requests if path.startswith("/engine/")]
    browser.close()


@pytest.mark.parametrize(
    ("policy", "directive"),
    [
        ("script-src 'self'", "script-src 'wasm-unsafe-eval'"),
        ("script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'", "connect-src"),
        ("script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'", "worker-src"),
    ],
)
def test_policy_forbids(blank: Page, server: FaultServer, engine: Engine, policy: str, directive: str) -> None:
    """A Content-Security-Policy in the way is reported by the directive that has to change."""
    server.headers["Content-Security-Policy"] = policy
    result = failing_boot(blank, server, engine)
    assert (result["code"], result["detail"]["directive"]) == ("engine-csp", directive)


def test_strict_policy_is_enough(blank: Page, server: FaultServer, engine: Engine) -> None:
    """The policy we recommend lets the engine work without a single violation."""
    problems: list[str] = []
    blank.on("console", lambda message: problems.append(message.text))
    blank.on("pageerror", lambda error: problems.append(str(error)))
    server.headers["Content-Security-Policy"] = STRICT_POLICY + "; img-src data:"
    assert boot(blank, server, engine)["code"] == "ready"
    open_session(blank)
    assert assess(blank, text="x")["html"] == "<p lang=ja>x</p>"
    assert problems == []


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


def test_endless_loop(blank: Page, server: FaultServer, engine: Engine) -> None:
    """A call that never returns is ended after the deadline while the page stays alive, and a retry works."""
    boot(blank, server, engine, call=1000)
    open_session(blank)
    failure = assess(blank, loop=True)
    assert failure == {"code": "engine-timeout", "detail": {"phase": "call", "limit": 1000}}
    assert assess(blank, text="x")["code"] == "engine-timeout"
    assert blank.evaluate("window.engine.alive") is False
    assert boot_again(blank, engine)["code"] == "ready"
    open_session(blank)
    assert assess(blank, text="x")["html"] == "<p lang=ja>x</p>"


def test_dead_interpreter(blank: Page, server: FaultServer, engine: Engine) -> None:
    """When Python itself is gone the engine says so at once instead of answering with nonsense."""
    boot(blank, server, engine)
    open_session(blank)
    assert assess(blank, abort=True)["code"] == "engine-worker"
    assert blank.evaluate("window.engine.alive") is False


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("throw new Error('broken')", "broken"),
        ("<!DOCTYPE html>", "Unexpected token"),
        ("self.close()", "did not load"),
        ("self.postMessage({kind: 'hello'}); self.close()", "fell silent"),
    ],
)
def test_broken_worker(blank: Page, server: FaultServer, engine: Engine, script: str, reason: str) -> None:
    """A worker that cannot start, or dies without an event, is noticed."""
    server.faults["engine-worker.js"] = Fault(body=script.encode(), mime="text/javascript")
    result = failing_boot(blank, server, engine, within=3.0, stall=1000, beat=1000)
    assert result["code"] == "engine-worker"
    assert reason in result["detail"]["reason"]


def test_missing_worker(blank: Page, server: FaultServer, engine: Engine) -> None:
    """A worker script that is not there is reported with its address."""
    server.faults["engine-worker.js"] = Fault(status=404)
    result = failing_boot(blank, server, engine)
    assert (result["code"], result["detail"]["url"]) == ("engine-worker", f"{server.origin}/js/engine-worker.js?v=7")


def test_failure_inside_pyodide(blank: Page, server: FaultServer, engine: Engine) -> None:
    """Where Pyodide's loader would wait for ever after a failed instantiation, the boot fails."""
    broken = b"""self.loadPyodide = async () => {
      await WebAssembly.instantiateStreaming(null, {}).catch(() => {});
      return new Promise(() => {});
    };"""
    server.faults["pyodide.js"] = Fault(body=broken)
    files = engine.manifest
    for file in files:
        if file["name"] == "pyodide.js":
            file |= as_manifest(broken)
    blank.goto(f"{server.origin}/index.html")
    base = {"base": engine.base, "files": files}
    code = blank.evaluate("(options) => bootEngine(options).catch((error) => error.code)", base)
    assert code == "engine-boot"


def test_boot_can_be_aborted(blank: Page, server: FaultServer, engine: Engine) -> None:
    """A reader who leaves stops the download."""
    server.faults[WASM] = Fault(stall_after=1000)
    blank.goto(f"{server.origin}/index.html")
    name = blank.evaluate(
        """async (options) => {
          const control = new AbortController();
          setTimeout(() => control.abort(), 300);
          return bootEngine({...options, signal: control.signal}).catch((error) => error.name);
        }""",
        {"base": engine.base, "files": engine.manifest},
    )
    assert name == "AbortError"


def test_no_request_leaves(blank: Page, server: FaultServer, engine: Engine) -> None:
    """Booting asks this site alone and works on without a network; not even Python can send anything."""
    asked: list[str] = []
    blank.context.on("request", lambda request: asked.append(request.url))
    boot(blank, server, engine)
    open_session(blank)
    blank.context.set_offline(True)
    assert assess(blank, text="x")["html"] == "<p lang=ja>x</p>"
    before = len(server.requests)
    assess(blank, request=f"{server.origin}/index.html?answers")
    assess(blank, request="https://elsewhere.test/")
    assert len(server.requests) == before
    assert f"{server.origin}/{engine.base}{WASM}" in asked
    assert [url for url in asked if not url.startswith((f"{server.origin}/", "data:"))] == []


def test_the_real_package_boots(blank: Page, tmp_path: Path) -> None:
    """The package that the site ships can be imported in the browser, its session included."""
    real = engine_outputs(ROOT / "node_modules", ROOT / "build" / "engine")
    write_site(tmp_path / "site", real)
    with fault_server(tmp_path / "site") as real_server:
        assert boot(blank, real_server, real)["code"] == "ready"


@pytest.mark.parametrize("length", [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 100_000])
def test_own_sha256(chromium: Browser, server: FaultServer, length: int) -> None:
    """Our own SHA-256 agrees with the browser's at every boundary of its blocks."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{server.origin}/index.html")
    page.add_script_tag(url="js/sha256.js")
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


def content(server: FaultServer, name: str) -> bytes:
    """The true content of an engine file."""
    (path,) = server.root.glob(f"engine/*/{name}")
    return path.read_bytes()


def flipped(server: FaultServer, name: str) -> bytes:
    """The file with one bit changed in its middle."""
    changed = bytearray(content(server, name))
    changed[len(changed) // 2] ^= 1
    return bytes(changed)


def as_manifest(body: bytes) -> dict[str, str | int]:
    """Size and hash of a body as the manifest states them."""
    return {"size": len(body), "sha256": hashlib.sha256(body).hexdigest()}
