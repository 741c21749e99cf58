"""Tests of the session in the browser, and that the command line tells the same."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from generator.answers_file import read_answers
from generator.assessment.saved import AnswersError
from generator.bundle import bundle
from generator.load import load
from generator.report.render import render
from generator.report.session import Session
from generator.report.text import render_text
from tests.support.assessed import report_in
from tests.support.checkout import CONTENT
from tests.support.sample_check import FULL, bundle_json, sample, saved, scored
from tests.support.samples import Samples
from tests.support.shipped_command import playbook

REAL: dict[str, Any] = {"company-size": "medium", "months": 14, "cover-implementation": "vacant", "gone": "x"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Saved answers to the shipped organisation check."""
    path = tmp_path / "answers.json"
    path.write_text(saved(REAL), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["ja", "en"])
def test_session(language: str) -> None:
    """A session gives the result and its report, from nothing but JSON."""
    session = Session(bundle_json(), language)
    assert report_in(session.assess(saved(FULL))) == render(sample(), scored(FULL), language)
    assert session.result(saved(FULL)) == scored(FULL).to_json()


def test_session_tells_what_need_not_be_asked() -> None:
    """Before the report stands a line with the questions that the answers leave no reason to ask."""
    line = Session(bundle_json(), "en").assess(saved({})).partition(b"\n")[0]
    assert json.loads(line) == list(scored({}).hidden)


def test_session_remembers_nothing_wrong() -> None:
    """A report that follows another is the one that stands alone, whatever has changed in between."""
    text = bundle_json()
    session = Session(text, "ja")
    for name in FULL:
        for answers in (FULL, {**FULL, name: "unknown"}, {key: value for key, value in FULL.items() if key != name}):
            assert session.assess(saved(answers)) == Session(text, "ja").assess(saved(answers))


@pytest.mark.parametrize("check", ["organisation", "fit"])
def test_session_remembers_nothing_wrong_of_the_shipped_checks(samples: Samples, check: str) -> None:
    """After every one of many changes of one answer, all that is told is what a session tells that knows nothing else."""
    playbook = load(CONTENT)
    material = bundle(playbook, next(one for one in playbook.assessments if one.id == check))
    session, random, answers = Session(material, "ja"), samples.random(), dict[str, Any]()
    for step in range(samples.size(50, 300)):
        question = random.choice(list(material.questions.values()))
        offered: list[Any] = [*material.offered.get(question.id, ()), "unknown"]
        answers[question.id] = random.choice(offered) if question.kind == "one" else random.choice([3, [offered[0]]])
        if random.random() < 0.1:
            del answers[question.id]
        file = saved(answers).replace('"organisation"', f'"{check}"')
        told = session.assess(file)
        if step % 5 == 0:
            assert told == Session(material, "ja").assess(file)


def test_session_refuses() -> None:
    """Answers to another self-check are an error."""
    with pytest.raises(AnswersError, match="holds answers to 'fit', not to 'organisation'"):
        Session(bundle_json(), "ja").assess(saved(FULL).replace('"organisation"', '"fit"'))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_command_line_tells_what_the_browser_tells(language: str, file: Path) -> None:
    """The command line's HTML and JSON are the session's, byte for byte."""
    material, _ = read_answers([file], load(CONTENT))
    session = Session(json.dumps(asdict(material)), language)
    html = playbook("assess", str(file), "--lang", language, "--format", "html")
    answers = file.read_text(encoding="utf-8")
    assert html.stdout_bytes.decode() == report_in(session.assess(answers))
    assert json.loads(playbook("assess", str(file), "--format", "json").stdout) == json.loads(session.result(answers))


def test_text(file: Path) -> None:
    """Without a format the report comes as plain text in the site's first language."""
    told = playbook("assess", str(file))
    assert told.exit_code == 0
    assert told.stdout.startswith("# 診断結果\n")
    assert "**" not in told.stdout
    assert "実装・技術担当は社内にいますか。 → いない" in told.stdout


