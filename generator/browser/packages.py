"""Python packages for the browser: pure wheels, compiled to bytecode, identical bytes on every build."""

import importlib.metadata
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.browser.engine import EngineBuildError
from generator.browser.process import run_python

ENGINE = "playbook-engine"
"""The distribution that carries our own code; the worker asks Pyodide for it by this name."""
OWN_FOLDERS = ("assessment", "report", "figures")
"""The parts of our package that run in the browser; everything else builds the site and stays out."""
OWN_SUFFIXES = (".py", ".j2")
REQUIREMENTS = {"jinja2": ("markupsafe",), "markupsafe": ()}
"""The distributions our code needs in the browser, each with those it needs itself."""

_PYPROJECT = f"""\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "{ENGINE}"
version = "{{version}}"
license-files = ["licenses/*"]
[tool.hatch.build]
ignore-vcs = true
[tool.hatch.build.targets.wheel]
packages = ["generator"]
"""
_PURE_WHEEL = "Wheel-Version: 1.0\nGenerator: playbook\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


@dataclass(frozen=True)
class BrowserPackage:
    """One package as Pyodide installs it."""

    name: str
    version: str
    imports: tuple[str, ...]
    depends: tuple[str, ...]
    archive: Path
    """The compiled wheel, under a name ending in `.zip`: servers do not know `.whl`."""


def own_sources(package: Path) -> Iterator[Path]:
    """The files of our package that ship to the browser, relative to the package's folder, in a fixed order."""
    yield Path("__init__.py")
    for folder in OWN_FOLDERS:
        found = (path.relative_to(package) for path in (package / folder).rglob("*") if path.suffix in OWN_SUFFIXES)
        yield from sorted(found)


def distribution_files(name: str) -> dict[str, Path]:
    """The pure Python files, metadata and licences of an installed distribution, by their place in a wheel.

    MarkupSafe's C extension, its source and its stub are left out: the package falls back to Python without them.

    Raises:
        EngineBuildError: the distribution is not installed.
    """
    try:
        distribution = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        raise EngineBuildError(f"The Python package {name} is not installed. Run `make site`.") from None
    written_by_installer = {"RECORD", "INSTALLER", "REQUESTED", "WHEEL", "direct_url.json"}
    return {
        path.as_posix(): Path(str(path.locate()))
        for path in sorted(distribution.files or ())
        if path.name not in written_by_installer
        and path.suffix != ".pyc"
        and not path.name.startswith("_speedups.")
        and ".." not in path.parts
    }


def build_packages(package: Path, workspace: Path, target: Path) -> tuple[BrowserPackage, ...]:
    """Make all packages that the browser needs.

    Args:
        package: Folder of our own package, `generator`.
        workspace: An empty folder to work in; may be deleted afterwards.
        target: Folder that receives the archives.

    Raises:
        EngineBuildError: a tool failed or a distribution is missing; the message holds the tool's output.
    """
    wheels = {name: _wheel_of_installed(name, workspace / name) for name in REQUIREMENTS}
    wheels[ENGINE] = _own_wheel(package, workspace / ENGINE)
    depends = {**REQUIREMENTS, ENGINE: tuple(REQUIREMENTS)}
    imports = {name: (name,) for name in REQUIREMENTS} | {ENGINE: ("generator",)}
    return tuple(
        BrowserPackage(name, wheel.name.split("-")[1], imports[name], depends[name], _compile(wheel, target, name))
        for name, wheel in sorted(wheels.items())
    )


def _own_wheel(package: Path, folder: Path) -> Path:
    """A wheel of the shipped part of our package."""
    project, built = folder / "project", folder / "wheel"
    for relative in own_sources(package):
        _copy(package / relative, project / "generator" / relative)
    for place, path in distribution_files("playbook-generator").items():
        if "/licenses/" in place:
            _copy(path, project / "licenses" / path.name)
    version = importlib.metadata.version("playbook-generator")
    (project / "pyproject.toml").write_text(_PYPROJECT.format(version=version), encoding="utf-8")
    run_python("-m", "build", "--wheel", "--no-isolation", "--outdir", str(built), str(project))
    (wheel,) = built.iterdir()
    return wheel


def _wheel_of_installed(name: str, folder: Path) -> Path:
    """A pure wheel of a distribution as the hash-checked install left it, so nothing is fetched a second time."""
    content = folder / "content"
    for place, path in distribution_files(name).items():
        _copy(path, content / place)
    (info,) = content.glob("*.dist-info")
    (info / "WHEEL").write_text(_PURE_WHEEL, encoding="utf-8")
    return _pack(content, folder / "wheel")


def _compile(wheel: Path, target: Path, name: str) -> Path:
    """Replace sources by bytecode, then pack again: the compiler stamps the clock on entries and leaves RECORD stale.

    One process per wheel, because the bytes of a code object depend on what the compiler has interned before.
    """
    run_python("-m", "pyodide_cli", "py-compile", "--silent", "--keep", str(wheel))
    (compiled,) = (path for path in wheel.parent.glob("*.whl") if path != wheel)
    content = wheel.parent / "compiled"
    with zipfile.ZipFile(compiled) as archive:
        archive.extractall(content)
    for path in content.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return Path(shutil.move(_pack(content, wheel.parent / "sealed"), target / f"{name}.zip"))


def _pack(content: Path, target: Path) -> Path:
    """Write an unpacked wheel as a wheel, entries sorted and RECORD made anew."""
    target.mkdir()
    run_python("-m", "wheel", "pack", "--dest-dir", str(target), str(content))
    (wheel,) = target.iterdir()
    return wheel


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
