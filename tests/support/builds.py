"""Strict builds of sites, made once for all tests and workers."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support.cache import SITE_SOURCES, cached
from tests.support.checkout import ROOT

RUN_MKDOCS = "from mkdocs.__main__ import cli; cli()"


@dataclass(frozen=True)
class BuiltSite:
    """A site as `make site` builds it."""

    content: Path
    """Content folder that it was built from."""
    folder: Path
    """Read only: other tests use it, too. A test that changes a site copies it."""
    log: str
    """Output of MkDocs."""


def build_strictly(content: Path, overlay: Path | None = None, *, prologue: str = "") -> BuiltSite:
    """Build the site of a content folder with `mkdocs build --strict`.

    Args:
        content: the content folder.
        overlay: a folder laid over it.
        prologue: Python statements that run before MkDocs in its process, to build what it would refuse.
    """

    def make(folder: Path) -> None:
        environment = {**os.environ, "SITE": str(folder / "site"), "CONTENT": str(content)}
        environment |= {"NO_MKDOCS_2_WARNING": "1"} | ({"OVERLAY": str(overlay)} if overlay else {})
        command = [sys.executable, "-c", f"{prologue}\n{RUN_MKDOCS}", "build", "--strict"]
        result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr
        (folder / "build.log").write_text(result.stdout + result.stderr, "utf-8")

    entry = cached("site", (*SITE_SOURCES, content, *((overlay,) if overlay else ())), make, facts=prologue)
    return BuiltSite(content, entry / "site", (entry / "build.log").read_text("utf-8"))


def build_wheel() -> Path:
    """Build the wheel that authors install, as `make wheel` does."""

    def make(folder: Path) -> None:
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
        subprocess.run(command, check=True, capture_output=True)

    own = (ROOT / "pyproject.toml", ROOT / "hatch_build.py", ROOT / "README.md", ROOT / "LICENSE", ROOT / "content")
    (wheel,) = cached("wheel", (*SITE_SOURCES, *own), make).glob("*.whl")
    return wheel
