"""What the build puts into the site so that Python can run there."""

import base64
import io
import json
import re
import shutil
import zipfile
from hashlib import sha256
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from generator.browser import Engine, EngineBuildError
from generator.browser.make import make_engine
from generator.browser.packages import REQUIREMENTS

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
        "report/session.py": "def warm_up():\n    return 'x' in {'x', 'y', 'z'}\n",
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
    return make_engine(NODE_MODULES, cache, package)


def packages_of(engine: Engine) -> zipfile.ZipFile:
    """Open the archive that Python starts from when it cannot use the snapshot."""
    return zipfile.ZipFile(engine.folder / "packages.zip")


def archive_of(engine: Engine, name: str) -> zipfile.ZipFile:
    """Open one of the engine's packages."""
    return zipfile.ZipFile(io.BytesIO(packages_of(engine).read(name)))


@pytest.mark.thorough
def test_ships_exactly_what_boots(engine: Engine) -> None:
    """One script for the page, one for each worker, and three archives, each as a script too."""
    assert [Path(output.path).name for output in engine.outputs] == [
        "engine.js",
        "memory.js",
        "memory.zip",
        "packages.js",
        "packages.zip",
        "python.js",
        "runtime.js",
        "runtime.zip",
        "supply.js",
    ]
    assert packages_of(engine).namelist() == [
        "python_stdlib.zip",
        "pyodide-lock.json",
        "jinja2.zip",
        "markupsafe.zip",
        "playbook-engine.zip",
    ]


def test_paths_are_safe_on_every_server(engine: Engine) -> None:
    """Only endings that servers know, and only characters that no server's path rules trip over."""
    for output in engine.outputs:
        assert re.fullmatch(r"engine/[0-9a-f]{16}/[a-z-]+\.(js|zip)", output.path)


def test_scripts_know_what_they_check(engine: Engine) -> None:
    """The page's script knows the hash of the function in each worker's script, and one of those that of every archive."""
    scripts = {
        name: (engine.folder / name).read_text(encoding="utf-8") for name in ("engine.js", "supply.js", "python.js")
    }
    for name in ("supply.js", "python.js"):
        function = scripts[name][scripts[name].index("(") + 1 : scripts[name].rindex("});") + 1]
        assert f'"name":"{name}","size":{len(function.encode())},' in scripts["engine.js"]
        assert sha256(function.encode()).hexdigest() in scripts["engine.js"]
    for name in ("runtime.zip", "memory.zip", "packages.zip"):
        content = (engine.folder / name).read_bytes()
        told = {"name": name, "size": len(content), "sha256": sha256(content).hexdigest()}
        assert json.dumps(told, separators=(",", ":")) in scripts["supply.js"]


def test_page_is_told_what_is_usual(engine: Engine) -> None:
    """What a page may fetch ahead is what every start needs, and nothing that most readers never need."""
    assert engine.needs == ("supply.js", "python.js", "runtime.zip", "memory.zip")


@pytest.mark.parametrize("name", ["memory", "packages", "runtime"])
def test_packed_scripts_hold_the_archives(engine: Engine, name: str) -> None:
    """What a page in a folder loads is the same archive, as text."""
    script = (engine.folder / f"{name}.js").read_text(encoding="ascii")
    told, text = json.loads(script.replace("engineArchive(", "[").replace(");", "]"))
    assert told == f"{name}.zip"
    assert base64.b64decode(text) == (engine.folder / told).read_bytes()


def test_the_snapshot_is_small(engine: Engine) -> None:
    """Of 20 MB of memory only what differs from freshly started memory travels."""
    (entry,) = zipfile.ZipFile(engine.folder / "memory.zip").infolist()
    assert 1_000_000 < entry.file_size < 12_000_000
    assert entry.compress_size < 3_500_000


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


