"""Every kind of mistake in content files, and what its author is told: one file in `cases` for each.

A case lists `edits` to the small playbook, or files of an `overlay` on it, and the `problems` expected: all of them, each in
one line. What shows only when pages are made has `built: true`. With `health: true`, what is to be looked after on the first
of March 2026 is told too, without what the small playbook itself has of that.

edit                                what it does
file, replace: {old: …, new: …}     replaces a text that the file has once
file, append: …                     adds lines at the end
file, write: …, encoding: …         makes the file, or replaces all of it; UTF-8 unless told, once unless it says `times`
file, remove: true                  deletes the file
file, link: …                       makes the file a link to that path

After a change of wording, or of the small playbook's lines, REWRITE=1 puts what is told now into the cases, for review.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
import yaml
from click import unstyle

from generator.build import build
from generator.catalogue import LANGUAGES, codes
from generator.diagnostics import as_text
from generator.health.examine import examine
from generator.layers import Layers
from generator.load import load
from generator.problems import ContentError, Problem
from tests.support.content_edits import TODAY, apply, lay
from tests.support.mutants import read_once
from tests.support.small_playbook import copy_small_playbook

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(path for folder in ("content", "health", "overlay") for path in (FOLDER / folder).glob("*.yaml"))
TOLD = FOLDER / "told"
MADE_UP = {
    "other-value": Problem.at(
        "roles/host.yaml", (3, 1), "order", "other-value", given="0", complaint="should be greater than 0"
    ),
    "missing-folder": Problem.at("content", (1, 1), "", "missing-folder"),
}
"""What no edit brings: a rule of pydantic that has no code of its own and no schema asks for, and a folder that is not there."""


type Found = Callable[[Path], tuple[Sequence[Problem], Path]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Found]:
    """The problems of a case and the content folder that they are in, made once for both tests."""

    @cache
    def problems_in(case: Path) -> tuple[Sequence[Problem], Path]:
        content = copy_small_playbook(tmp_path_factory.mktemp("case") / "content")
        return problems_of(yaml.safe_load(case.read_text("utf-8")), content), content

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.load.read", read_once())
        yield problems_in


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_mistake_is_told(case: Path, found: Found) -> None:
    """The problems are all that is told, in order, word for word."""
    told = yaml.safe_load(case.read_text("utf-8"))
    lines = "".join(f"{problem}\n" for problem in found(case)[0])
    if os.environ.get("REWRITE"):
        edits, key, _ = case.read_text("utf-8").partition("problems: |\n")
        case.write_text(edits + key + indent(lines, "  "), "utf-8", newline="\n")
    assert lines == told["problems"]


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize("code", codes())
def test_code_is_told(code: str, content: Path, found: Found) -> None:
    """Each code has a case, and is told in each language as `cases/told` has it, with the line of the file."""
    problem = MADE_UP.get(code)
    if not problem:
        case = next(case for case in CASES if f"[{code}]\n" in case.read_text("utf-8"))
        problems, content = found(case)
        problem = next(one for one in problems if one.code == code)
    for language in LANGUAGES:
        told = unstyle(as_text([problem], Layers(content, content.parent / "ours"), language)) + "\n"
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
    """What is told of the content after a case's edits: warnings and notices, if it can be used nevertheless."""
    before = {place(notice) for notice in examine(load(content), TODAY)} if case.get("health") else set()
    for edit in case.get("edits", ()):
        apply(edit, content)
    layers = lay(content, case["overlay"]) if "overlay" in case else Layers(content)
    try:
        if case.get("built"):
            return build(layers).warnings
        playbook = load(layers)
    except ContentError as error:
        return error.problems
    notices = examine(playbook, TODAY) if case.get("health") else []
    return [*playbook.warnings, *(notice for notice in notices if place(notice) not in before)]


def place(notice: Problem) -> tuple[str, str, str]:
    """What stays of a notice when lines move."""
    return notice.file, notice.key, notice.code
