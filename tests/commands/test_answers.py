"""`playbook merge`: folders of files, and the table of all that they tell. `playbook assess`: a report as a page."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.flat_table import COLUMNS
from generator.report.spreadsheet import BYTE_ORDER_MARK
from tests.support.checkout import CONTENT
from tests.support.sample_check import saved

TABLE = ("--format", "table")


def merge(*arguments: str | Path) -> Result:
    """What the command does with the shipped content."""
    return CliRunner().invoke(main, ["--content", str(CONTENT), "merge", *map(str, arguments)])


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """A folder with two departments' files."""
    for name, months in (("Sales/a.json", 3), ("Sales/north/b.json", 14), ("Finance/c.json", 30)):
        path = tmp_path / "answers" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(saved({"months": months}), "utf-8")
    return tmp_path / "answers"


def rows(table: str) -> list[dict[str, str]]:
    """The lines of a table by column."""
    return list(csv.DictReader(io.StringIO(table.removeprefix(BYTE_ORDER_MARK), newline="")))


def months(table: str) -> list[tuple[str, str]]:
    """Each file's department with the number that it holds."""
    return [(row["department"], row["number"]) for row in rows(table) if row["id"] == "months"]


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_a_folder_is_all_files_below_it(form: str, answers: Path) -> None:
    """Merging a folder tells what merging its files tells, one by one."""
    folder = merge(answers, "--format", form)
    assert folder.exit_code == 0
    assert folder.stdout == merge(*answers.rglob("*.json"), "--format", form).stdout


def test_table(answers: Path) -> None:
    """It has the heading, and each file by the folder that it lies in; Excel takes it for UTF-8, as our other tables."""
    told = merge(answers, *TABLE)
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout_bytes.startswith(f"{BYTE_ORDER_MARK}{','.join(COLUMNS)}\r\n".encode())
    assert months(told.stdout) == [("Finance", "30"), ("Sales", "3"), ("north", "14")]


def test_table_in_a_file(answers: Path, tmp_path: Path) -> None:
    """With -o it goes to the file, byte for byte; so do the other formats."""
    for form in ("table", "json"):
        told = merge(answers, "--format", form, "-o", tmp_path / "told")
        assert (told.exit_code, told.output) == (0, "")
        assert (tmp_path / "told").read_bytes() == merge(answers, "--format", form).stdout_bytes


