"""Edits to a content folder, as cases describe them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.layers import Layers

TODAY = date(2026, 3, 1)


def lay(content: Path, files: Mapping[str, str]) -> Layers:
    """The content with files laid over it."""
    overlay = content.parent / "ours"
    for file, text in files.items():
        path = overlay / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Layers(content, overlay)


def apply(edit: dict[str, Any], content: Path) -> None:
    """Change the content as a case says."""
    path = content / edit["file"]
    if "replace" in edit:
        text = path.read_text("utf-8")
        old, new = edit["replace"]["old"], edit["replace"]["new"]
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {edit['file']}"
        path.write_text(text.replace(old, new), "utf-8", newline="\n")
    elif "append" in edit:
        path.write_text(path.read_text("utf-8") + edit["append"], "utf-8", newline="\n")
    elif "write" in edit:
        path.parent.mkdir(exist_ok=True)
        path.write_text(edit["write"] * edit.get("times", 1), edit.get("encoding", "utf-8"), newline="\n")
    elif "link" in edit:
        path.symlink_to(edit["link"])
    else:
        assert edit["remove"]
        path.unlink()
