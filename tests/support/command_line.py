"""The command line, started as an author starts it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.checkout import ROOT


def run(content: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command line does, started as an author starts it."""
    command = [sys.executable, "-m", "generator", "--content", str(content), *arguments]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )


def spoil(content: Path) -> None:
    """Make two mistakes in two files."""
    for file, old, new in (("roles/host.yaml", "order: 2", "order: two"), ("site.yaml", "updated:", "udpated:")):
        path = content / file
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
