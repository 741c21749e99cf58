"""Tests of codes from paper: what a reader is told, and that the page and the command line agree."""

import json
from dataclasses import asdict

import pytest

from generator.assessment.answers import Answer, Answers
from generator.assessment.codes import CodeBook
from generator.bundle import bundle
from generator.load import load
from generator.report.session import Session
from tests.support.assessed import report_in
from tests.support.checkout import CONTENT
from tests.support.sample_check import FULL, bundle_json, sample, saved
from tests.support.shipped_command import playbook

GIVEN: dict[str, Answer] = {
    "company-size": "medium",
    "months": 14,
    "cover-implementation": "vacant",
    "running-measures": (),
}
PRESENT = {"company-size": "small", "linkage-timing": "written"}


@pytest.fixture(scope="module")
def book() -> CodeBook:
    """The codes of the shipped organisation check."""
    shipped = load(CONTENT)
    return CodeBook(bundle(shipped, shipped.assessments[0]))


def session(language: str) -> Session:
    """The shipped organisation check, opened."""
    shipped = load(CONTENT)
    return Session(json.dumps(asdict(bundle(shipped, shipped.assessments[0]))), language)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_command_line_tells_what_the_page_tells(language: str, book: CodeBook) -> None:
    """The report on a row of codes is the same from the command line as on the page that has taken them over."""
    row = book.write(GIVEN)
    page = session(language)
    offered = json.loads(page.read_codes(row, saved({})))
    told = playbook("assess", "--codes", row, "--lang", language, "--format", "html")
    assert told.stdout_bytes.decode() == report_in(page.assess(saved(offered["answers"])))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_wrong_codes_are_named_and_none_is_offered(language: str, book: CodeBook) -> None:
    """A row with one slip offers nothing, names the code as it was typed, and still tells what was understood."""
    row = book.write(GIVEN)
    slip = row[:4] + ("B" if row[4] != "B" else "C") + row[5:]
    reply = json.loads(session(language).read_codes(slip, saved(PRESENT)))
    assert (reply["answers"], reply["evidence"]) == (None, None)
    assert slip.split()[0] in reply["html"]
    assert row.split()[1] in reply["html"]
    told = playbook("assess", "--codes", slip, "--lang", language)
    assert (told.exit_code, told.stdout) == (1, "")
    assert slip.split()[0] in told.stderr


def test_what_becomes_of_present_answers_is_told(book: CodeBook) -> None:
    """Answers that would be overwritten or lost are told, and what stands beside answers stays."""
    present = json.loads(saved(PRESENT)) | {"evidence": {"linkage-timing": {"note": "minutes"}}, "by": "Anna"}
    reply = json.loads(session("en").read_codes(book.write(GIVEN), json.dumps(present)))
    assert "Answers overwritten" in reply["html"]
    assert "Answers lost" in reply["html"]
    assert reply["evidence"]["linkage-timing"]["note"] == "minutes"
    assert reply["by"] == "Anna"


def test_hostile_text_is_shown_as_text() -> None:
    """Whatever was typed is told, and is no HTML."""
    reply = json.loads(Session(bundle_json(), "en").read_codes("<img/onerror=1> \ud800", saved(FULL)))
    assert "<img" not in reply["html"]
    assert "&lt;img" in reply["html"]


def test_every_answer_of_the_sample() -> None:
    """A self-check of another playbook is read as well."""
    material = sample()
    answers = Answers.accepted(FULL, material).given
    row = CodeBook(material).write(answers)
    assert CodeBook(material).read(row).answers == answers


@pytest.mark.parametrize("arguments", [(), ("answers.json", "--codes", "1KV-1M")])
def test_one_of_file_and_codes(arguments: tuple[str, ...]) -> None:
    """Neither, and both, are a mistake that is told."""
    told = playbook("assess", *arguments)
    assert told.exit_code == 2
    assert "either a file of saved answers or --codes" in told.stderr
