"""Puts a finished site in the place of the one before: at no moment is there half a site."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Of Linux's `renameat2`: the two change names in one step (man 2 rename)."""


def building_folder(target: Path) -> Path:
    """Where to build what `target` will be, beside it so that it only has to be renamed; a build that was cut off is made good.

    Where that cannot be, in a mounted folder or beside nothing writable, it is the target itself.
    """
    new, old = _beside(target)
    if old.exists() and not target.exists():
        old.rename(target)
    if target.is_mount() or not os.access(target.parent, os.W_OK):
        return target
    shutil.rmtree(new, ignore_errors=True)
    return new


def put_in_place(new: Path, target: Path) -> None:
    """Let the finished folder be the target, and remove what was there.

    Raises:
        OSError: the system does not let go of the folder that was there, because something in it is open (Windows).
    """
    if new == target:
        return
    _, old = _beside(target)
    if not target.exists():
        new.rename(target)
    elif _exchange(new, target):
        old = new
    else:
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        new.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def remove_building_folder(target: Path) -> None:
    """Remove what a build that failed has left."""
    shutil.rmtree(_beside(target)[0], ignore_errors=True)


def _beside(target: Path) -> tuple[Path, Path]:
    return target.with_name(f".{target.name}.new"), target.with_name(f".{target.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Whether the two could change names in one step; where they cannot, two steps have to do."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    names = os.fsencode(one), os.fsencode(other)
    return rename is not None and not rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
