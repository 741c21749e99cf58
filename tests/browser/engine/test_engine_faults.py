"""What keeps the engine from booting: each fault is reported in time, under its code, with what the reader needs."""

import pytest
from playwright.sync_api import Browser, Page

from generator.browser import Engine
from tests.browser.engine.harness import (
    WASM,
    as_manifest,
    boot,
    boot_again,
    content,
    failing_boot,
    flipped,
    launch,
)
from tests.browser.fault_server import Fault, FaultServer, fault_server


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
    files = [file | (as_manifest(broken) if file["name"] == "pyodide.js" else {}) for file in engine.manifest]
    blank.goto(f"{server.origin}/index.html")
    base = {"base": engine.base, "files": files}
    code = blank.evaluate("(options) => bootEngine(options).catch((error) => error.code)", base)
    assert code == "engine-boot"
