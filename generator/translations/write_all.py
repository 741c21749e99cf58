"""Writing several files as one change: all of them, or none."""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files; after an error all of them are as they were.

    Everything is written beside the files first, so that a full disk or a forbidden folder is met before anything changes.

    Raises:
        OSError: a file cannot be written.
    """
    targets = {path.resolve(): data for path, data in files.items()}
    staged = {path: path.with_name(f".{path.name}.new") for path in targets}
    before = {path: path.read_bytes() if path.exists() else None for path in targets}
    replaced: list[Path] = []
    try:
        for path, data in targets.items():
            staged[path].write_bytes(data)
            if before[path] is not None:
                shutil.copymode(path, staged[path])
        for path in targets:
            staged[path].replace(path)
            replaced.append(path)
    except BaseException:
        for path in replaced:
            _restore(path, before[path])
        raise
    finally:
        for path in staged.values():
            with suppress(OSError):
                path.unlink()


def _restore(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)
