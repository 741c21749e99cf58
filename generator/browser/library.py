"""All Python modules as bytecode in one archive: what the snapshot is started from."""

import shutil
import zipfile
from pathlib import Path

from generator.browser.packages import REQUIREMENTS, distribution_files, own_sources
from generator.browser.process import run_python
from generator.browser.runtime import STANDARD_LIBRARY, Runtime

_PLACE = "/lib/python313.zip"
"""Where Pyodide has its standard library; tracebacks name it."""


def write_library(runtime: Runtime, package: Path, workspace: Path) -> Path:
    """Write the standard library, the packages our code needs, and our code.

    Bytecode is made to be small in memory: without docstrings, assertions and columns. Lines stay, for tracebacks.

    Args:
        runtime: Has the standard library as sources.
        package: Folder of our own package, `generator`.
        workspace: An empty folder to work in.

    Raises:
        EngineBuildError: a distribution is missing or a module cannot be compiled.
    """
    sources = workspace / "library"
    with zipfile.ZipFile(runtime.folder / STANDARD_LIBRARY) as archive:
        archive.extractall(sources)
    files = {str(Path("generator", path)): package / path for path in own_sources(package)}
    for name in REQUIREMENTS:
        files |= distribution_files(name)
    for place, path in files.items():
        target = sources / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    in_place = ("-b", "-o2", "-q", "--invalidation-mode=unchecked-hash", "-s", str(sources), "-p", _PLACE)
    run_python("-X", "no_debug_ranges", "-m", "compileall", *in_place, str(sources))
    library = workspace / "library.zip"
    with zipfile.ZipFile(library, "w") as archive:
        for path in sorted(sources.rglob("*")):
            if path.suffix in {".pyc", ".j2"}:
                archive.writestr(zipfile.ZipInfo(path.relative_to(sources).as_posix()), path.read_bytes())
    return library
