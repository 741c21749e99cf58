"""The engine of one site: Pyodide, our packages and a lock file, in a folder named after their content."""

import hashlib
import importlib.metadata
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyodide_lock import PackageSpec, PyodideLockSpec

from generator.browser.packages import (
    REQUIREMENTS,
    BrowserPackage,
    build_packages,
    distribution_files,
    own_sources,
)
from generator.browser.runtime import Runtime, read_runtime
from generator.output import Output

LOCK_FILE = "pyodide-lock.json"
OWN_PACKAGE = Path(__file__).parent.parent
_TOOLS = ("build", "hatchling", "pyodide-build", "pyodide-lock", "wheel")


@dataclass(frozen=True)
class EngineFile:
    """One file that the engine boots from."""

    name: str
    """Its name below the engine's folder; only `.js`, `.json`, `.wasm` and `.zip`, which servers know."""
    size: int
    """In bytes, uncompressed."""
    sha256: str
    """Lower-case hexadecimal."""
    path: Path
    """Where it lies on disk."""

    @classmethod
    def of(cls, path: Path) -> "EngineFile":
        """Measure a file."""
        content = path.read_bytes()
        return cls(path.name, len(content), hashlib.sha256(content).hexdigest(), path)


@dataclass(frozen=True)
class Engine:
    """Everything a page needs to run Python."""

    pyodide_version: str
    python_version: str
    """Of the Python that Pyodide is."""
    files: tuple[EngineFile, ...]
    """Sorted by name."""

    @property
    def base(self) -> str:
        """Folder of the files below the site's root; it changes with the content, so caches need no expiry."""
        return f"engine/{_digest(f'{file.name} {file.sha256}' for file in self.files)[:16]}/"

    @property
    def outputs(self) -> tuple[Output, ...]:
        """The files as part of the site."""
        return tuple(Output(self.base + file.name, file.path) for file in self.files)

    @property
    def manifest(self) -> list[dict[str, str | int]]:
        """What `bootEngine` takes as `files`: name, size and hash of each; put it into the page as JSON."""
        return [{"name": file.name, "size": file.size, "sha256": file.sha256} for file in self.files]


def engine_outputs(node_modules: Path, cache: Path, package: Path = OWN_PACKAGE) -> Engine:
    """Make the engine, or take it from the cache if nothing that goes into it has changed.

    Args:
        node_modules: Where npm has installed Pyodide.
        cache: Folder that keeps what was built, usually `build/engine`; made if it does not exist.
        package: Folder of the package whose browser part is shipped; tests pass their own.

    Raises:
        EngineBuildError: Pyodide is not installed, Python does not fit it, or a build tool failed.
    """
    runtime = read_runtime(node_modules)
    runtime_files = [EngineFile.of(path) for path in runtime.files]
    built = cache.resolve() / _inputs_digest(runtime, runtime_files, package)[:32]
    if not built.is_dir():
        _build(runtime, package, built)
    files = runtime_files + [EngineFile.of(path) for path in built.iterdir()]
    return Engine(runtime.version, runtime.info.python, tuple(sorted(files, key=lambda file: file.name)))


def _build(runtime: Runtime, package: Path, built: Path) -> None:
    """Build packages and lock beside the cache entry and rename, so that a killed build leaves no half entry."""
    built.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=built.parent) as temporary:
        workspace, target = Path(temporary, "workspace"), Path(temporary, "target")
        workspace.mkdir()
        target.mkdir()
        packages = build_packages(package, workspace, target)
        _lock(runtime, packages).to_json(target / LOCK_FILE, indent=1)
        try:
            target.rename(built)
        except OSError:
            # Another build has finished the same entry meanwhile; the bytes are the same, so either will do.
            if not built.is_dir():
                raise


def _lock(runtime: Runtime, packages: tuple[BrowserPackage, ...]) -> PyodideLockSpec:
    """A lock of exactly what we ship: Pyodide can neither find nor ask for anything else."""
    specs = {
        package.name: PackageSpec(
            name=package.name,
            version=package.version,
            file_name=package.archive.name,
            install_dir="site",
            sha256=EngineFile.of(package.archive).sha256,
            imports=list(package.imports),
            depends=list(package.depends),
        )
        for package in packages
    }
    return PyodideLockSpec(info=runtime.info, packages=specs)


def _inputs_digest(runtime: Runtime, runtime_files: list[EngineFile], package: Path) -> str:
    """Hash of all that decides the cache entry's bytes, our own build code included."""
    sources = {f"own/{path.as_posix()}": package / path for path in own_sources(package)}
    for name in (*REQUIREMENTS, "playbook-generator"):
        sources |= {f"{name}/{place}": path for place, path in distribution_files(name).items()}
    sources |= {f"builder/{path.name}": path for path in Path(__file__).parent.glob("*.py")}
    facts = [f"python {sys.version}", f"pyodide {runtime.version} {runtime.info}"]
    facts += [f"{tool} {importlib.metadata.version(tool)}" for tool in _TOOLS]
    facts += [f"{file.name} {file.sha256}" for file in runtime_files]
    facts += [f"{place} {EngineFile.of(path).sha256}" for place, path in sorted(sources.items())]
    return _digest(facts)


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
