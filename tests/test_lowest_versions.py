"""The lowest versions that pyproject.toml allows make the same site as the newest, which all other tests run on."""

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.assessment.saved import FORMAT, VERSION
from generator.written import MANIFEST
from tests.support.assessment_cases import CASES
from tests.support.checkout import ROOT

pytestmark = pytest.mark.thorough
LOCK = ROOT / "tests" / "lowest-requirements.txt"
ASSESS = """
import sys
from pathlib import Path
from generator.answers_file import read_answers
from generator.assessment.scoring import assess
from generator.load import load
from generator.report.render import render
from generator.report.text import render_text

playbook = load(Path(sys.argv[1]))
for file in sys.argv[2:]:
    material, (named,) = read_answers([Path(file)], playbook)
    result = assess(material, named.answers)
    print(result.to_json(), render(material, result, "ja"), render_text(material, result, "en"))
"""
"""Tells the result of each file of saved answers."""
VERSIONS_TOLD = (
    '<tr><th scope="row" translate="no">MkDocs<',
    '<tr><th scope="row" translate="no">Material for MkDocs<',
    '<script type="application/json" data-expected>',
)
"""The lines of a page that tell with what the site was built, and the hashes of its workbooks."""


@pytest.fixture(scope="module")
def lowest(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Programs of an environment with the lowest versions, by their hashes, and our wheel."""
    folder = tmp_path_factory.mktemp("lowest") / "venv"
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    pip(python, "--only-binary", ":all:", "--require-hashes", "--requirement", LOCK)
    pip(python, "--no-deps", "--no-index", wheel)
    return python.parent


def pip(python: Path, *arguments: str | Path) -> None:
    """Install into an environment with pip, which takes packages from where this machine is set up to."""
    command = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


def run(*command: str | Path, folder: Path) -> str:
    """Run a program that sees nothing of this checkout."""
    environment = {
        **{name: os.environ[name] for name in os.environ if name != "PYTHONPATH"},
        "NO_MKDOCS_2_WARNING": "1",
    }
    told = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    return told.stdout


@pytest.fixture(scope="module")
def project(lowest: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an author has after `playbook new`."""
    folder = tmp_path_factory.mktemp("author")
    run(lowest / "playbook", "new", "playbook", folder=folder)
    return folder / "playbook"


def test_small_site_is_built_and_packed(lowest: Path, project: Path) -> None:
    """A strict build of the example has nothing to say, and what it made can be packed."""
    run(lowest / "mkdocs", "build", "--strict", folder=project)
    run(lowest / "playbook", "pack", "site", "pack.zip", folder=project)
    with zipfile.ZipFile(project / "pack.zip") as archive:
        assert {"site/index.html", "sbom.cdx.json", "LICENCES.txt"} <= set(archive.namelist())


def test_real_site_is_built(lowest: Path, project: Path) -> None:
    """A strict build of the content that ships has nothing to say either."""
    shutil.rmtree(project / "content")
    shutil.copytree(ROOT / "content", project / "content")
    run(lowest / "mkdocs", "build", "--strict", folder=project)
    assert (project / "site" / "en" / "self-check" / "organisation.html").is_file()


def test_pages_are_the_same(lowest: Path, tmp_path: Path) -> None:
    """What the real content becomes is equal byte by byte, but for told versions, and in workbooks cell by cell."""
    run(lowest / "playbook", "--content", ROOT / "content", "write", tmp_path / "lowest", folder=tmp_path)
    command = [sys.executable, "-m", "generator", "write", str(tmp_path / "newest")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    files = {folder: contents(tmp_path / folder) for folder in ("lowest", "newest")}
    assert len(files["lowest"]) > 100
    assert files["lowest"].keys() == files["newest"].keys()
    assert [name for name, content in files["lowest"].items() if content != files["newest"][name]] == []


def contents(folder: Path) -> dict[str, object]:
    """Return what is in each file but the list of hashes, as far as it must not depend on versions."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {str(path.relative_to(folder)): content(path) for path in files}


def content(path: Path) -> object:
    """What is in a file: bytes, lines of a page, or cells of a workbook."""
    if path.suffix == ".xlsx":
        sheets = load_workbook(path).worksheets
        return [(sheet.title, [[cell.value for cell in row] for row in sheet.iter_rows()]) for sheet in sheets]
    if path.suffix in {".md", ".html"}:
        return [line for line in path.read_text("utf-8").splitlines() if not line.startswith(VERSIONS_TOLD)]
    return path.read_bytes()


def test_results_are_the_same(lowest: Path, tmp_path: Path) -> None:
    """Every case of the self-checks has the same result, as data, as page and as text."""
    files = []
    for case in CASES:
        saved = {"format": FORMAT, "version": VERSION, "assessment": case.assessment, "answers": case.answers}
        files.append(tmp_path / f"{case.name}.json")
        files[-1].write_text(json.dumps(saved), "utf-8")
    arguments = ["-c", ASSESS, str(ROOT / "content"), *map(str, files)]
    told = run(lowest / "python", *arguments, folder=tmp_path)
    assert told.count('"findings"') >= len(CASES)
    newest = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    assert told == newest.stdout
