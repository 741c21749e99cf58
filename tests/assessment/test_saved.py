"""What is a file of saved answers, and what is refused with which code."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given

from generator.assessment.answers import Answers
from generator.assessment.canonical import ENCODER
from generator.assessment.saved import DEEPEST, FORMAT, LARGEST, VERSION, AnswersError, read_saved
from tests.support.everyones_answers import EVERYTHING, QUICK, any_answers, written
from tests.support.tiny_check import check

ROOT = Path(__file__).parents[2]
ABOUT = f'"format": "{FORMAT}", "version": {VERSION}, "assessment": "tiny"'


def file(answers: str) -> str:
    """A file with this text as its answers."""
    return f'{{{ABOUT}, "answers": {answers}}}'


def code(text: str | bytes) -> str:
    """The code with which a file is refused."""
    with pytest.raises(AnswersError) as refusal:
        Answers.from_saved(read_saved(text), check())
    return refusal.value.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "not-json"),
        ("<html></html>", "not-json"),
        ("{" + ABOUT, "not-json"),
        ('{"answers": 1' + "0" * 5000 + "}", "not-json"),
        ("null", "other-format"),
        ("[]", "other-format"),
        ('{"format": "other"}', "other-format"),
        (f'{{"format": "{FORMAT}"}}', "other-version"),
        (f'{{"format": "{FORMAT}", "version": 2}}', "other-version"),
        (f'{{"format": "{FORMAT}", "version": {VERSION}, "assessment": "fit"}}', "other-assessment"),
        (f'{{"format": "{FORMAT}", "version": {VERSION}, "assessment": ["tiny"]}}', "other-assessment"),
        (f"{{{ABOUT}}}", "no-answers"),
        (file("[]"), "no-answers"),
        (file('{"a": "full", "a": "none"}'), "duplicate-name"),
        (f'{{{ABOUT}, "format": "{FORMAT}", "answers": {{}}}}', "duplicate-name"),
        (file('{"\\ud800": "full"}'), "broken-text"),
        (file('{"\ud800": "full"}'), "broken-text"),
        (file("[" * DEEPEST + "]" * DEEPEST), "too-deep"),
        ("[" * 100_000, "too-deep"),
        ('{"a":' * 40_000, "too-deep"),
        (file("{}") + " " * LARGEST, "too-large"),
        (b"\x00" * (LARGEST + 1), "too-large"),
        ("「回答」".encode("cp932"), "not-utf-8"),
        (file("{}").encode("utf-16"), "not-utf-8"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_refused(text: str | bytes, expected: str) -> None:
    """A file that is none, means several things or could do harm is refused with a code."""
    assert code(text) == expected


def test_every_refusal_has_words() -> None:
    """Each code that is raised anywhere has words for a reader, and there are no words without a code."""
    sources = [*(ROOT / "generator/assessment").glob("*.py"), ROOT / "generator/answers_file.py"]
    raised = {
        part.partition('"')[2].partition('"')[0]
        for path in sources
        for part in path.read_text("utf-8").split("AnswersError(")[1:]
        if part.startswith('"')
    }
    words = yaml.safe_load((ROOT / "content/interface.yaml").read_text("utf-8"))["report"]
    assert {f"refused-{one}" for one in raised} == {name for name in words if name.startswith("refused-")} - {
        "refused-files"
    }


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999", "-0.0", "1.5", "1" + "0" * 400])
def test_numbers_that_are_none(value: str) -> None:
    """Numbers that JSON has not, or that no question offers, are dropped like every other answer not offered."""
    answers = Answers.from_json(file(f'{{"people": {value}, "a": {value}, "running": [{value}]}}'), check())
    assert (answers.given, answers.dropped) == ({}, ("a", "people", "running"))
    json.loads(ENCODER.encode(answers.kept(check())), parse_constant=pytest.fail)


def test_byte_order_mark() -> None:
    """The mark that some editors put first is not read as part of the text."""
    assert Answers.from_saved(read_saved(b"\xef\xbb\xbf" + file("{}").encode()), check()) == Answers({})
    assert Answers.from_json("\ufeff" + file("{}"), check()) == Answers({})


def test_names_of_objects() -> None:
    """Names that mean something to a program are dropped like every other that no question has."""
    answers = Answers.from_json(file('{"__proto__": {"x": 1}, "constructor": "full", "__class__": 1}'), check())
    assert (answers.given, answers.dropped) == ({}, ("__class__", "__proto__", "constructor"))


def test_brackets_in_texts() -> None:
    """Brackets within a text nest nothing, whatever quotes and backslashes stand around them."""
    note: Any = '\\"' + "[{" * 50 + '"'
    saved = {**json.loads(file("{}")), "evidence": {"a": {"note": note}}}
    assert Answers.from_json(json.dumps(saved), check()).evidence["a"].note == note


@pytest.mark.parametrize("text", ['"' + '\\"' * 130_000, '["' * 87_000, "[]" * 131_000, '\\"[' * 80_000])
def test_refused_at_once(text: str) -> None:
    """Texts made to be tried in many ways are refused in one; otherwise this test does not end."""
    assert code(text) in {"not-json", "too-deep"}


@given(any_answers())
@QUICK
def test_saved_and_read_again(answers: Answers) -> None:
    """Answers that are saved and read again are the same answers."""
    assert Answers.from_json(written(answers), EVERYTHING) == answers