def test_files_and_folders_together(answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the command is run, the department is the name of the folder that a file lies in."""
    monkeypatch.chdir(answers / "Sales")
    assert months(merge("a.json", "../Finance", "north/", *TABLE).stdout) == [
        ("Sales", "3"),
        ("Finance", "30"),
        ("north", "14"),
    ]


def test_every_self_check_is_in_the_table(answers: Path) -> None:
    """Files of different self-checks stand beside each other."""
    (answers / "fit.json").write_text(saved({}).replace('"organisation"', '"fit"'), "utf-8")
    told = merge(answers, *TABLE)
    assert told.exit_code == 0
    assert {row["assessment"] for row in rows(told.stdout)} == {"organisation", "fit"}


def test_what_is_left_out_is_named(answers: Path) -> None:
    """Files that cannot be used, and copies, are told all at once; the rest is in the table, and the exit code says so."""
    (answers / "Sales" / "cut off.json").write_text(saved({})[:40], "utf-8")
    (answers / "Sales" / "copy.json").write_bytes((answers / "Sales" / "a.json").read_bytes())
    told = merge(answers, answers / "none.json", *TABLE)
    assert told.exit_code == 1
    assert months(told.stdout) == [("Finance", "30"), ("Sales", "3"), ("north", "14")]
    copy, cut_off, none = told.stderr.removeprefix("Error: ").splitlines()
    assert copy == f"{answers / 'Sales' / 'copy.json'}: is a copy of {answers / 'Sales' / 'a.json'}"
    assert cut_off.startswith(f"{answers / 'Sales' / 'cut off.json'}: is not JSON")
    assert none == f"{answers / 'none.json'}: cannot be read: No such file or directory"


def test_a_folder_without_files(tmp_path: Path) -> None:
    """It was not the one that was meant."""
    told = merge(tmp_path, *TABLE)
    assert (told.exit_code, told.stdout) == (2, "")
    assert f"no file below {tmp_path} ends in .json" in told.stderr


def test_no_cell_is_a_formula_and_no_number_a_text(tmp_path: Path) -> None:
    """Whatever a folder is called or a file says, a spreadsheet runs nothing; numbers below zero stay numbers."""
    folder = tmp_path / "=1+1"
    folder.mkdir()
    content = json.loads(saved({"company-size": "small", "people-total": 40})) | {"content_version": "@SUM(A1)"}
    (folder / "a.json").write_text(json.dumps(content), "utf-8")
    table = rows(merge(folder, *TABLE).stdout)
    assert {(row["department"], row["content_version"]) for row in table} == {("'=1+1", "'@SUM(A1)")}
    (missing,) = [row for row in table if row["id"] == "headcount-missing"]
    assert missing["number"] == missing["value"] == "-38"


def test_nobody_is_named(answers: Path) -> None:
    """Neither the name nor a note in a file, nor what the file is called, comes into the table."""
    content = json.loads(saved({"months": 3})) | {
        "by": "鈴木",
        "evidence": {"months": {"note": "秘密", "owner": "田中"}},
    }
    (answers / "playbook-organisation-鈴木.json").write_text(json.dumps(content), "utf-8")
    told = merge(answers, *TABLE)
    assert told.exit_code == 0
    assert not any(word in told.stdout for word in ("鈴木", "秘密", "田中"))


def test_page_stands_alone(content: Path, tmp_path: Path) -> None:
    """A report as a page brings its styles along, and links to nothing that is not in it."""
    answers = {"measured": "never", "seats": 12, "cover-cook": "dedicated", "skill-hygiene": "alone"}
    saved = {"format": "playbook-answers", "version": 1, "assessment": "readiness", "answers": answers}
    (tmp_path / "answers.json").write_text(json.dumps(saved), "utf-8")
    command = ["--content", str(content), "assess", str(tmp_path / "answers.json"), "--lang", "en"]
    told = CliRunner().invoke(main, [*command, "--format", "page"])
    assert told.exit_code == 0, told.output
    assert "<title>Readiness check – Community kitchen playbook</title>" in told.output
    assert ".figure-drawing {" in told.output
    anchors = set(re.findall(r' id="([^"]+)"', told.output))
    for address in re.findall(r'href="([^"]+)"', told.output):
        assert address.removeprefix("#") in anchors
    fragment = CliRunner().invoke(main, [*command, "--format", "html"]).output
    assert re.sub(r"</?a\b[^>]*>", "", fragment) in re.sub(r"</?a\b[^>]*>", "", told.output)


@pytest.mark.parametrize(
    "command",
    [
        ("assess", "FILE"),
        ("assess", "--codes", "ABC"),
        ("plan", "FILE"),
        ("compare", "FILE", "FILE"),
        ("merge", "FILE"),
        ("merge", "FILE", *TABLE),
    ],
)
def test_playbook_without_self_checks(content: Path, answers: Path, command: tuple[str, ...]) -> None:
    """Every command that reads answers says that there is nothing they could belong to."""
    (content / "assessments/readiness.yaml").unlink()
    site = (content / "site.yaml").read_text("utf-8")
    site = site.replace("[開店の準備診断](assessment:readiness)", "今日").replace("{assessment:readiness}", "today")
    (content / "site.yaml").write_text(site.replace("      - assessment:readiness\n", ""), "utf-8")
    file = next(answers.rglob("*.json"))
    arguments = [str(file) if one == "FILE" else one for one in command]
    told = CliRunner().invoke(main, ["--content", str(content), *arguments])
    assert (told.exit_code, told.output) == (1, "Error: this playbook has no self-check; add a file to assessments/\n")


def test_due_dates_that_cannot_be_read_are_reported(tmp_path: Path) -> None:
    """A due date is read in the form it is written in, or reported; it is never dropped without a word."""
    evidence = {"months": {"due": "soon"}, "company-size": {"due": "令和8年4月1日"}}
    file = tmp_path / "a.json"
    file.write_text(json.dumps({**json.loads(saved({"months": 3})), "evidence": evidence}), "utf-8")
    told = CliRunner().invoke(main, ["--content", str(CONTENT), "assess", str(file), "--format", "csv", "--lang", "en"])
    assert told.stderr == "a.json: due date 'soon' of 'months' is not used; expected a date like 2026-04-01\n"
    assert "2026-04-01" in told.stdout


def test_copies_count_once(answers: Path) -> None:
    """A copy under another name adds nobody."""
    copy = answers / "copy.json"
    copy.write_text((answers / "Finance/c.json").read_text("utf-8"), "utf-8")
    told = merge(answers, "--lang", "en")
    assert "Answers merged: 3 people." in told.stdout
    assert "copy.json: same answers as" in told.stdout
