"""What is accepted as an answer, and what is done with the rest."""

import json
from typing import Any

import pytest

from generator.assessment.answers import Answers
from generator.assessment.saved import FORMAT, VERSION, AnswersError
from tests.assessment.tiny_check import accepted, check


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
    assert accepted(**{question: value}) == Answers({}, (question,))


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
    assert Answers.from_json(json.dumps(saved), check()) == Answers({"a": "full"}, ("gone",))


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
