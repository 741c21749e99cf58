"""What an author types in a terminal, and what comes back: one file in `cases/sessions` for each, as the guide shows it.

A session is a list of commands, and of edits as in `cases/content`, in a playbook that was just started. `told` has each command
behind a `$`, and below it all that it prints. REWRITE=1 puts what is told now into the files, for review.
"""

import os
from pathlib import Path
from textwrap import indent

import pytest
import yaml
from click import unstyle
from click.testing import CliRunner

from generator.__main__ import main
from tests.support.content_edits import apply

SESSIONS = sorted((Path(__file__).parent / "cases/sessions").glob("*.yaml"))


@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_session(path: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command prints what the file has, word for word."""
    monkeypatch.chdir(content.parent)
    session = yaml.safe_load(path.read_text("utf-8"))
    told = ""
    for step in session["session"]:
        if isinstance(step, str):
            told += f"$ {step}\n{output(step.removeprefix('playbook ').split())}"
        else:
            apply(step, content)
    if os.environ.get("REWRITE"):
        before, key, _ = path.read_text("utf-8").partition("told: |\n")
        path.write_text(before + key + indent(told, "  "), "utf-8", newline="\n")
    assert told == session["told"]


def output(arguments: list[str]) -> str:
    """What a command prints; a program's output ends its last line where the terminal would."""
    printed = unstyle(CliRunner().invoke(main, arguments, catch_exceptions=False).output)
    return printed if printed.endswith("\n") else f"{printed}\n"
