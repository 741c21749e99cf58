"""The engine's scripts: many small files while we read them, one for the page and one for each worker in the site."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.browser.runtime import Runtime

SCRIPTS = Path(__file__).parent / "scripts"
_PAGE = (
    "shared/watchdog",
    "page/error",
    "page/packed",
    "page/watch-script",
    "page/connection",
    "page/delivery",
    "page/engine",
)
_WORKER = ("shared/fault", "shared/measured", "shared/sha256", "shared/own-hash")
_SUPPLY = ("shared/watchdog", *_WORKER, "supply/archive", "supply/download", "supply/supply")
_PYTHON = (*_WORKER, "python/memory", "python/start", "python/messages")
_BEFORE_PYODIDE = ("python/quiet",)
_PYODIDE = ("pyodide.asm.js", "pyodide.js")


def page_script(scripts: Mapping[str, Any]) -> str:
    """What a page loads to start the engine.

    Args:
        scripts: Name and hash of the workers' scripts, by role.
    """
    return f'(function () {{\n"use strict";\nconst SCRIPTS = {_as_json(scripts)};\n{_read(_PAGE)}}})();\n'


def supply_function(files: Iterable[Mapping[str, Any]]) -> str:
    """The worker that gets what Python starts from, as a function expression.

    A function can tell its own text, so a worker can check itself, and a page in a folder can hand it on.

    Args:
        files: Name, size and hash of the archives.
    """
    return f'function supplyWorker() {{\n"use strict";\nconst FILES = {_as_json(list(files))};\n{_read(_SUPPLY)}}}'


def python_function(runtime: Runtime, constants: Mapping[str, Any]) -> str:
    """The worker that runs Python, as a function expression: Pyodide's scripts and ours.

    Args:
        runtime: Has Pyodide's scripts.
        constants: What `python/start.js` finds in `PYODIDE`.
    """
    pyodide = "\n".join(_without_map((runtime.folder / name).read_text(encoding="utf-8")) for name in _PYODIDE)
    told = f"const PYODIDE = {_as_json(constants)};\n"
    return f'function pythonWorker() {{\n"use strict";\n{_read(_BEFORE_PYODIDE)}{pyodide}\n{told}{_read(_PYTHON)}}}'


def worker_script(function: str, name: str) -> str:
    """A script that runs the function in a worker, and only keeps it in a page. Parentheses have it compiled at once."""
    return f"self.{name} = ({function});\nif (!self.document) self.{name}();\n"


def _as_json(data: Any) -> str:
    return json.dumps(data, separators=(",", ":"))


def _read(names: Iterable[str]) -> str:
    return "".join((SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in names)


def _without_map(script: str) -> str:
    return "\n".join(line for line in script.splitlines() if not line.startswith("//# sourceMappingURL="))
