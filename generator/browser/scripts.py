"""The engine's scripts: many small files while we read them, one for the page and one for the worker in the site."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.browser.runtime import Runtime

SCRIPTS = Path(__file__).parent / "scripts"
PAGE = ("error", "watchdog", "download", "packed", "supply", "connection", "engine")
WORKER = ("fault", "sha256", "archive", "memory", "boot", "messages")
_PYODIDE = ("pyodide.asm.js", "pyodide.js")


def page_script() -> str:
    """What a page loads to start the engine."""
    return f'(function () {{\n"use strict";\n{_read("page", PAGE)}}})();\n'


def worker_function(runtime: Runtime, constants: Mapping[str, Any]) -> str:
    """The whole worker as one function expression: Pyodide's scripts and ours.

    A function can tell its own text, so the worker can check itself, and a page in a folder can hand it on.

    Args:
        runtime: Has Pyodide's scripts.
        constants: What `worker/boot.js` finds in `PYODIDE`.
    """
    pyodide = "\n".join(_without_map((runtime.folder / name).read_text(encoding="utf-8")) for name in _PYODIDE)
    told = f"const PYODIDE = {json.dumps(constants, separators=(',', ':'))};\n"
    return f'function engineWorker() {{\n"use strict";\n{pyodide}\n{told}{_read("worker", WORKER)}}}'


def worker_script(function: str) -> str:
    """A script that runs the function in a worker, and only keeps it in a page. Parentheses have it compiled at once."""
    return f"self.engineWorker = ({function});\nif (!self.document) self.engineWorker();\n"


def _read(folder: str, names: Iterable[str]) -> str:
    return "".join((SCRIPTS / folder / f"{name}.js").read_text(encoding="utf-8") for name in names)


def _without_map(script: str) -> str:
    return "\n".join(line for line in script.splitlines() if not line.startswith("//# sourceMappingURL="))
