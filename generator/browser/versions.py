"""That Pyodide's files are all of one release, and that its Python reads the bytecode of the Python that builds."""

import importlib.util
import sys
import zipfile
from collections.abc import Iterator

from generator.browser.engine import EngineBuildError
from generator.browser.runtime import STANDARD_LIBRARY, WASM, Runtime


def require_agreement(runtime: Runtime) -> None:
    """Compare what each file says of its version: a mixture would start, and fail in a reader's browser.

    Raises:
        EngineBuildError: they do not agree; the message names the file, or the Python to build with.
    """
    python = runtime.python
    needed, running = python.split(".")[:2], [str(part) for part in sys.version_info[:2]]
    if needed != running:
        raise EngineBuildError(
            f"Pyodide {runtime.version} runs Python {'.'.join(needed)}, but this build runs on"
            f" Python {'.'.join(running)}. Build with the Python that .python-version names."
        )
    for file, content, sign, told in _signs(runtime):
        if sign.encode() not in content:
            raise EngineBuildError(
                f"{file} is not of {told}. Pyodide's files are not all of one release, or not of one that is known here:"
                " install it anew with `npm ci --ignore-scripts`, or see generator/browser/versions.py."
            )


def _signs(runtime: Runtime) -> Iterator[tuple[str, bytes, str, str]]:
    """A file, what is in it, what must be in that, and of what that is the sign."""
    pyodide, python = (
        f"Pyodide {runtime.version}, as package.json is",
        f"Python {runtime.python}, as pyodide-lock.json is",
    )
    magic = int.from_bytes(importlib.util.MAGIC_NUMBER[:2], "little")
    yield "pyodide.js", (runtime.folder / "pyodide.js").read_bytes(), f'"{runtime.version}"', pyodide
    with zipfile.ZipFile(runtime.folder / STANDARD_LIBRARY) as archive:
        package, importer = (archive.read(name) for name in ("pyodide/__init__.py", "importlib/_bootstrap_external.py"))
    yield STANDARD_LIBRARY, package, f'__version__ = "{runtime.version}"', pyodide
    yield WASM, (runtime.folder / WASM).read_bytes(), f"/python-{runtime.python}\0", python
    yield (
        STANDARD_LIBRARY,
        importer,
        f"MAGIC_NUMBER = ({magic}).to_bytes",
        f"a Python with this build's bytecode, {magic}",
    )