@pytest.mark.parametrize("answers", [FULL, {}])
def test_text_of_every_block(answers: dict[str, Any]) -> None:
    """Every block of the report is told as text."""
    told = render_text(sample(), scored(answers), "en")
    assert all(
        f"\n## {block.title['en']}\n" in told for block in sample().assessment.report if block.kind != "evidence"
    )
    assert ("1. Name the implementation lead" in told) == bool(answers)
    assert ("There are not enough answers yet to say." in told) == (not answers)


def test_byte_order_mark(file: Path) -> None:
    """A file that an editor has marked as UTF-8 is read too."""
    file.write_text(saved(REAL), encoding="utf-8-sig")
    assert playbook("assess", str(file), "--format", "json").exit_code == 0


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"{", "is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        (b"[" * 100_000, "is not JSON: "),
        (b"[1]", 'is not a file of saved answers: "assessment" must name one of '),
        (b'{"assessment": "setup"}', "holds answers to 'setup', which this playbook does not have; it has "),
        (b'{"assessment": "fit"}', 'is not a file of saved answers: "format" must be "playbook-answers"'),
        ("「".encode("cp932"), "is not UTF-8 text"),
    ],
)
def test_bad_file(file: Path, content: bytes, complaint: str) -> None:
    """A file that cannot be scored is refused in one line that names it and says why."""
    file.write_bytes(content)
    told = playbook("assess", str(file))
    assert told.exit_code == 1
    assert told.stdout == ""
    assert told.stderr.startswith(f"Error: {file}: {complaint}")
    assert told.stderr.count("\n") == 1


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there is refused in one line."""
    told = playbook("assess", str(tmp_path / "none.json"))
    assert (told.exit_code, told.stderr.count("\n")) == (1, 1)
    assert "none.json: cannot be read: No such file or directory" in told.stderr


def test_unknown_language(file: Path) -> None:
    """A language that the site is not written in is refused."""
    told = playbook("assess", str(file), "--lang", "fr")
    assert told.exit_code == 2
    assert "Error: Invalid value for --lang: the site is written in ja, en\n" in told.stderr


@pytest.mark.parametrize(
    ("arguments", "method"),
    [
        (("assess", "--format", "csv"), "answers_table"),
        (("plan",), "plan_table"),
        (("plan", "--format", "ics"), "plan_calendar"),
    ],
)
def test_files_for_other_programs(arguments: tuple[str, ...], method: str, tmp_path: Path) -> None:
    """What the page gives for a spreadsheet and a calendar, the command line prints, byte for byte."""
    path = tmp_path / "answers.json"
    path.write_text(saved({**REAL, "duty-tool-setup": "partner", "plan-start": "2026-12-01"}), encoding="utf-8")
    material, _ = read_answers([path], load(CONTENT))
    told = playbook(*arguments, str(path), "--lang", "en")
    assert told.stdout_bytes.decode() == getattr(Session(material, "en"), method)(path.read_text(encoding="utf-8"))
    assert len(told.stdout.splitlines()) > 8


def test_nothing_to_plan(file: Path) -> None:
    """Without an answer to where the team stands and when it starts there is no plan, and that is said."""
    told = playbook("plan", str(file), "--format", "ics")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "there is nothing to plan" in told.stderr


def test_page(file: Path) -> None:
    """As a page the report is a whole document: styles inside, no link to what is not there, and the fragment's words."""
    html = playbook("assess", str(file), "--format", "page", "--lang", "en").stdout
    assert html.startswith('<!doctype html>\n<html lang="en"')
    assert "--color-ink" in html
    assert not re.search(r'href="(\.\./|#question-)', html)
    assert not re.search(r"(src|href)=\"https?:|url\(", html.partition("</style>")[0])
    fragment = playbook("assess", str(file), "--format", "html", "--lang", "en").stdout
    told = html.partition('<section class="report">')[2].rpartition("</section>")[0]
    assert re.sub("<[^>]*>", "", told).split() == re.sub("<[^>]*>", "", fragment).split()


def test_quick_form(file: Path) -> None:
    """The form in use decides on the command line, too, what counts as missing; a file alone is of the full form."""
    full, quick, said = (
        playbook("assess", str(file), *more).stdout for more in ((), ("--questions", "quick"), ("--questions", "full"))
    )
    assert full == said
    assert "クイックの質問だけに基づく目安です。" in quick
    assert "クイック" not in full
