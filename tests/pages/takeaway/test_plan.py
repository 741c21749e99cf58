"""`playbook plan --format xlsx`: the plan as the CSV has it, with dates and states to keep up."""

import csv
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.__main__ import main
from generator.load import load
from tests.support.checkout import CONTENT, ROOT
from tests.support.sample_check import saved
from tests.support.sheet import Sheet


@pytest.fixture(scope="module")
def given() -> dict[str, Any]:
    """Answers of a team whose partner does everything."""
    duties = {f"duty-{duty.id}": "partner" for duty in load(CONTENT).duties}
    return {
        "company-size": "medium",
        "months": 3,
        "plan-start": "2026-12-01",
        "cover-implementation": "vacant",
    } | duties


def write_plan(folder: Path, answers: dict[str, Any], *options: str) -> bytes:
    """What the command writes."""
    path = folder / "answers.json"
    path.write_text(saved(answers), "utf-8")
    told = CliRunner().invoke(main, ["--content", str(CONTENT), "plan", str(path), *options])
    assert told.exit_code == 0, told.stderr
    return told.stdout_bytes


@pytest.mark.parametrize("language", ["ja", "en"])
def test_workbook_says_what_the_table_says(given: dict[str, Any], language: str, tmp_path: Path) -> None:
    """The same lines in both formats; days are dates, and every line's state can be chosen."""
    text = write_plan(tmp_path, given, "--lang", language).decode("utf-8-sig")
    lines = list(csv.reader(text.splitlines(keepends=True)))[1:]
    sheet = Sheet(write_plan(tmp_path, given, "--lang", language, "--format", "xlsx"))

    def told(cell: object) -> str:
        return cell.date().isoformat() if isinstance(cell, datetime) else str(cell or "")

    assert [[told(row[n]) for n in (0, 1, 2, 3, 5, 6, 7)] for row in sheet.rows] == lines
    assert len({line[0] for line in lines}) == 3
    assert all(isinstance(row[6], datetime) for row in sheet.rows)
    states = {line[6] for line in lines} - {""}
    assert states
    for row in range(len(lines)):
        rule = sheet.rule(row, 7)
        assert rule is not None
        assert states < set(rule[1])
        assert sheet.rule(row, 5) == sheet.rule(row, 6) == ("date", [])


def test_plan_without_a_start(given: dict[str, Any], tmp_path: Path) -> None:
    """While the start is not known the days are weeks, in words."""
    answers = {name: answer for name, answer in given.items() if name != "plan-start"}
    sheet = Sheet(write_plan(tmp_path, answers, "--format", "xlsx"))
    assert sheet.rows[0][5] == "第1週"


def test_output(given: dict[str, Any], tmp_path: Path) -> None:
    """A file can be named, and gets the bytes that would be printed; without a plan there is none."""
    target = tmp_path / "plan.xlsx"
    assert write_plan(tmp_path, given, "--format", "xlsx", "-o", str(target)) == b""
    assert target.read_bytes() == write_plan(tmp_path, given, "--format", "xlsx")
    path = tmp_path / "nothing.json"
    path.write_text(saved({}), "utf-8")
    nothing = tmp_path / "nothing.xlsx"
    command = ["--content", str(CONTENT), "plan", str(path), "--format", "xlsx", "-o", str(nothing)]
    assert CliRunner().invoke(main, command).exit_code == 1
    assert not nothing.exists()


def test_same_bytes_everywhere(given: dict[str, Any], tmp_path: Path) -> None:
    """Neither the time zone nor the order of chance gets into the file."""
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(json.loads(saved(given))), "utf-8")
    command = [sys.executable, "-m", "generator", "plan", str(path), "--format", "xlsx"]
    files = [
        subprocess.run(command, cwd=ROOT, env={**os.environ, **more}, capture_output=True, check=True).stdout
        for more in ({"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}, {"TZ": "America/New_York", "PYTHONHASHSEED": "2"})
    ]
    assert files[0] == files[1]
