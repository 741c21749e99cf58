"""Break a copy of the project in one line at a time, and run the tests that should notice.

`python -m tests.breakages` tries all entries of breakages.yaml and prints a table; names as arguments try only those. An entry
has a `file`, the text `old` that is replaced by `new` once, and `caught_by`, test files or node ids of the gate. The exit code is
1 if a breakage survives.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click
import yaml

from tests.support.checkout import ROOT

BREAKAGES = Path(__file__).parent / "breakages.yaml"
LINKED = (".venv", "node_modules", "tests/browser/old-chromium/node_modules")
"""Installed packages: the copy uses those of the checkout."""
LIMIT = 600
"""Seconds that the tests of one breakage may take."""


@dataclass(frozen=True)
class Breakage:
    """One line that is wrong."""

    name: str
    file: str
    old: str
    new: str
    caught_by: tuple[str, ...]


def breakages() -> list[Breakage]:
    """Return all breakages."""
    entries = yaml.safe_load(BREAKAGES.read_text("utf-8"))
    return [Breakage(name, **{**about, "caught_by": tuple(about["caught_by"])}) for name, about in entries.items()]


def copy_project(folder: Path) -> None:
    """Copy the tracked files as they are now, and link what is installed."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    for name in LINKED:
        (folder / name).symlink_to(ROOT / name)
    (folder / "build").mkdir()
    shutil.copytree(ROOT / "build/engine", folder / "build/engine")


def is_caught(breakage: Breakage, folder: Path) -> bool:
    """Break the copy, run the tests, and mend it."""
    path = folder / breakage.file
    sound = path.read_text("utf-8")
    if sound.count(breakage.old) != 1:
        raise click.ClickException(f"{breakage.name}: {breakage.file} must have its old text once")
    path.write_text(sound.replace(breakage.old, breakage.new), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *breakage.caught_by]
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, timeout=LIMIT, check=False).returncode == 1
    finally:
        path.write_text(sound, "utf-8")


@click.command()
@click.argument("names", nargs=-1)
def main(names: tuple[str, ...]) -> None:
    """Try breakages, and report which were caught."""
    survivors = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "project")
        copy_project(folder)
        for breakage in breakages():
            if not names or breakage.name in names:
                began = time.monotonic()
                caught = is_caught(breakage, folder)
                survivors += not caught
                verdict = "caught" if caught else "SURVIVED"
                click.echo(
                    f"{verdict:9} {time.monotonic() - began:5.0f} s  {breakage.name}: {', '.join(breakage.caught_by)}"
                )
    sys.exit(1 if survivors else 0)


if __name__ == "__main__":
    main()
