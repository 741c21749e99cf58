"""The page that finds out what works where the site stands: it is right about a good place, and about each fault."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.chromium import Launch, NewPage
from tests.support.diagnosis_page import _ROWS, Diagnosis, Row, diagnose
from tests.support.fault_server import Fault, FaultServer, fault_server
from tests.support.self_check_page import BOOT

ADDRESSES = {"ja": "diagnosis.html", "en": "en/diagnosis.html"}
SPOILT = "Content Security Policy|Failed to load resource|MIME type|[Uu]nexpected token"
"""What browsers say of the faults that the tests cause."""
LOGIN = Fault(body="<!DOCTYPE html><title>ログイン</title>".encode(), mime="text/html; charset=utf-8")
WITHOUT_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, {
  get() { throw new DOMException("Access is denied for this document.", "SecurityError"); } });"""


@pytest.fixture(scope="module")
def running_server(built_site: Path) -> Iterator[FaultServer]:
    """A server with the real site."""
    with fault_server(built_site) as server:
        yield server


@pytest.fixture
def server(running_server: FaultServer) -> FaultServer:
    """The server without faults and memories."""
    running_server.restore()
    return running_server


@pytest.fixture(scope="module")
def engine_files(built_site: Path) -> dict[str, bytes]:
    """What the engine's files hold, by name."""
    return {path.name: path.read_bytes() for path in built_site.glob("engine/*/*")}


@pytest.mark.few(1)
@pytest.mark.parametrize(
    ("language", "well"), [("ja", "問題は見つかりませんでした。"), ("en", "No problem was found.")]
)
def test_good_server(page: Page, server: FaultServer, engine_files: dict[str, bytes], language: str, well: str) -> None:
    """Where all is well each check says so in a word, nothing is advised, and the ticket has all that was found."""
    done = diagnose(page, f"{server.origin}/{ADDRESSES[language]}")
    assert done.conclusion == well
    assert done.in_state("not-needed") == {"memory-worker"}
    assert done.in_state("works") == done.rows.keys() - {"memory-worker"}
    assert engine_files.keys() <= done.rows.keys()
    for row in done.rows.values():
        assert row.result
        assert row.advice == ""
        assert all(fact in done.ticket for fact in row.found.split(" · "))
    assert int(done.rows["search"].found) > 100
    assert server.missing == []


def test_plain_http_by_name(launch: Launch, new_page: NewPage, server: FaultServer) -> None:
    """On plain HTTP, where browsers withhold their own hashes and clipboard, all is well, and the text can be copied."""
    host = "playbook.intranet.test"
    context = launch(f"--host-resolver-rules=MAP {host} 127.0.0.1").new_context()
    page = new_page(context=context, host=host)
    done = diagnose(page, f"{server.origin.replace('127.0.0.1', host)}/en/diagnosis.html")
    assert page.evaluate("() => [isSecureContext, navigator.clipboard === undefined]") == [False, True]
    assert done.in_state("fails") | done.in_state("unknown") == set()
    assert "not encrypted" in done.rows["address"].found
    page.locator("[data-ticket] button").click()
    expect(page.locator("[data-copied]")).to_have_text("Copied.")
    page.locator("[data-ticket] textarea").evaluate("text => { text.readOnly = false; text.value = ''; text.focus(); }")
    page.keyboard.press("Control+V")
    assert page.locator("[data-ticket] textarea").input_value() == done.ticket


def test_folder(page: Page, built_site: Path) -> None:
    """In a folder Python starts; what cannot be looked at there is not called a fault, and no server is expected."""
    done = diagnose(page, (built_site / "diagnosis.html").as_uri())
    assert done.in_state("fails") == set()
    assert {"worker", "edition"} == done.in_state("not-needed")
    assert {"assets", "downloads"} < done.in_state("unknown")
    assert {"webassembly", "memory-worker", "storage", "search", "python"} < done.in_state("works")
    assert done.rows["runtime.zip"].advice
    assert "SHA-256" in done.rows["runtime.zip"].found


