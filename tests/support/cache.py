"""Results that are expensive to make, shared by all workers and kept between runs while their sources are unchanged."""

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from filelock import FileLock

from tests.support.checkout import ROOT

CACHE = ROOT / "build" / "test-cache"
KEPT = 3 * 24 * 3600
"""Seconds after its last use that an entry is removed."""
SITE_SOURCES = tuple(
    ROOT / name
    for name in ("generator", "site_assets", "overrides", "mkdocs.yml", "requirements.txt", "package-lock.json")
)
"""Everything that decides the bytes of a site, besides its content."""


def cached(kind: str, sources: Iterable[Path], make: Callable[[Path], None], facts: str = "") -> Path:
    """Return a folder that `make` has filled from `sources`, made once per state of the sources.

    Args:
        kind: name of the entries; old ones of the same kind are removed.
        sources: files and folders that decide the result; only their relative names and bytes count.
        make: fills an empty folder.
        facts: what else decides the result.

    Raises:
        AssertionError: a test has changed the folder after it was made.
    """
    CACHE.mkdir(parents=True, exist_ok=True)
    state = hashlib.sha256(f"{digest(sources)} {facts}".encode()).hexdigest()
    entry = CACHE / f"{kind}-{state[:24]}"
    stamp = entry.with_suffix(".json")
    with FileLock(f"{entry}.lock"):
        if stamp.exists():
            assert json.loads(stamp.read_text())["digest"] == digest([entry]), f"a test has changed {entry}"
        else:
            shutil.rmtree(entry, ignore_errors=True)
            with tempfile.TemporaryDirectory(dir=CACHE) as temporary:
                folder = Path(temporary, "made")
                folder.mkdir()
                make(folder)
                folder.rename(entry)
            stamp.write_text(json.dumps({"digest": digest([entry])}))
        stamp.touch()
    _remove_unused(kind)
    return entry


def digest(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of files and folders: of the names below each path and of their bytes."""
    total = hashlib.sha256()
    for number, path in enumerate(paths):
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                name = file.relative_to(path).as_posix()
                total.update(f"{number} {name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def _remove_unused(kind: str) -> None:
    for stamp in CACHE.glob(f"{kind}-*.json"):
        if time.time() - stamp.stat().st_mtime > KEPT:
            shutil.rmtree(stamp.with_suffix(""), ignore_errors=True)
            stamp.unlink(missing_ok=True)
