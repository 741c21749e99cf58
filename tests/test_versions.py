"""Pyodide, its Python, its bytecode and the Python that builds belong together."""

import importlib.util
import json
import re
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from generator.browser import EngineBuildError
from generator.browser.make import make_engine
from generator.browser.runtime import RUNTIME_FILES, read_runtime
from generator.browser.versions import require_agreement
from tests.support.checkout import ROOT

RUNNING = ".".join(str(part) for part in sys.version_info[:2])
MAGIC = int.from_bytes(importlib.util.MAGIC_NUMBER[:2], "little")
LIBRARY = {
    "pyodide/__init__.py": '__version__ = "0.99.0"\n',
    "importlib/_bootstrap_external.py": f"MAGIC_NUMBER = ({MAGIC}).to_bytes(2, 'little')\n",
}


@pytest.fixture
def node_modules(tmp_path: Path) -> Path:
    """A made-up release of Pyodide that fits."""
    folder = tmp_path / "pyodide"
    folder.mkdir()
    for name in RUNTIME_FILES:
        (folder / name).touch()
    (folder / "package.json").write_text('{"version": "0.99.0"}', "utf-8")
    info = {"python": f"{RUNNING}.99", "platform": "emscripten_9", "arch": "wasm32", "abi_version": "2099_0"}
    (folder / "pyodide-lock.json").write_text(json.dumps({"info": info}), "utf-8")
    (folder / "pyodide.js").write_text('var version="0.99.0";', "utf-8")
    (folder / "pyodide.asm.wasm").write_bytes(f"\0/installs/python-{RUNNING}.99\0".encode())
    write_library(folder, LIBRARY)
    return tmp_path


def write_library(folder: Path, files: dict[str, str]) -> None:
    """Write a standard library of a few files."""
    with zipfile.ZipFile(folder / "python_stdlib.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)


def test_installed_pyodide_agrees() -> None:
    """The Pyodide that npm has installed is of one release, for the Python of this build."""
    require_agreement(read_runtime(ROOT / "node_modules"))


def test_release_that_fits(node_modules: Path) -> None:
    """The made-up release that the other tests spoil is taken."""
    require_agreement(read_runtime(node_modules))


def test_other_python(node_modules: Path, tmp_path: Path) -> None:
    """Bytecode of another Python would be refused in the browser, so the build refuses first."""
    lock = node_modules / "pyodide" / "pyodide-lock.json"
    lock.write_text(lock.read_text("utf-8").replace(f"{RUNNING}.99", "3.99.1"), "utf-8")
    with pytest.raises(
        EngineBuildError, match=r"0\.99\.0 runs Python 3\.99, but this build runs on Python 3\.\d+\. Build"
    ):
        make_engine(node_modules, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("file", ["pyodide.js", "pyodide.asm.wasm"])
def test_file_of_another_release(node_modules: Path, file: str) -> None:
    """A script or a binary that came with another release is named."""
    path = node_modules / "pyodide" / file
    path.write_bytes(path.read_bytes().replace(b"99", b"98"))
    with pytest.raises(EngineBuildError, match=rf"{re.escape(file)} is not of \w+ .*\.99.*npm ci --ignore-scripts"):
        require_agreement(read_runtime(node_modules))


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("pyodide/__init__.py", r"Pyodide 0\.99\.0"),
        ("importlib/_bootstrap_external.py", rf"this build's bytecode, {MAGIC}"),
    ],
)
def test_library_of_another_release(node_modules: Path, file: str, told: str) -> None:
    """A standard library of another release, or for other bytecode, is told as that."""
    write_library(node_modules / "pyodide", LIBRARY | {file: '__version__ = "0.98.0"\nMAGIC_NUMBER = (1).to_bytes'})
    with pytest.raises(EngineBuildError, match=rf"python_stdlib\.zip is not of .*{told}"):
        require_agreement(read_runtime(node_modules))


def test_one_python_everywhere() -> None:
    """.python-version, pyproject.toml, ruff, the Makefile and Pyodide name the same Python, which runs this test."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    runtime = read_runtime(ROOT / "node_modules")
    assert (ROOT / ".python-version").read_text("utf-8").strip() == RUNNING
    allowed = SpecifierSet(project["project"]["requires-python"])
    assert [minor for minor in range(10, 30) if f"3.{minor}.0" in allowed] == [sys.version_info.minor]
    assert project["tool"]["ruff"]["target-version"] == f"py{RUNNING.replace('.', '')}"
    assert set(re.findall(r"(?:\?= python|--python-version )([0-9.]+)", makefile)) == {RUNNING}
    assert runtime.python.startswith(f"{RUNNING}.")
