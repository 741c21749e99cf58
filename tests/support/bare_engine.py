"""A bare page that boots the engine, with a Python package that misbehaves on demand."""

import hashlib
import shutil
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from generator.browser import Engine
from generator.browser.make import make_engine
from tests.support.checkout import ROOT
from tests.support.chromium import CHROMIUM_ARGUMENTS, find_chromium
from tests.support.fault_server import Fault, FaultServer

RUNTIME, MEMORY, PACKAGES = "runtime.zip", "memory.zip", "packages.zip"
SUPPLY, PYTHON = "supply.js", "python.js"
DEADLINES = {"stall": 2000, "beat": 5000, "start": 30000, "call": 10000}
"""Short where a test waits for them, long where a busy machine could miss them."""

_SESSION = '''
"""A stand-in for the real session: its answers tell it what to do."""
import json
import jinja2


def warm_up():
    pass


class Session:
    def __init__(self, bundle_json, language):
        self.bundle = json.loads(bundle_json)
        self.language = language

    def assess(self, answers_json, form):
        answers = json.loads(answers_json)
        if "raise" in answers:
            raise ValueError(answers["raise"])
        while "loop" in answers:
            pass
        if "abort" in answers:
            import os
            os.abort()
        if "request" in answers:
            import js
            js.fetch(answers["request"])
        template = jinja2.Environment(autoescape=True).from_string("<p lang={{ language }}>{{ answers.text }}</p>")
        html = template.render(answers=answers, language=self.language)
        return f"{json.dumps([self.bundle['title']])}\\n{html}".encode()
'''
_PAGE = """<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>Engine</title><link rel="icon" href="data:,">
<script src="{script}"></script></head><body></body></html>
"""
_BOOT = """async ({deadlines}) => {
  try {
    window.progress = [];
    window.restarts = 0;
    const listeners = {
      onProgress: (loaded, total) => window.progress.push([loaded, total]),
      onRestart: () => (window.restarts += 1),
    };
    window.engine = startEngine({deadlines, listeners});
    await window.engine.ready;
    const parts = performance.getEntriesByType("measure").map((entry) => entry.name);
    return {code: "ready", parts};
  } catch (error) {
    return {code: error.code || String(error), detail: error.detail};
  }
}"""
_ASSESS = """async (answers) => {
  try {
    return await window.engine.assess(JSON.stringify(answers));
  } catch (error) {
    return {code: error.code || String(error), detail: error.detail};
  }
}"""


def write_test_package(folder: Path) -> Path:
    """Write a `generator` package whose session does what its answers say."""
    package = folder / "generator"
    for name in ("", "assessment", "figures", "report"):
        (package / name).mkdir(parents=True)
        (package / name / "__init__.py").write_text("", encoding="utf-8")
    (package / "report" / "session.py").write_text(_SESSION, encoding="utf-8")
    return package


def write_site(folder: Path, engine: Engine) -> None:
    """Write a site that holds nothing but a blank page and the engine."""
    folder.mkdir()
    page = _PAGE.format(script=engine.script)
    (folder / "index.html").write_text(page, encoding="utf-8")
    for output in engine.outputs:
        target = folder / output.path
        target.parent.mkdir(parents=True, exist_ok=True)
        assert isinstance(output.content, Path)
        shutil.copyfile(output.content, target)


def build_engine(folder: Path) -> Engine:
    """The engine around the package that misbehaves."""
    return make_engine(ROOT / "node_modules", folder / "cache", write_test_package(folder))


def boot(page: Page, server: FaultServer, origin: str | None = None, **deadlines: int) -> dict[str, Any]:
    """Open the blank page, boot the engine, and give what was measured or its error."""
    page.goto(f"{origin or server.origin}/index.html")
    return boot_again(page, **deadlines)


def boot_again(page: Page, **deadlines: int) -> dict[str, Any]:
    """Boot in the page as it is."""
    result: dict[str, Any] = page.evaluate(_BOOT, {"deadlines": DEADLINES | deadlines})
    return result


def open_session(page: Page) -> None:
    """Open a self-check with a title and nothing else."""
    page.evaluate("""() => window.engine.open('{"title": "自己点検"}', "ja")""")


def assess(page: Page, **answers: object) -> dict[str, Any]:
    """Have answers assessed and give the answer or the error."""
    result: dict[str, Any] = page.evaluate(_ASSESS, answers)
    return result


def launch(chromium: Browser, *arguments: str) -> Browser:
    """Another Chromium with more command-line switches."""
    return chromium.browser_type.launch(executable_path=find_chromium(), args=[*CHROMIUM_ARGUMENTS, *arguments])


def failing_boot(page: Page, server: FaultServer, within: float = 2.0, **deadlines: int) -> dict[str, Any]:
    """Boot with a fault that must be reported in time."""
    page.goto(f"{server.origin}/index.html")
    begun = time.monotonic()
    result = boot_again(page, **deadlines)
    assert result["code"] != "ready"
    assert time.monotonic() - begun < within
    return result


def content(server: FaultServer, name: str) -> bytes:
    """The true content of an engine file."""
    (path,) = server.root.glob(f"engine/*/{name}")
    return path.read_bytes()


def flipped(server: FaultServer, name: str) -> bytes:
    """The file with one bit changed in its middle."""
    changed = bytearray(content(server, name))
    changed[len(changed) // 2] ^= 1
    return bytes(changed)


def break_python(server: FaultServer, old: bytes, new: bytes) -> None:
    """Serve scripts that were built with a mistake in the one that runs Python."""
    script = content(server, PYTHON)
    broken = script.replace(old, new)
    assert broken != script
    page_script = content(server, "engine.js")
    told = page_script.replace(_hash_of_function(script), _hash_of_function(broken))
    assert told != page_script
    server.faults[PYTHON] = Fault(body=broken, mime="text/javascript")
    server.faults["engine.js"] = Fault(body=told, mime="text/javascript")


def _hash_of_function(script: bytes) -> bytes:
    function = script[script.index(b"(") + 1 : script.rindex(b"});") + 1]
    return hashlib.sha256(function).hexdigest().encode()
