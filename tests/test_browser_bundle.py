"""What the build puts into the site so that Python can run there."""

import json
import re
import shutil
import zipfile
from hashlib import sha256
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from generator.browser import Engine, EngineBuildError, engine_outputs
from generator.browser.packages import REQUIREMENTS
from generator.browser.runtime import RUNTIME_FILES

ROOT = Path(__file__).parents[1]
NODE_MODULES = ROOT / "node_modules"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small package with something in every folder, and things that must stay at home."""
    folder = tmp_path_factory.mktemp("source") / "generator"
    files = {
        "__init__.py": "",
        "build.py": "raise AssertionError('build side')",
        "assessment/__init__.py": "NAMES = {'b', 'a', 'c'}\n",
        "assessment/notes.txt": "not for readers",
        "figures/__init__.py": "",
        "figures/templates/radar.svg.j2": "<svg></svg>",
        "report/__init__.py": "",
        "report/session.py": "def known(name):\n    return name in {'x', 'y', 'z'}\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that one build has filled."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def engine(package: Path, cache: Path) -> Engine:
    """An engine around the small package."""
    return engine_outputs(NODE_MODULES, cache, package)


def archive_of(engine: Engine, name: str) -> zipfile.ZipFile:
    """Open one of the engine's packages."""
    (file,) = (file for file in engine.files if file.name == name)
    return zipfile.ZipFile(file.path)


def test_ships_exactly_what_boots(engine: Engine) -> None:
    """Pyodide's four files, three packages and the lock; nothing that a page does not need."""
    assert [file.name for file in engine.files] == [
        "jinja2.zip",
        "markupsafe.zip",
        "playbook-engine.zip",
        "pyodide-lock.json",
        "pyodide.asm.js",
        "pyodide.asm.wasm",
        "pyodide.js",
        "python_stdlib.zip",
    ]


def test_paths_are_safe_on_every_server(engine: Engine) -> None:
    """Only endings that servers know, and only characters that no server's path rules trip over."""
    for output in engine.outputs:
        assert re.fullmatch(r"engine/[0-9a-f]{16}/[a-z0-9_.-]+\.(js|json|wasm|zip)", output.path)


def test_manifest_describes_the_files(engine: Engine) -> None:
    """Size and hash in the manifest are those of the bytes that are served, and it can be written as JSON."""
    manifest = json.loads(json.dumps(engine.manifest))
    for line, output in zip(manifest, engine.outputs, strict=True):
        assert isinstance(output.content, Path)
        content = output.content.read_bytes()
        assert output.path == engine.base + line["name"]
        assert (line["size"], line["sha256"]) == (len(content), sha256(content).hexdigest())


def test_own_wheel_holds_the_browser_part_only(engine: Engine) -> None:
    """Bytecode and templates of the shipped folders are in the wheel; sources and the build side are not."""
    names = [name for name in archive_of(engine, "playbook-engine.zip").namelist() if name.startswith("generator/")]
    assert names == [
        "generator/__init__.pyc",
        "generator/assessment/__init__.pyc",
        "generator/figures/__init__.pyc",
        "generator/figures/templates/radar.svg.j2",
        "generator/report/__init__.pyc",
        "generator/report/session.pyc",
    ]


@pytest.mark.parametrize("name", ["jinja2.zip", "markupsafe.zip", "playbook-engine.zip"])
def test_packages_are_pure_and_licensed(engine: Engine, name: str) -> None:
    """Every package brings its licence, is declared pure, and holds neither sources nor machine code."""
    archive = archive_of(engine, name)
    names = archive.namelist()
    assert [entry for entry in names if ".dist-info/licenses/" in entry and "LICENSE" in entry]
    assert {Path(entry).suffix for entry in names}.isdisjoint({".py", ".so", ".c", ".pyi"})
    (wheel,) = (entry for entry in names if entry.endswith(".dist-info/WHEEL"))
    assert "Tag: py3-none-any" in archive.read(wheel).decode()


def test_no_path_of_this_machine_is_shipped(engine: Engine, package: Path) -> None:
    """Neither bytecode nor metadata knows where it was made."""
    for name in ("jinja2.zip", "markupsafe.zip", "playbook-engine.zip"):
        archive = archive_of(engine, name)
        for entry in archive.namelist():
            content = archive.read(entry)
            assert str(ROOT).encode() not in content
            assert str(package.parent).encode() not in content


