"""Every kind of mistake in content files, and what its author is told: one file in `cases/content` for each.

A case lists `edits` to the small playbook and the `problems` expected: all of them, each in one line. What shows only when
pages are made has `built: true`.

edit                                what it does
file, replace: {old: …, new: …}     replaces a text that the file has once
file, append: …                     adds lines at the end
file, write: …, encoding: …         makes the file, or replaces all of it; UTF-8 unless told, once unless it says `times`
file, remove: true                  deletes the file

After a change of wording, or of the small playbook's lines, REWRITE=1 puts what is told now into the cases, for review.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
import yaml
from click import unstyle

from generator.build import build
from generator.catalogue import LANGUAGES, codes
from generator.diagnostics import as_text
from generator.load import load
from generator.problems import ContentError, Problem

CASES = sorted((Path(__file__).parent / "cases/content").glob("*.yaml"))
TOLD = Path(__file__).parent / "cases/told"
MADE_UP = {
    "other-value": Problem.at(
        "roles/host.yaml", (3, 1), "order", "other-value", given="0", complaint="should be greater than 0"
    )
}
"""What no schema asks for yet: a rule of pydantic that has no code of its own."""


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_mistake_is_told(case: Path, content: Path) -> None:
    """The problems are all that is told, in order, word for word."""
    told = yaml.safe_load(case.read_text("utf-8"))
    lines = "".join(f"{problem}\n" for problem in problems_of(told, content))
    if os.environ.get("REWRITE"):
        edits, key, _ = case.read_text("utf-8").partition("problems: |\n")
        case.write_text(edits + key + indent(lines, "  "), "utf-8", newline="\n")
    assert lines == told["problems"]


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize("code", codes())
def test_code_is_told(code: str, content: Path) -> None:
    """Each code has a case, and is told in each language as `cases/told` has it, with the line of the file."""
    problem = MADE_UP.get(code)
    if not problem:
        case = next(case for case in CASES if f"[{code}]\n" in case.read_text("utf-8"))
        problems = problems_of(yaml.safe_load(case.read_text("utf-8")), content)
        problem = next(one for one in problems if one.code == code)
    for language in LANGUAGES:
        told = unstyle(as_text([problem], content, language)) + "\n"
        golden = TOLD / f"{code}.{language}.txt"
        if os.environ.get("REWRITE"):
            golden.write_text(told, "utf-8", newline="\n")
        assert told == golden.read_text("utf-8")


def test_told_is_all_told() -> None:
    """No file tells of a code that is gone."""
    expected = {f"{code}.{language}.txt" for code in codes() for language in LANGUAGES}
    assert {path.name for path in TOLD.iterdir()} == expected


def test_small_playbook_is_sound(content: Path) -> None:
    """Without any edit nothing is told, so that what a case tells comes from its edits."""
    assert load(content).things


def problems_of(case: dict[str, Any], content: Path) -> Sequence[Problem]:
    """What is told of the content after a case's edits: warnings, if it can be used nevertheless."""
    for edit in case["edits"]:
        apply(edit, content)
    try:
        return build(content).warnings if case.get("built") else load(content).warnings
    except ContentError as error:
        return error.problems


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
    else:
        assert edit["remove"]
        path.unlink()
