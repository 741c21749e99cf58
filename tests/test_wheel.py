"""The wheel that people who write playbooks install."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.browser import find_engine
from tests.support.checkout import ROOT
from tests.support.small_playbook import copy_small_playbook

WITHOUT_TOOLS = """
import sys
for tool in ("build", "hatchling", "pyodide_build", "pyodide_lock", "wheel"):
    sys.modules[tool] = None
from generator.__main__ import main
main()
"""


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_carries_the_engine(installed: Path, tmp_path: Path) -> None:
    """Without Node, without the tools that make an engine, a site gets the same engine as from a checkout."""
    content = copy_small_playbook(tmp_path / "content")
    command = [sys.executable, "-c", WITHOUT_TOOLS, "--content", str(content), "write", str(tmp_path / "site")]
    environment = {"PYTHONPATH": str(installed), "PATH": ""}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    engine = find_engine(ROOT / "node_modules", ROOT / "build" / "engine")
    for output in engine.outputs:
        assert isinstance(output.content, Path)
        assert (tmp_path / "site" / output.path).read_bytes() == output.content.read_bytes()