@pytest.mark.parametrize("name", ["jinja2.zip", "markupsafe.zip", "playbook-engine.zip"])
def test_bytecode_is_what_pyodide_reads(engine: Engine, name: str) -> None:
    """Every module begins with the number by which Pyodide's own importer knows its bytecode."""
    library = zipfile.ZipFile(io.BytesIO(packages_of(engine).read("python_stdlib.zip")))
    importer = library.read("importlib/_bootstrap_external.py").decode()
    number = int(re.findall(r"^MAGIC_NUMBER = \((\d+)\)", importer, re.MULTILINE)[0])
    archive = archive_of(engine, name)
    modules = [entry for entry in archive.namelist() if entry.endswith(".pyc")]
    assert {int.from_bytes(archive.read(entry)[:2], "little") for entry in modules} == {number}


def test_no_path_of_this_machine_is_shipped(engine: Engine, package: Path) -> None:
    """Neither bytecode nor metadata nor memory knows where it was made."""
    memory = zipfile.ZipFile(engine.folder / "memory.zip").read("memory")
    for path in (ROOT, package.parent):
        assert f"{path}/".encode() not in memory
    for name in ("jinja2.zip", "markupsafe.zip", "playbook-engine.zip"):
        archive = archive_of(engine, name)
        for entry in archive.namelist():
            content = archive.read(entry)
            assert str(ROOT).encode() not in content
            assert str(package.parent).encode() not in content


def test_lock_knows_only_what_is_shipped(engine: Engine) -> None:
    """The lock fits Pyodide's ABI and names our packages with hash, imports and dependencies, nothing from outside."""
    lock = json.loads(packages_of(engine).read("pyodide-lock.json"))
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
        assert entry["sha256"] == sha256(packages_of(engine).read(entry["file_name"])).hexdigest()


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_declared_requirements_are_complete(name: str) -> None:
    """What a distribution says it needs is what we ship with it."""
    needed = [Requirement(line) for line in requires(name) or []]
    names = {requirement.name.lower() for requirement in needed if not requirement.marker}
    assert names == set(REQUIREMENTS[name])


@pytest.mark.thorough
def test_builds_are_reproducible(engine: Engine, package: Path, tmp_path: Path) -> None:
    """A second build elsewhere gives the same bytes and therefore the same addresses."""
    moved = shutil.copytree(package, tmp_path / "elsewhere" / "generator")
    again = make_engine(NODE_MODULES, tmp_path / "cache", moved)
    assert again.base == engine.base


def test_second_build_comes_from_the_cache(
    engine: Engine, package: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While nothing has changed no tool runs at all."""
    monkeypatch.setattr("generator.browser.make.write_library", None)
    assert make_engine(NODE_MODULES, cache, package) == engine
    assert len(list(cache.iterdir())) == 1


@pytest.mark.thorough
def test_a_changed_source_is_a_new_engine(engine: Engine, package: Path, cache: Path, tmp_path: Path) -> None:
    """An edit moves the engine to a new address, so no cache can mix old and new."""
    changed = shutil.copytree(package, tmp_path / "generator")
    (changed / "report" / "session.py").write_text("def warm_up():\n    return 1\n", encoding="utf-8")
    assert make_engine(NODE_MODULES, cache, changed).base != engine.base


def test_missing_npm_packages(tmp_path: Path) -> None:
    """Without Pyodide the message says which commands help."""
    with pytest.raises(
        EngineBuildError, match=r"pyodide\.asm\.wasm.* Run `npm ci --ignore-scripts` in .*, or `make site`"
    ):
        make_engine(tmp_path / "node_modules", tmp_path / "cache")


def test_failing_tool(tmp_path: Path) -> None:
    """A source that cannot be compiled stops the build with the compiler's words, and leaves no cache entry."""
    package = tmp_path / "generator"
    package.mkdir()
    (package / "__init__.py").write_text("def broken(:\n", encoding="utf-8")
    with pytest.raises(EngineBuildError, match="SyntaxError"):
        make_engine(NODE_MODULES, tmp_path / "cache", package)
    assert list((tmp_path / "cache").iterdir()) == []
