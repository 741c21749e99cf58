"""Outputs written to a folder again and again: what an earlier time wrote and this one does not is removed, and nothing else."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.output import Output

MANIFEST = ".playbook-files"
"""In the folder: a line for each file that was written, `<SHA-256>  <path>`, as `sha256sum` reads it. Site generators pass over it."""


@dataclass(frozen=True)
class Written:
    """What has become of the folder."""

    count: int
    """Files that were written."""
    removed: tuple[str, ...]
    """Paths of files that an earlier time wrote and that no longer exist."""
    kept: tuple[str, ...]
    """Paths of such files that somebody has changed since: they stay."""


def write_outputs(outputs: Iterable[Output], folder: Path) -> Written:
    """Write outputs to a folder, and remove what an earlier time wrote there and is no longer among them."""
    before = dict(_read(folder))
    now = {}
    for output in outputs:
        output.write(folder)
        now[output.path] = _digest(folder / output.path)
    removed, kept = [], []
    for path in sorted(before.keys() - now.keys()):
        file = folder / path
        if not file.is_file() or not file.resolve().is_relative_to(folder.resolve()):
            continue
        if _digest(file) == before[path]:
            file.unlink()
            _remove_empty(file.parent, folder)
            removed.append(path)
        else:
            kept.append(path)
    listed = "".join(f"{digest}  {path}\n" for path, digest in sorted(now.items()))
    (folder / MANIFEST).write_text(listed, "utf-8", newline="\n")
    return Written(len(now), tuple(removed), tuple(kept))


def _read(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield path and hash of each file that was written before."""
    manifest = folder / MANIFEST
    for line in manifest.read_text("utf-8").splitlines() if manifest.is_file() else ():
        digest, _, path = line.partition("  ")
        yield path, digest


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _remove_empty(parent: Path, folder: Path) -> None:
    while parent != folder and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
