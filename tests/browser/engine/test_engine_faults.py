"""What keeps the engine from booting: each fault is got round, or reported in time under its code."""

import pytest
from playwright.sync_api import Browser, Page

from generator.browser import Engine
from tests.support.bare_engine import (
    MEMORY,
    PACKAGES,
    PYTHON,
    RUNTIME,
    SUPPLY,
    assess,
    boot,
    boot_again,
    break_python,
    content,
    failing_boot,
    flipped,
    launch,
    open_session,
)
from tests.support.fault_server import Fault, FaultServer, fault_server

ARCHIVES = [RUNTIME, MEMORY]
AGAIN = "?again="
"""What makes the address of a second try another one."""


def script_of(archive: str) -> str:
    """The script that holds the same archive."""
    return archive.replace(".zip", ".js")


def withhold(server: FaultServer, archive: str, fault: Fault) -> None:
    """Show the fault however the archive is asked for."""
    server.faults[archive] = fault
    server.faults[script_of(archive)] = Fault(status=fault.status if fault.status != 200 else 404)


@pytest.mark.thorough
def test_plain_http_without_subtle_crypto(chromium: Browser, server: FaultServer) -> None:
    """An intranet page on plain http hashes by itself: a good file passes, a flipped byte does not."""
    browser = launch(chromium, "--host-resolver-rules=MAP intranet.test 127.0.0.1")
    origin = server.origin.replace("127.0.0.1", "intranet.test")
    page = browser.new_page()
    assert boot(page, server, origin)["code"] == "ready"
    assert page.evaluate("[isSecureContext, crypto.subtle]") == [False, None]
    withhold(server, MEMORY, Fault(body=flipped(server, MEMORY)))
    assert boot(page, server, origin)["code"] == "engine-download-hash"
    browser.close()


@pytest.mark.few(1)
@pytest.mark.parametrize("status", [403, 404, 503])
@pytest.mark.parametrize("archive", ARCHIVES)
def test_refused_archive(blank: Page, server: FaultServer, archive: str, status: int) -> None:
    """An archive that the server does not give in any form is named with its status."""
    withhold(server, archive, Fault(status=status))
    result = failing_boot(blank, server)
    assert (result["code"], result["detail"]["file"]) == ("engine-download-status", archive)
    assert result["detail"]["status"] == status


def test_archive_comes_as_a_script(blank: Page, server: FaultServer) -> None:
    """A server, proxy or filter that withholds or spoils archives does not matter while scripts get through."""
    server.faults[RUNTIME] = Fault(status=404)
    server.faults[MEMORY] = Fault(body=b"<!DOCTYPE html><title>Blocked</title>", mime="text/html")
    assert boot(blank, server)["code"] == "ready"
    assert [path for path in server.requests if path.endswith(script_of(RUNTIME))]


def test_retry_after_repair(blank: Page, server: FaultServer) -> None:
    """After a failure the same page can boot again."""
    withhold(server, RUNTIME, Fault(status=503))
    failing_boot(blank, server)
    server.restore()
    assert boot_again(blank)["code"] == "ready"


@pytest.mark.few(1)
@pytest.mark.parametrize("mime", ["application/octet-stream", "text/plain", "application/wasm; charset=utf-8", ""])
def test_wrong_types(blank: Page, server: FaultServer, mime: str) -> None:
    """Servers that do not know the type of the archives still serve a working engine."""
    for archive in ARCHIVES:
        server.faults[archive] = Fault(mime=mime)
    assert boot(blank, server)["code"] == "ready"
    assert not [path for path in server.requests if path.endswith(script_of(RUNTIME))]


def test_truncated_archive(blank: Page, server: FaultServer) -> None:
    """An archive that ends early is reported with both sizes."""
    withhold(server, RUNTIME, Fault(body=content(server, RUNTIME)[:100_000]))
    result = failing_boot(blank, server)
    assert (result["code"], result["detail"]["actual"]) == ("engine-download-size", 100_000)
    assert result["detail"]["expected"] == len(content(server, RUNTIME))


def test_dropped_connection(blank: Page, server: FaultServer) -> None:
    """A connection that breaks in the middle is a network fault that says how far it came."""
    whole = content(server, RUNTIME)
    withhold(server, RUNTIME, Fault(body=whole[:100_000], announced=len(whole)))
    result = failing_boot(blank, server)
    assert (result["code"], result["detail"]["expected"]) == ("engine-network", len(whole))


@pytest.mark.parametrize("archive", ARCHIVES)
def test_flipped_byte(blank: Page, server: FaultServer, archive: str) -> None:
    """One wrong byte anywhere keeps the engine from starting."""
    withhold(server, archive, Fault(body=flipped(server, archive)))
    result = failing_boot(blank, server)
    assert (result["code"], result["detail"]["file"]) == ("engine-download-hash", archive)


def test_changed_worker(blank: Page, server: FaultServer) -> None:
    """A worker's script that still runs, but is not the one that was built, gives no engine."""
    server.faults[PYTHON] = Fault(
        body=content(server, PYTHON).replace(b"clearInterval(beat);", b"clearInterval( beat);")
    )
    result = failing_boot(blank, server, within=5.0)
    assert (result["code"], result["detail"]["file"]) == ("engine-download-hash", PYTHON)


@pytest.mark.few(1)
@pytest.mark.parametrize("name", [*ARCHIVES, PYTHON])
def test_wrong_file_in_a_cache(blank: Page, server: FaultServer, name: str) -> None:
    """A wrong answer that a cache may hold is asked for once more, past the cache."""
    server.faults[name] = Fault(body=flipped(server, name), once=True)
    assert boot(blank, server)["code"] == "ready"


