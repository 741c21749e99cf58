"""What is accepted as an answer, and what is done with the rest."""

import json
from typing import Any

import pytest

from generator.assessment.answers import Answers, largest_file
from generator.assessment.dates import read_date
from generator.assessment.evidence import LONGEST_NOTE, Evidence
from generator.assessment.saved import FORMAT, VERSION, AnswersError
from tests.support.tiny_check import accepted, check


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("a", "full"),
        ("a", "unknown"),
        ("a", "not-applicable"),
        ("people", 1),
        ("people", 10),
        ("people", "unknown"),
        ("running", "unknown"),
    ],
)
def test_offered_values(question: str, value: Any) -> None:
    """What a question offers is kept as it is."""
    assert accepted(**{question: value}) == Answers({question: value})


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("a", "best"),
        ("a", 2),
        ("a", ["full"]),
        ("a", None),
        ("people", 0),
        ("people", 11),
        ("people", 3.0),
        ("people", True),
        ("people", "3"),
        ("people", "not-applicable"),
        ("running", "mail"),
        ("running", ["mail", "fax"]),
        ("running", [["mail"]]),
        ("running", {"mail": True}),
        ("nowhere", "full"),
        ("__proto__", "full"),
    ],
)
def test_other_values_are_dropped(question: str, value: Any) -> None:
    """What a question does not offer is left out and named."""
    assert accepted(**{question: value}) == Answers({}, {question: value})


def test_several_answers_are_put_in_order() -> None:
    """Several answers are kept once each, in the order in which they are offered."""
    assert accepted(running=["abm", "mail", "abm"]).given == {"running": ("mail", "abm")}
    assert accepted(running=[]).given == {"running": ()}


def test_answers_follow_questions() -> None:
    """Answers stand in the order of the questions, whatever order they came in."""
    assert list(accepted(people=3, b="full", a="none").given) == ["a", "b", "people"]


def test_former_name() -> None:
    """An answer saved under a question's former id is carried over to the present one."""
    assert accepted(live=["abm"]) == Answers({"running": ("abm",)}, renamed=("running",))


def test_saved_file() -> None:
    """A saved file gives back its answers and names those that no question knows."""
    saved = {"format": FORMAT, "version": VERSION, "assessment": "tiny", "answers": {"a": "full", "gone": 1}}
    assert Answers.from_json(json.dumps(saved), check()) == Answers({"a": "full"}, {"gone": 1})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is not a file of saved answers"),
        ('{"format": "other"}', "is not a file of saved answers"),
        (f'{{"format": "{FORMAT}", "version": 99}}', "reads version"),
        (f'{{"format": "{FORMAT}", "version": {VERSION}, "assessment": "fit"}}', "not to 'tiny'"),
        (f'{{"format": "{FORMAT}", "version": {VERSION}, "assessment": "tiny", "answers": []}}', 'has no "answers"'),
    ],
)
def test_unusable_file(text: str, message: str) -> None:
    """A file that cannot be used is refused with a sentence that says why."""
    with pytest.raises(AnswersError, match=message):
        Answers.from_json(text, check())


def test_what_is_not_used_is_kept() -> None:
    """Answers and notes that no question takes stay as they are in the file, except for what no edition could have asked."""
    read = Answers.accepted(
        {"a": "best", "gone": ["x"], "nested": [["x"]], "endless": float("inf")},
        check(),
        evidence={"gone": {"note": "why"}, "live": {"note": "former"}, "running": {"owner": "present"}, "b": 3},
    )
    assert read.dropped == ("a", "endless", "gone", "nested")
    assert read.kept(check()) == {"a": "best", "gone": ["x"]}
    assert accepted(running=["mail", "fax"], a=3, people=99).kept(check()) == {"people": 99}
    assert read.unused_evidence == {"gone": Evidence("why")}
    assert read.evidence == {"running": Evidence(owner="present")}


def test_long_notes_are_whole() -> None:
    """A note may be longer in a file than a form lets anybody write."""
    note = "x" * (2 * LONGEST_NOTE)
    assert Answers.accepted({}, check(), evidence={"a": {"note": note}}).evidence["a"].note == note


@pytest.mark.parametrize(
    "written",
    [
        "2026-04-01",
        "2026-4-1",
        "2026/4/1",
        "2026.4.1",
        "2026年4月1日",
        "２０２６／４／１",
        "２０２６ー０４ー０１",
        "令和8年4月1日",
        "令和８年４月１日",
        "R8.4.1",
        "r8/4/1",
        " 2026-04-01 ",
        "㋿8年4月1日",
        "平成38年4月1日",
    ],
)
def test_dates_as_people_write_them(written: str) -> None:
    """A due date, and the answer to a question for a date, is read in whatever form it is written year first."""
    assert read_date(written) == "2026-04-01"
    read = Answers.accepted({}, check(), evidence={"a": {"due": written}})
    assert (read.evidence["a"].due, read.unread_dues) == ("2026-04-01", {})


@pytest.mark.parametrize(
    "written", ["4/1", "1.4.2026", "2026-02-30", "R0.4.1x", "soon", "2026", "2026-13-01", "²026-4-1x"]
)
def test_other_dates_are_reported(written: str) -> None:
    """What is no date, or could be two, is not guessed: it is reported with its question."""
    read = Answers.accepted({}, check(), evidence={"a": {"due": written, "note": "x"}, "gone": {"due": written}})
    assert read.evidence == {"a": Evidence("x")}
    assert read.unread_dues == {"a": written, "gone": written}


def test_first_year_of_an_era() -> None:
    """The first year has a name of its own."""
    assert read_date("令和元年5月1日") == "2019-05-01"


def test_a_form_at_its_limits_can_be_read() -> None:
    """With every note at its limit, in the letters that take most room, a file is not too large."""
    note = "\x01" * LONGEST_NOTE
    evidence = {name: {"note": note, "link": note, "owner": note, "due": "2026-01-01"} for name in check().questions}
    saved = {"format": FORMAT, "version": VERSION, "assessment": "tiny", "answers": {}, "evidence": evidence}
    assert len(Answers.from_json(json.dumps(saved), check()).evidence) == len(check().questions)
    with pytest.raises(AnswersError, match="larger than"):
        Answers.from_json(json.dumps(saved) + " " * largest_file(check()), check())
