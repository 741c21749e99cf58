"""Building the engine, once for everything that goes into it."""

import hashlib
import importlib.metadata
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.browser.archive import pack_archive, write_archive
from generator.browser.engine import PAGE_SCRIPT, Engine
from generator.browser.library import write_library
from generator.browser.packages import REQUIREMENTS, BrowserPackage, build_packages, distribution_files, own_sources
from generator.browser.runtime import RUNTIME_FILES, STANDARD_LIBRARY, WASM, Runtime, read_runtime
from generator.browser.scripts import page_script, python_function, supply_function, worker_script
from generator.browser.snapshot import take_snapshot
from generator.browser.versions import require_agreement

if TYPE_CHECKING:
    from pyodide_lock import PyodideLockSpec

LOCK_FILE = "pyodide-lock.json"
SUPPLY, PYTHON = "supply.js", "python.js"
RUNTIME, MEMORY, PACKAGES = "runtime.zip", "memory.zip", "packages.zip"
OWN_PACKAGE = Path(__file__).parent.parent
_TOOLS = ("build", "hatchling", "pyodide-build", "pyodide-lock", "wheel")


def make_engine(node_modules: Path, cache: Path, package: Path = OWN_PACKAGE) -> Engine:
    """Make the engine, or take it from the cache if nothing that goes into it has changed.

    Args:
        node_modules: Where npm has installed Pyodide.
        cache: Folder that keeps what was built, usually `build/engine`; made if it does not exist.
        package: Folder of the package whose browser part is shipped; tests pass their own.

    Raises:
        EngineBuildError: Pyodide is not installed, its versions or this Python do not fit, or a build tool failed.
    """
    runtime = read_runtime(node_modules)
    built = cache.resolve() / _inputs_digest(runtime, package)[:32]
    if not built.is_dir():
        _build(runtime, package, built)
    return Engine.read(built)


def _build(runtime: Runtime, package: Path, built: Path) -> None:
    """Build beside the cache entry and rename, so that a killed build leaves no half entry."""
    require_agreement(runtime)
    built.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=built.parent) as temporary:
        workspace, target = Path(temporary, "workspace"), Path(temporary, "target")
        workspace.mkdir()
        target.mkdir()
        _write_engine(runtime, package, workspace, target)
        try:
            target.rename(built)
        except OSError:
            # Another build has finished the same entry meanwhile; the bytes are the same, so either will do.
            if not built.is_dir():
                raise


def _write_engine(runtime: Runtime, package: Path, workspace: Path, target: Path) -> None:
    library = write_library(runtime, package, workspace)
    snapshot = take_snapshot(runtime, library, workspace / "memory")
    archives = {
        RUNTIME: {WASM: (runtime.folder / WASM).read_bytes()},
        MEMORY: {"memory": snapshot.path.read_bytes()},
        PACKAGES: _packages(runtime, package, workspace),
    }
    for name, entries in archives.items():
        write_archive(target / name, entries)
        pack_archive(target / name)
    sizes = {"memory": snapshot.memory, "header": snapshot.header}
    functions = {
        SUPPLY: supply_function(_told(name, (target / name).read_bytes()) for name in archives),
        PYTHON: python_function(runtime, {"lock": _lock(runtime, ()).to_dict(), "snapshot": sizes}),
    }
    for name, function in functions.items():
        (target / name).write_text(worker_script(function, f"{Path(name).stem}Worker"), encoding="utf-8")
    told = {Path(name).stem: _told(name, function.encode()) for name, function in functions.items()}
    (target / PAGE_SCRIPT).write_text(page_script(told), encoding="utf-8")
    versions = {name: importlib.metadata.version(name) for name in REQUIREMENTS}
    Engine(runtime.version, runtime.python, (SUPPLY, PYTHON, RUNTIME, MEMORY), target, versions).describe()


def _told(name: str, content: bytes) -> dict[str, Any]:
    """What a script is told of what it has to check: of another script, this is about the function in it."""
    return {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _packages(runtime: Runtime, package: Path, workspace: Path) -> dict[str, bytes]:
    """What Python needs to start without a snapshot."""
    wheels = workspace / "packages"
    wheels.mkdir()
    packages = build_packages(package, workspace, wheels)
    lock = workspace / LOCK_FILE
    _lock(runtime, packages).to_json(lock)
    files = (runtime.folder / STANDARD_LIBRARY, lock, *(one.archive for one in packages))
    return {path.name: path.read_bytes() for path in files}


def _lock(runtime: Runtime, packages: tuple[BrowserPackage, ...]) -> "PyodideLockSpec":
    """A lock of exactly what we ship: Pyodide can neither find nor ask for anything else."""
    # Not at the top: it takes long to import, and most builds find the engine made.
    from pyodide_lock import InfoSpec, PackageSpec, PyodideLockSpec  # noqa: PLC0415

    specs = {
        package.name: PackageSpec(
            name=package.name,
            version=package.version,
            file_name=package.archive.name,
            install_dir="site",
            sha256=hashlib.sha256(package.archive.read_bytes()).hexdigest(),
            imports=list(package.imports),
            depends=list(package.depends),
        )
        for package in packages
    }
    return PyodideLockSpec(info=InfoSpec.from_dict(dict(runtime.info)), packages=specs)


def _inputs_digest(runtime: Runtime, package: Path) -> str:
    """Hash of all that decides the engine's bytes, our own build code included."""
    sources = {f"own/{path.as_posix()}": package / path for path in own_sources(package)}
    for name in (*REQUIREMENTS, "playbook-generator"):
        sources |= {f"{name}/{place}": path for place, path in distribution_files(name).items()}
    here = Path(__file__).parent
    sources |= {
        f"builder/{path.relative_to(here)}": path for path in here.rglob("*.*") if path.suffix in {".py", ".js"}
    }
    sources |= {f"pyodide/{name}": runtime.folder / name for name in RUNTIME_FILES}
    facts = [f"python {sys.version}", f"pyodide {runtime.version} {runtime.info}"]
    facts += [f"{tool} {importlib.metadata.version(tool)}" for tool in _TOOLS]
    facts += [f"{place} {hashlib.sha256(path.read_bytes()).hexdigest()}" for place, path in sorted(sources.items())]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()