def test_webassembly_switched_off(launch: Launch, new_page: NewPage, server: FaultServer) -> None:
    """A browser policy against WebAssembly is told with the names of the settings."""
    page = new_page(context=launch("--js-flags=--jitless").new_context())
    page.goto(f"{server.origin}/en/diagnosis.html")
    page.wait_for_function("() => document.querySelector('[data-diagnosis=done]')")
    done = Diagnosis(page, {row["check"]: Row(**row) for row in page.evaluate(_ROWS)})
    assert "JavaScriptJitAllowedForSites" in done.fault("webassembly").advice
    assert done.fault("python").code == "engine-webassembly-missing"


def test_policy_without_webassembly(new_page: NewPage, server: FaultServer) -> None:
    """A server's policy against WebAssembly is shown as it was sent, with what to add to it."""
    server.headers["Content-Security-Policy"] = policy = "script-src 'self'"
    done = diagnose(new_page(tolerate=SPOILT), f"{server.origin}/en/diagnosis.html")
    for check in ("webassembly", "worker"):
        assert "'wasm-unsafe-eval'" in done.fault(check).advice
    assert policy in done.fault("policy").found
    assert done.fault("python").code == "engine-csp"
    assert done.in_state("fails") == {"webassembly", "worker", "policy", "python"}


def test_policy_without_workers(new_page: NewPage, server: FaultServer) -> None:
    """A server's policy against workers is told by its directive."""
    server.headers["Content-Security-Policy"] = "worker-src 'none'"
    done = diagnose(new_page(tolerate=SPOILT), f"{server.origin}/diagnosis.html")
    assert "worker-src" in done.fault("worker").found
    assert "worker-src" in done.fault("policy").found
    assert done.fault("python").code in {"engine-csp", "engine-worker"}


def test_policy_without_connections(new_page: NewPage, server: FaultServer) -> None:
    """Where a server's policy forbids to ask for files, these are not called broken: Python starts by its other way."""
    server.headers["Content-Security-Policy"] = "connect-src 'none'"
    done = diagnose(new_page(tolerate=SPOILT), f"{server.origin}/en/diagnosis.html")
    assert done.in_state("fails") == set()
    assert {"edition", "assets", "downloads", "runtime.zip"} < done.in_state("unknown")
    assert {done.rows[check].code for check in done.in_state("unknown")} == {"policy-connections"}
    assert "connect-src" in done.rows["runtime.zip"].advice
    assert "connect-src" in done.rows["policy"].found
    assert done.rows["python"].state == "works"


@pytest.mark.few(1)
@pytest.mark.parametrize("mime", ["text/plain", ""], ids=["text", "none"])
def test_type_of_archives_does_not_matter(page: Page, server: FaultServer, mime: str) -> None:
    """An archive that the server calls something else works, and the page says that any type will do."""
    server.faults["*.zip"] = Fault(mime=mime)
    done = diagnose(page, f"{server.origin}/en/diagnosis.html")
    assert done.in_state("fails") == set()
    assert mime in done.rows["runtime.zip"].found
    assert "any type will do" in page.locator("[data-check='runtime.zip']").inner_text()


@pytest.mark.few(1)
@pytest.mark.parametrize("strict", [True, False], ids=["nosniff", "lenient"])
def test_scripts_of_the_wrong_type(new_page: NewPage, server: FaultServer, *, strict: bool) -> None:
    """Scripts that the server calls text are told, with both types: as a fault where the server has browsers insist on types."""
    if strict:
        server.headers["X-Content-Type-Options"] = "nosniff"
    names = ("diagnosis-worker.*.js", "supply.js", "python.js", "self-check.*.js")
    server.faults.update(dict.fromkeys(names, Fault(mime="text/plain")))
    done = diagnose(new_page(tolerate=SPOILT), f"{server.origin}/en/diagnosis.html")
    for check in ("supply.js", "assets"):
        row = done.fault(check) if strict else done.rows[check]
        assert row.code == ("wrong-type" if strict else "type-tolerated")
        assert "text/plain ≠ text/javascript" in row.found
        assert "text/javascript" in row.advice
    assert "js/self-check." in done.rows["assets"].found
    expected = {"supply.js", "python.js", "assets", "worker", "python"} if strict else set()
    assert done.in_state("fails") == expected