def test_login_page_instead(blank: Page, server: FaultServer) -> None:
    """A proxy's login page with status 200 is recognised, with the type that gives it away."""
    withhold(server, RUNTIME, Fault(body=b"<!DOCTYPE html><title>Login</title>", mime="text/html"))
    result = failing_boot(blank, server)
    assert (result["code"], result["detail"]["mime"]) == ("engine-download-size", "text/html")


def test_stalled_download(blank: Page, server: FaultServer) -> None:
    """A download that stops without ending is given up after the deadline, naming the file."""
    server.faults[RUNTIME] = Fault(stall_after=1_000_000)
    result = failing_boot(blank, server, within=4.0, stall=1000)
    assert (result["code"], result["detail"]["file"]) == ("engine-download-stalled", RUNTIME)


def test_unreachable_server(blank: Page, server: FaultServer) -> None:
    """Going offline before the boot is a network fault."""
    blank.goto(f"{server.origin}/index.html")
    blank.route("**/m*", lambda route: route.abort())
    assert boot_again(blank)["code"] == "engine-network"


def test_webassembly_switched_off(chromium: Browser, server: FaultServer, engine: Engine) -> None:
    """Where a policy switches WebAssembly off, nothing is downloaded and the code says why."""
    browser = launch(chromium, "--js-flags=--jitless")
    with fault_server(server.root) as unvisited:
        assert failing_boot(browser.new_page(), unvisited)["code"] == "engine-webassembly-missing"
        assert [path for path in unvisited.requests if path.startswith("/engine/")] == [f"/{engine.script}"]
    browser.close()


@pytest.mark.parametrize(
    ("policy", "directive"),
    [
        ("script-src 'self'", "script-src 'wasm-unsafe-eval'"),
        ("script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'", "worker-src"),
    ],
)
def test_policy_forbids(blank: Page, server: FaultServer, policy: str, directive: str) -> None:
    """A Content-Security-Policy in the way is reported by the directive that has to change."""
    server.headers["Content-Security-Policy"] = policy
    result = failing_boot(blank, server)
    assert (result["code"], result["detail"]["directive"]) == ("engine-csp", directive)


def test_policy_forbids_downloads(blank: Page, server: FaultServer) -> None:
    """Where a policy allows scripts alone, the archives come as scripts: no request can carry answers away."""
    server.headers["Content-Security-Policy"] = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'"
    assert boot(blank, server)["code"] == "ready"
    for archive in ARCHIVES:
        server.faults[script_of(archive)] = Fault(status=404)
    result = failing_boot(blank, server)
    assert (result["code"], result["detail"]["directive"]) == ("engine-csp", "connect-src")


@pytest.mark.few(2)
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("throw new Error('broken')", "broken"),
        ("<!DOCTYPE html>", "Unexpected token"),
        ("self.close()", "did not start"),
    ],
)
@pytest.mark.parametrize("name", [SUPPLY, PYTHON])
def test_broken_worker(blank: Page, server: FaultServer, name: str, script: str, reason: str) -> None:
    """A worker that cannot start, or dies without an event, is noticed; one more is tried, from no cache."""
    server.faults[name] = Fault(body=script.encode(), mime="text/javascript")
    result = failing_boot(blank, server, within=5.0, beat=1000)
    assert result["code"] == "engine-worker"
    assert reason in result["detail"]["reason"]
    first, second, *_ = [path.partition(f"/{name}") for path in server.requests if f"/{name}" in path]
    assert (first[2], second[2][: len(AGAIN)]) == ("", AGAIN)


def test_worker_dies_later(blank: Page, server: FaultServer) -> None:
    """A worker that is there and then goes without an event is missed when it should be done."""
    script = b"self.postMessage({kind: 'beat'}); self.close()"
    server.faults[SUPPLY] = Fault(body=script, mime="text/javascript")
    assert "fell silent" in failing_boot(blank, server, within=5.0, beat=1000)["detail"]["reason"]
    server.restore()
    server.faults[PYTHON] = Fault(body=script, mime="text/javascript")
    result = failing_boot(blank, server, within=5.0, start=1000)
    assert (result["code"], result["detail"]) == ("engine-timeout", {"phase": "start", "limit": 1000})


def test_missing_worker(blank: Page, server: FaultServer, engine: Engine) -> None:
    """A worker script that is not there is reported with its address."""
    server.faults[PYTHON] = Fault(status=404)
    result = failing_boot(blank, server)
    assert result["code"] == "engine-worker"
    assert result["detail"]["url"].startswith(f"{server.origin}/{engine.base}{PYTHON}{AGAIN}")


def test_snapshot_does_not_fit(blank: Page, server: FaultServer) -> None:
    """A browser that prepares memory in another way than the build has Python start plainly, and gets the same answers."""
    break_python(server, b"if (sumOfMemory(", b"if (1 + sumOfMemory(")
    assert boot(blank, server)["code"] == "ready"
    assert [path for path in server.requests if path.endswith(PACKAGES)]
    open_session(blank)
    assert assess(blank, text="<b>") == {"hidden": ["自己点検"], "html": "<p lang=ja>&lt;b&gt;</p>"}


def test_failure_inside_pyodide(blank: Page, server: FaultServer) -> None:
    """Where Pyodide's loader would wait for ever after a failed instantiation, both ways to start fail."""
    break_python(server, b"WebAssembly.instantiate(module, imports)", b"Promise.reject('no')")
    result = boot(blank, server)
    assert (result["code"], result["detail"]["method"]) == ("engine-boot", "plain")
