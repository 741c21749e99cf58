"""The Pyodide release that npm installed: where its files are and which Python it speaks.

Its version stands in package-lock.json and nowhere else; everything here is read from the installed package.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.browser.engine import EngineBuildError

STANDARD_LIBRARY = "python_stdlib.zip"
WASM = "pyodide.asm.wasm"
RUNTIME_FILES = ("pyodide.js", "pyodide.asm.js", WASM, STANDARD_LIBRARY)
"""What a classic worker needs of Pyodide; the module build, maps and type declarations stay out of the site."""


@dataclass(frozen=True)
class Runtime:
    """One installed release of Pyodide."""

    version: str
    """Its version: `0.29.5`."""
    python: str
    """Version of its Python: `3.13.2`."""
    info: Mapping[str, str]
    """That, ABI and platform, as Pyodide checks them in a lock file."""
    folder: Path
    """Where npm has put the files of `RUNTIME_FILES`."""


def read_runtime(node_modules: Path) -> Runtime:
    """Find Pyodide below `node_modules`.

    Raises:
        EngineBuildError: it is not (completely) installed.
    """
    folder = node_modules / "pyodide"
    files = tuple(folder / name for name in RUNTIME_FILES)
    described_in = (folder / "package.json", folder / "pyodide-lock.json")
    missing = [path.name for path in (*described_in, *files) if not path.is_file()]
    if missing:
        raise EngineBuildError(
            f"Pyodide is not installed in {node_modules}: {', '.join(missing)} missing."
            f" Run `npm ci --ignore-scripts` in {node_modules.parent}, or `make site`, which does it for you."
        )
    package, lock = (json.loads(path.read_text(encoding="utf-8")) for path in described_in)
    return Runtime(package["version"], lock["info"]["python"], lock["info"], folder)