def test_style_sheets_of_the_wrong_type(new_page: NewPage, server: FaultServer) -> None:
    """A style sheet that the server calls text is a fault everywhere."""
    server.faults["self-check.*.css"] = Fault(mime="text/plain")
    done = diagnose(new_page(tolerate=SPOILT), f"{server.origin}/diagnosis.html")
    assert "text/plain ≠ text/css" in done.fault("assets").found
    assert done.in_state("fails") == {"assets"}


def faults_of_files(whole: bytes) -> dict[str, tuple[Fault, str]]:
    """What may happen to a file, and the code for it."""
    changed = bytes([whole[0] ^ 1]) + whole[1:]
    return {
        "missing": (Fault(status=404), "engine-download-status"),
        "forbidden": (Fault(status=403), "engine-download-status"),
        "truncated": (Fault(body=whole[: len(whole) // 3]), "engine-download-size"),
        "flipped": (Fault(body=changed), "engine-download-hash"),
        "login": (LOGIN, "page-instead"),
    }


@pytest.mark.few(3)
@pytest.mark.parametrize("fault", ["missing", "forbidden", "truncated", "flipped", "login"])
@pytest.mark.parametrize("name", ["runtime.zip", "memory.js", "python.js"])
def test_spoilt_engine_file(
    new_page: NewPage, server: FaultServer, engine_files: dict[str, bytes], name: str, fault: str
) -> None:
    """Each fault of an engine's file shows in its row, with what came and what to do; one that is spare hinders nobody."""
    server.faults[name], code = faults_of_files(engine_files[name])[fault]
    done = diagnose(new_page(tolerate=SPOILT), f"{server.origin}/en/diagnosis.html")
    row = done.fault(name)
    assert row.code == code
    assert row.found
    assert done.in_state("fails") <= {name, "python"}
    # Another way leads round the archives, none round the scripts.
    assert (done.rows["python"].state == "fails") == (name == "python.js")
    assert ("one problem" in done.conclusion) == (name != "python.js")


def test_no_engine_at_all(new_page: NewPage, server: FaultServer, engine_files: dict[str, bytes]) -> None:
    """Where the engine's folder was not copied each file is missing, and the sentence at the top counts them."""
    server.faults.update(dict.fromkeys(engine_files, Fault(status=404)))
    done = diagnose(new_page(tolerate=SPOILT), f"{server.origin}/diagnosis.html")
    assert done.in_state("fails") == {*engine_files, "python"}
    assert f"問題が{len(engine_files) + 1}件" in done.conclusion
    assert done.ticket.count(done.rows["runtime.zip"].advice) == 1


def test_spoilt_downloads_and_search(new_page: NewPage, server: FaultServer) -> None:
    """Workbooks that the server does not deliver, and a missing search index, are told."""
    server.faults.update({"*.xlsx": Fault(status=404), "search_index.js": Fault(status=404)})
    done = diagnose(new_page(tolerate=SPOILT), f"{server.origin}/en/diagnosis.html")
    assert ".xlsx" in done.fault("downloads").found
    assert done.fault("search").code == "search-missing"
    assert done.in_state("fails") == {"downloads", "search"}


def test_storage_forbidden(new_page: NewPage, server: FaultServer) -> None:
    """Where the browser keeps nothing, the page says so, and everything else works."""
    page = new_page()
    page.add_init_script(WITHOUT_STORAGE)
    done = diagnose(page, f"{server.origin}/en/diagnosis.html")
    assert done.fault("storage").code == "storage-refused"
    assert done.in_state("fails") == {"storage"}


def test_storage_full(page: Page, server: FaultServer) -> None:
    """A storage that others have filled is told, and is left as it was."""
    page.goto(f"{server.origin}/index.html")
    page.evaluate(
        """() => { for (let size = 2 ** 22; size >= 1; size /= 2) {
          try { localStorage.setItem("x" + size, "x".repeat(size)); } catch (error) { continue; }
        } }"""
    )
    before = page.evaluate("() => localStorage.length")
    done = diagnose(page, f"{server.origin}/en/diagnosis.html")
    assert done.fault("storage").code == "storage-full"
    assert page.evaluate("() => localStorage.length") == before


def test_page_from_an_old_cache(page: Page, server: FaultServer, built_site: Path) -> None:
    """A page of another edition than the server's says so, whatever kept it."""
    old = (built_site / "en/diagnosis.html").read_text("utf-8").replace('"engine":"engine/', '"engine":"engine/0')
    server.faults["diagnosis.html"] = Fault(body=old.encode(), mime="text/html; charset=utf-8", once=True)
    done = diagnose(page, f"{server.origin}/en/diagnosis.html")
    assert done.fault("edition").code == "edition-old"
    assert "engine/0" in done.rows["edition"].found


def test_clock_behind(page: Page, server: FaultServer) -> None:
    """A clock from before the edition is told."""
    page.add_init_script("Date.now = () => 0;")
    done = diagnose(page, f"{server.origin}/en/diagnosis.html")
    assert done.fault("clock").code == "clock-behind"


def test_old_browser(page: Page, server: FaultServer) -> None:
    """A browser that cannot unpack archives is told to be updated."""
    page.add_init_script("delete window.DecompressionStream;")
    done = diagnose(page, f"{server.origin}/en/diagnosis.html")
    assert done.fault("browser").code == "browser-too-old"


def test_chromium_92(launch_old: Callable[[int], Browser], new_page: NewPage, server: FaultServer) -> None:
    """Chromium 92, for which our policy is too strict, is to be updated: nobody is told to change the policy for it."""
    page = new_page(context=launch_old(92).new_context(), tolerate="invalid source: ''wasm-unsafe-eval''")
    done = diagnose(page, f"{server.origin}/en/diagnosis.html")
    # How it ends there is chance; what helps is not.
    assert "the other problems" in done.fault("python").advice
    others = done.in_state("fails") - {"python"}
    assert {done.fault(check).code for check in others} == {"browser-too-old"}
    assert others >= {"browser", "webassembly"}


@pytest.mark.parametrize("language", ADDRESSES)
def test_without_javascript(new_page: NewPage, server: FaultServer, language: str) -> None:
    """Without scripts the page says what may be the matter, and lists what the site needs; nothing is left half empty."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{server.origin}/{ADDRESSES[language]}")
    assert "JavaScript" in page.locator("[data-conclusion]").inner_text()
    assert "text/javascript" in page.locator("[data-conclusion]").inner_text()
    cells = page.locator("table.diagnosis td:visible").all_inner_texts()
    assert len(cells) == page.locator("[data-check]").count()
    assert all(cells)
    assert not page.locator("[data-ticket]").is_visible()


def test_script_that_is_refused(new_page: NewPage, server: FaultServer) -> None:
    """Where the server's types keep scripts from running, the page says so without one."""
    server.headers["X-Content-Type-Options"] = "nosniff"
    server.faults["*.js"] = Fault(mime="text/plain")
    page = new_page(tolerate=SPOILT)
    page.goto(f"{server.origin}/en/diagnosis.html")
    assert "text/javascript" in page.locator("[data-conclusion]").inner_text()


@pytest.mark.parametrize("where", ["colophon.html", "self-check/organisation.html"])
def test_is_linked(new_page: NewPage, server: FaultServer, where: str) -> None:
    """The page about the site leads to the diagnosis, and so does what a reader is told when a self-check cannot be scored."""
    server.faults["engine.js"] = Fault(status=404)
    page = new_page(tolerate=SPOILT)
    page.goto(f"{server.origin}/en/{where}")
    link = page.locator("article a[href$='diagnosis.html']")
    expect(link).to_be_visible(timeout=BOOT * 1000)
    link.click()
    expect(page.locator("h1")).to_have_text("Technical check")
