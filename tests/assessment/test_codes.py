"""Tests of answers as codes: what is written is read again, and a slip is never read as something else."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.codes import MARKS, SIGNS, CodeBook
from generator.assessment.definition import Option
from tests.support.everyones_answers import EVERYTHING, QUICK, VALUES
from tests.support.tiny_check import WORD

BOOK = CodeBook(EVERYTHING)
FULL = {"a": "full", "b": "none", "people": 10, "running": ["mail", "abm"], "colour": "green", "day": "2026-12-01"}


def coded(answers: dict[str, Any]) -> str:
    """Answers as a row of codes."""
    return BOOK.write(Answers.accepted(answers, EVERYTHING).given)


@QUICK
@given(VALUES)
def test_codes_are_the_answers(values: dict[str, Any]) -> None:
    """Whatever is answered comes back from its codes, as every question has them here."""
    answers = Answers.accepted(values, EVERYTHING).given
    reading = BOOK.read(BOOK.write(answers))
    assert reading.answers == answers
    assert [one.reason for one in reading.misread] == ([] if answers else ["none"])


@QUICK
@given(VALUES, st.sampled_from(["lower", "full width", "no hyphens", "spaces", "lines", "commas"]))
def test_ways_of_typing(values: dict[str, Any], way: str) -> None:
    """Small and full-width letters, and any way to part the signs, mean the same."""
    answers = Answers.accepted(values, EVERYTHING).given
    row = BOOK.write(answers)
    typed = {
        "lower": row.lower(),
        "full width": "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in row),
        "no hyphens": row.replace("-", ""),
        "spaces": row.replace("-", " "),
        "lines": row.replace(" ", "\r\n"),
        "commas": row.replace(" ", "、").replace("-", "ー"),
    }
    assert BOOK.read(typed[way]).answers == answers


@QUICK
@given(VALUES, st.data())
def test_one_wrong_sign_is_told(values: dict[str, Any], data: st.DataObject) -> None:
    """A sign that is not the one that was written makes its code wrong, wherever it stands."""
    row = BOOK.write(Answers.accepted(values, EVERYTHING).given)
    assume(row)
    place = data.draw(st.sampled_from([index for index, sign in enumerate(row) if sign in SIGNS]))
    sign = data.draw(st.sampled_from([sign for sign in SIGNS if sign != row[place]]))
    assert BOOK.read(row[:place] + sign + row[place + 1 :]).misread


@QUICK
@given(VALUES, st.data())
def test_swapped_neighbours_are_told(values: dict[str, Any], data: st.DataObject) -> None:
    """Two neighbours that have changed places make a code wrong, unless only what parts the signs has moved."""
    answers = Answers.accepted(values, EVERYTHING).given
    row = BOOK.write(answers)
    assume(len(row) > 1)
    place = data.draw(st.integers(0, len(row) - 2))
    swapped = row[:place] + row[place + 1] + row[place] + row[place + 2 :]
    reading = BOOK.read(swapped)
    assert reading.misread or reading.answers == answers
    if " " not in swapped[place : place + 2] and "-" not in swapped[place : place + 2] and swapped != row:
        assert reading.misread


def test_every_slip_in_a_row() -> None:
    """Not one of all the single slips in a row of every kind of question gets through."""
    row = coded(FULL)
    for place, right in enumerate(row):
        for sign in SIGNS if right in SIGNS else ():
            assert sign == right or BOOK.read(row[:place] + sign + row[place + 1 :]).misread, (place, sign)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda row: row[:-1], "check"),
        (lambda row: f"{row} 000-11", "unknown"),
        (lambda row: row.replace("10-10", "999-999"), "range"),
        (lambda row: row.replace("20261201", "20261301"), "range"),
        (lambda row: f"{row} {coded({'a': 'none'})}", "twice"),
        (lambda row: f"{row} ?", "unknown"),
        (lambda _: " \n、", "none"),
    ],
)
def test_what_is_wrong_is_named(change: Any, reason: str) -> None:
    """What is no code is told as it was typed, with its reason; the others are understood all the same."""
    reading = BOOK.read(change(coded(FULL)))
    assert [one.reason for one in reading.misread] == [reason]
    assert len(reading.answers) >= len(FULL) - 1 or reason == "none"


def test_several_answers_that_exclude_each_other() -> None:
    """Nobody chooses something and nothing, and one of two answers is not guessed."""
    choices = BOOK.choices("running")
    signs = BOOK.signs("running")
    assert [one.reason for one in BOOK.read(f"{signs}-{choices['abm']}-{choices['']}").misread] == ["twice"]
    one = BOOK.choices("a")
    both = f"{BOOK.signs('a')}-{one['none']}-{one['full']}"
    assert [one.reason for one in BOOK.read(both).misread] == ["twice"]


def changed(name: str, **values: Any) -> Bundle:
    """The self-check with a question changed."""
    questions = [replace(one, **values) if one.id == name else one for one in EVERYTHING.assessment.questions]
    return replace(EVERYTHING, assessment=replace(EVERYTHING.assessment, questions=tuple(questions)))


def test_order_does_not_matter() -> None:
    """The sheet of before holds when questions are asked in another order."""
    turned = tuple(reversed(EVERYTHING.assessment.questions))
    other = CodeBook(replace(EVERYTHING, assessment=replace(EVERYTHING.assessment, questions=turned)))
    assert other.read(coded(FULL)).answers == BOOK.read(coded(FULL)).answers


def test_renamed_question_is_known_by_its_former_signs() -> None:
    """A sheet of before is read under the question's present id, as a file of answers is."""
    other = CodeBook(changed("people", id="staff", formerly=("people",)))
    assert other.read(coded({"people": 8})).answers == {"staff": 8}


def test_renamed_option_is_known_by_its_former_signs() -> None:
    """A sheet of before is read with an option's present id."""
    options = (Option("pink", WORD, formerly=("red",)), Option("green", WORD), Option("blue", WORD))
    other = CodeBook(changed("colour", options=options))
    assert other.read(coded({"colour": "red"})).answers == {"colour": "pink"}


def test_other_options_make_an_old_sheet_unknown() -> None:
    """After an option has come in between, what is on a sheet of before is told and not misread."""
    options = (
        Option("red", WORD, formerly=("crimson",)),
        Option("pink", WORD),
        Option("green", WORD),
        Option("blue", WORD),
    )
    reading = CodeBook(changed("colour", options=options)).read(coded({"colour": "green"}))
    assert [one.reason for one in reading.misread] == ["unknown"]
    assert reading.answers == {}


def test_another_self_check_is_not_answered() -> None:
    """The same questions in another self-check have other signs."""
    other = CodeBook(replace(EVERYTHING, assessment=replace(EVERYTHING.assessment, id="other")))
    assert other.read(coded(FULL)).answers == {}


def test_what_cannot_be_coded() -> None:
    """More options than there are marks, or numbers below zero, have no code."""
    many = tuple(Option(f"o{number}", WORD) for number in range(len(MARKS) + 1))
    assert CodeBook(changed("colour", options=many)).signs("colour") is None
    assert CodeBook(changed("people", minimum=-1)).signs("people") is None
    assert CodeBook(changed("colour", options=many)).write({"colour": "o1"}) == ""
