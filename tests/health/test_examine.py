"""What authors should look after: one file in `cases/health` for each way in which sound content can ail.

A case lists `edits` to the small playbook, as those of `cases/content` do, and the `notices` that come with them, on the first
of March 2026, as `playbook check --health` prints them. What the small playbook itself has to look after is left out.
REWRITE=1 puts what is told now into the cases, for review.
"""

import os
from datetime import date
from pathlib import Path
from textwrap import indent

import pytest
import yaml

from generator.health.examine import examine
from generator.health.wording import WORDING
from generator.load import load
from generator.problems import Problem
from tests.small_playbook import ROOT
from tests.test_content_cases import apply

CASES = sorted((ROOT / "tests/cases/health").glob("*.yaml"))
TODAY = date(2026, 3, 1)


def place(notice: Problem) -> tuple[str, str, str]:
    """What stays of a notice when lines move."""
    return notice.file, notice.key, notice.code


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_notices(case: Path, content: Path) -> None:
    """The notices are all that the edits bring, in order, word for word."""
    told = yaml.safe_load(case.read_text("utf-8"))
    before = {place(notice) for notice in examine(load(content), TODAY)}
    for edit in told["edits"]:
        apply(edit, content)
    new = [notice for notice in examine(load(content), TODAY) if place(notice) not in before]
    lines = "".join(f"{notice}\n" for notice in new)
    if os.environ.get("REWRITE"):
        edits, key, _ = case.read_text("utf-8").partition("notices: |\n")
        case.write_text(edits + key + indent(lines, "  "), "utf-8", newline="\n")
    assert lines == told["notices"]


def test_each_notice_has_a_case() -> None:
    """No code is told that no case shows."""
    texts = [case.read_text("utf-8") for case in CASES]
    assert [code for code in WORDING if not any(f"[{code}]" in text for text in texts)] == []


def test_shipped_content_is_healthy() -> None:
    """Nothing to look after in the content that comes with the generator."""
    assert examine(load(ROOT / "content"), TODAY) == []
