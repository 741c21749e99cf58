"""What tests of several folders share."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.browser import Engine
from tests.small_playbook import ROOT, copy_small_playbook


@dataclass(frozen=True)
class BuiltSite:
    """A site as `make site` builds it."""

    content: Path
    """The folder that it was built from."""
    folder: Path
    log: str
    """What MkDocs said while building."""


def build_strictly(content: Path, folder: Path, overlay: Path | None = None) -> BuiltSite:
    """Build a content folder's site."""
    environment = {**os.environ, "SITE": str(folder), "CONTENT": str(content), "NO_MKDOCS_2_WARNING": "1"}
    environment |= {"OVERLAY": str(overlay)} if overlay else {}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return BuiltSite(content, folder, result.stdout + result.stderr)


@pytest.fixture(scope="session")
def site_build(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real content, built once for all tests."""
    return build_strictly(ROOT / "content", tmp_path_factory.mktemp("playbook") / "site")


@pytest.fixture(scope="session")
def small_site_build(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The small playbook, built once for all tests."""
    folder = tmp_path_factory.mktemp("small-playbook")
    return build_strictly(copy_small_playbook(folder / "content"), folder / "site")


@pytest.fixture(scope="session")
def built_site(site_build: BuiltSite) -> Path:
    """The folder of the real site."""
    return site_build.folder


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What people who write playbooks install, as `make wheel` builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with the small playbook, for the test to change."""
    return copy_small_playbook(tmp_path / "content")


@pytest.fixture
def no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sites built by the test have nothing for the browser to run."""
    folder = tmp_path / "engine"
    folder.mkdir()
    monkeypatch.setattr("generator.build.find_engine", lambda *_: Engine("0", "0", (), folder))
