"""Every kind of mistake in content files, and what its author is told: one file in `cases/content` for each.

A case lists `edits` to the small playbook and the `problems` expected: all of them, as `playbook check` prints them.

edit                                what it does
file, replace: {old: …, new: …}     replaces a text that the file has once
file, append: …                     adds lines at the end
file, write: …, encoding: …         makes the file, or replaces all of it; UTF-8 unless told
file, remove: true                  deletes the file

After a change of wording, or of the small playbook's lines, REWRITE=1 puts what is told now into the cases, for review.
"""

import os
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
import yaml

from generator.load import load
from generator.problems import ContentError

CASES = sorted((Path(__file__).parent / "cases/content").glob("*.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_mistake_is_told(case: Path, content: Path) -> None:
    """The problems are all that is told, in order, word for word."""
    told = yaml.safe_load(case.read_text("utf-8"))
    for edit in told["edits"]:
        apply(edit, content)
    with pytest.raises(ContentError) as caught:
        load(content)
    lines = "".join(f"{problem}\n" for problem in caught.value.problems)
    if os.environ.get("REWRITE"):
        edits, key, _ = case.read_text("utf-8").partition("problems: |\n")
        case.write_text(edits + key + indent(lines, "  "), "utf-8", newline="\n")
    assert lines == told["problems"]


def test_small_playbook_is_sound(content: Path) -> None:
    """Without any edit nothing is told, so that what a case tells comes from its edits."""
    assert load(content).things


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
        path.write_text(edit["write"], edit.get("encoding", "utf-8"), newline="\n")
    else:
        assert edit["remove"]
        path.unlink()
