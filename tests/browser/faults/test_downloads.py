"""The engine's files as servers, proxies and caches spoil them."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.faults.conftest import OpenCheck
from tests.support.endings import fails_in_time, recovers
from tests.support.engine_files import EngineFiles
from tests.support.fault_server import Fault, FaultServer
from tests.support.self_check_page import ANSWERS

FAILED_LOAD = "Failed to load resource|[Uu]nexpected (token|end of input)"
"""What browsers say of a script that is refused, something else, or cut off."""
WRONG_BYTES = {"engine-download-size", "engine-download-hash"}
BROKEN_OFF = {"engine-download-size", "engine-network"}
ANY_CODE = WRONG_BYTES | BROKEN_OFF | {"engine-download-status", "engine-worker", "engine-boot"}
"""What a spoilt script may be told as: some browsers tell no more than that it did not run."""
LOGIN = Fault(body="<!DOCTYPE html><title>ログイン</title>".encode(), mime="text/html; charset=utf-8")


def spoilt_in_turn(
    open_check: OpenCheck, server: FaultServer, spoil: dict[str, Fault], codes: dict[str, set[str]]
) -> Iterator[tuple[str, str]]:
    """Open the page with one fault after the other, give name and message, and in the end recover."""
    check = open_check(tolerate=FAILED_LOAD)
    for name, fault in spoil.items():
        server.restore()
        EngineFiles.spoil(server, name, fault)
        check.open()
        yield name, fails_in_time(check, server, codes[name])
    recovers(check, server)


def codes_for(files: EngineFiles, data: set[str]) -> dict[str, set[str]]:
    """The codes that a fault may have: exact ones for data, any for scripts."""
    return dict.fromkeys(files.scripts, ANY_CODE | data) | dict.fromkeys(files.data, data)


@pytest.mark.few(1)
@pytest.mark.parametrize("status", [403, 404, 503])
def test_refused(open_check: OpenCheck, server: FaultServer, engine_files: EngineFiles, status: int) -> None:
    """Each engine file that the server refuses is told with name, address, status and type."""
    faults = dict.fromkeys(engine_files.all, Fault(status=status, mime="text/x-refusal"))
    codes = codes_for(engine_files, {"engine-download-status"})
    for name, message in spoilt_in_turn(open_check, server, faults, codes):
        if name in engine_files.data:
            assert all(part in message for part in (f"/{name}", server.origin, str(status), "text/x-refusal"))


def test_everything_refused(open_check: OpenCheck, server: FaultServer, engine_files: EngineFiles) -> None:
    """Where no engine file is delivered the message links to the checklists on paper, and Retry fails and works."""
    for name in engine_files.all:
        EngineFiles.spoil(server, name, Fault(status=503))
    check = open_check("en", tolerate=FAILED_LOAD)
    fails_in_time(check, server, ANY_CODE)
    assert check.page.locator('[data-engine-message] a[href*="checklists/"]').count() > 0
    check.retry()
    check.wait(lambda state: state.engine == "loading" or state.code, 2, "second attempt")
    check.told(ANY_CODE)
    recovers(check, server)


@pytest.mark.few(1)
@pytest.mark.parametrize(
    "mime", ["application/octet-stream", "", "text/plain", "application/wasm; charset=utf-8"], ids=str
)
def test_wrong_type(open_check: OpenCheck, server: FaultServer, engine_files: EngineFiles, mime: str) -> None:
    """Whatever type the server gives the engine's data, none included, the report is right."""
    server.faults.update(dict.fromkeys(engine_files.data, Fault(mime=mime)))
    check = open_check()
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)


def test_no_file_that_servers_stumble_over(built_site: Path) -> None:
    """The site has no file of a type that web servers commonly do not know."""
    unknown = {".mjs", ".whl", ".data", ".map", ".yaml", ".yml"}
    assert [path for path in built_site.rglob("*") if path.suffix in unknown] == []


def test_login_page(open_check: OpenCheck, server: FaultServer, engine_files: EngineFiles) -> None:
    """A login page with status 200 in the place of any engine file is recognised, and its type told."""
    faults = dict.fromkeys(engine_files.all, LOGIN)
    codes = codes_for(engine_files, WRONG_BYTES)
    for name, message in spoilt_in_turn(open_check, server, faults, codes):
        if name in engine_files.data:
            assert all(part in message for part in (name, "text/html"))


@pytest.mark.few(1)
@pytest.mark.parametrize("honest", [True, False], ids=["true-length", "connection-dropped"])
def test_truncated(open_check: OpenCheck, server: FaultServer, engine_files: EngineFiles, honest: bool) -> None:
    """An engine file that ends early is told in time, whether or not the server announced its true length."""
    faults = {}
    for name in engine_files.all:
        whole = engine_files.content(name)
        faults[name] = Fault(body=whole[: len(whole) // 3], announced=None if honest else len(whole))
    codes = codes_for(engine_files, BROKEN_OFF)
    for name, message in spoilt_in_turn(open_check, server, faults, codes):
        if name in engine_files.data:
            assert name in message


@pytest.mark.thorough
def test_another_release(open_check: OpenCheck, server: FaultServer, engine_files: EngineFiles) -> None:
    """A file of another release, sound in itself, is never mixed in."""
    faults = {name: Fault(body=another_release(name, engine_files.content(name))) for name in engine_files.checked}
    codes = dict.fromkeys(engine_files.checked, WRONG_BYTES)
    for name, message in spoilt_in_turn(open_check, server, faults, codes):
        assert name in message


def test_another_release_in_a_cache(open_check: OpenCheck, server: FaultServer, engine_files: EngineFiles) -> None:
    """Where only a cache holds another release's files, the page gets past it by itself."""
    for name in engine_files.data:
        server.faults[name] = Fault(body=another_release(name, engine_files.content(name)), once=True)
    check = open_check()
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)
    assert server.met
    assert server.faults == {}


def another_release(name: str, content: bytes) -> bytes:
    """A sound file of the same kind with other content."""
    if name.endswith(".js"):
        return content.replace(b'"use strict";', b'"use strict"; /* Another release. */', 1)
    if name.endswith(".wasm"):
        return content + b"\x00\x02\x01x"  # an empty custom section called x
    if not zipfile.is_zipfile(file := io.BytesIO(content)):
        return content + b"\n"
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("another-release.txt", "")
    return file.getvalue()
