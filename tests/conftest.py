"""What tests of several folders share."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.small_playbook import copy_small_playbook


@dataclass(frozen=True)
class BuiltSite:
    """The real site as `make site` builds it."""

    folder: Path
    log: str
    """What MkDocs said while building."""


@pytest.fixture(scope="session")
def site_build(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real content, built strictly, once for all tests."""
    folder = tmp_path_factory.mktemp("playbook") / "site"
    environment = {**os.environ, "SITE": str(folder), "CONTENT": "content", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return BuiltSite(folder, result.stdout + result.stderr)


@pytest.fixture(scope="session")
def built_site(site_build: BuiltSite) -> Path:
    """The folder of the real site."""
    return site_build.folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with the small playbook, for the test to change."""
    return copy_small_playbook(tmp_path / "content")