def test_lock_knows_only_what_is_shipped(engine: Engine) -> None:
    """The lock fits Pyodide's ABI and names our packages with hash, imports and dependencies, nothing from outside."""
    files = {file.name: file for file in engine.files}
    lock = json.loads(files["pyodide-lock.json"].path.read_text(encoding="utf-8"))
    theirs = json.loads((NODE_MODULES / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    assert lock["info"] == theirs["info"]
    packages = lock["packages"]
    assert {name: entry["depends"] for name, entry in packages.items()} == {
        "jinja2": ["markupsafe"],
        "markupsafe": [],
        "playbook-engine": ["jinja2", "markupsafe"],
    }
    assert packages["playbook-engine"]["imports"] == ["generator"]
    for entry in packages.values():
        assert entry["sha256"] == files[entry["file_name"]].sha256


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_declared_requirements_are_complete(name: str) -> None:
    """What a distribution says it needs is what we ship with it."""
    needed = [Requirement(line) for line in requires(name) or []]
    names = {requirement.name.lower() for requirement in needed if not requirement.marker}
    assert names == set(REQUIREMENTS[name])


def test_builds_are_reproducible(engine: Engine, package: Path, tmp_path: Path) -> None:
    """A second build elsewhere gives the same bytes and therefore the same addresses."""
    moved = shutil.copytree(package, tmp_path / "elsewhere" / "generator")
    again = engine_outputs(NODE_MODULES, tmp_path / "cache", moved)
    assert again.manifest == engine.manifest
    assert again.base == engine.base


def test_second_build_comes_from_the_cache(
    engine: Engine, package: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While nothing has changed no tool runs at all."""
    monkeypatch.setattr("generator.browser.engine.build_packages", None)
    assert engine_outputs(NODE_MODULES, cache, package) == engine
    assert len(list(cache.iterdir())) == 1


def test_a_changed_source_is_a_new_engine(engine: Engine, package: Path, cache: Path, tmp_path: Path) -> None:
    """An edit moves the engine to a new address, so no cache can mix old and new."""
    changed = shutil.copytree(package, tmp_path / "generator")
    (changed / "report" / "session.py").write_text("CHANGED = True\n", encoding="utf-8")
    assert engine_outputs(NODE_MODULES, cache, changed).base != engine.base


def test_missing_npm_packages(tmp_path: Path) -> None:
    """Without Pyodide the message says which commands help."""
    with pytest.raises(EngineBuildError, match=r"pyodide\.asm\.wasm.* Run `npm ci --ignore-scripts`, or `make site`"):
        engine_outputs(tmp_path / "node_modules", tmp_path / "cache")


def test_other_python(tmp_path: Path) -> None:
    """Bytecode of another Python would be refused in the browser, so the build refuses first."""
    pyodide = tmp_path / "pyodide"
    pyodide.mkdir()
    for name in RUNTIME_FILES:
        (pyodide / name).touch()
    (pyodide / "package.json").write_text('{"version": "0.99.0"}', encoding="utf-8")
    info = {"python": "3.99.1", "platform": "emscripten_9", "arch": "wasm32", "abi_version": "2099_0"}
    (pyodide / "pyodide-lock.json").write_text(json.dumps({"info": info}), encoding="utf-8")
    with pytest.raises(
        EngineBuildError, match=r"Pyodide 0\.99\.0 runs Python 3\.99, but this build runs on Python 3\."
    ):
        engine_outputs(tmp_path, tmp_path / "cache")


def test_failing_tool(tmp_path: Path) -> None:
    """A source that cannot be compiled stops the build with the compiler's words, and leaves no cache entry."""
    package = tmp_path / "generator"
    package.mkdir()
    (package / "__init__.py").write_text("def broken(:\n", encoding="utf-8")
    with pytest.raises(EngineBuildError, match="SyntaxError"):
        engine_outputs(NODE_MODULES, tmp_path / "cache", package)
    assert list((tmp_path / "cache").iterdir()) == []
