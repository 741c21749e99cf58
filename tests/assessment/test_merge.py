"""What many people's answers have in common, and how far they are apart."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assessment.answers import Answer, Answers
from generator.assessment.collection import Named
from generator.assessment.merge import Merge, Poll
from tests.assessment.everyones_answers import EVERYTHING, FILES, QUICK, any_answers, named


def merge(*values: dict[str, Any]) -> Merge:
    """These answers, merged."""
    return Merge.of(EVERYTHING, named(*values))


def poll(question: str, *answers: Any) -> Poll:
    """One question, answered by many; None for who did not answer."""
    merged = merge(*({} if answer is None else {question: answer} for answer in answers))
    return next(one for one in merged.polls if one.question == question)


@pytest.mark.parametrize(
    ("question", "answers", "agreed", "disagreement"),
    [
        ("a", ["full"], "full", 0),
        ("a", ["none", "full"], "none", 100),
        ("a", ["none", "some"], "none", 50),
        ("a", ["none", "some", "full"], "some", 67),
        ("a", ["none", "full", "full"], "full", 67),
        ("people", [2, 4], 2, 50),
        ("people", [5, 1, 5, 5], 5, 40),
        ("people", [10, 9, 8, 7], 8, 22),
        ("day", ["2026-01-01", "2026-01-11"], "2026-01-01", 3),
        ("day", ["2026-01-01", "2028-01-01", "0001-01-01"], "2026-01-01", 100),
        ("colour", ["red", "blue"], "red", 100),
        ("colour", ["blue", "red", "blue", "blue"], "blue", 50),
        ("running", [["mail"], ["mail", "abm"]], ("mail",), 50),
        ("running", [["mail"], ["abm"], []], (), 100),
        ("running", [[], []], (), 0),
    ],
)
def test_agreed_and_disagreement(question: str, answers: list[Any], agreed: Answer, disagreement: int) -> None:
    """The answer in the middle and the distance from it are those that the rule gives."""
    told = poll(question, *answers).agreement
    assert (told.agreed, told.disagreement) == (agreed, disagreement)


@pytest.mark.parametrize(
    ("answers", "agreed"),
    [
        (["unknown", "full"], "full"),
        (["unknown", "unknown", "full"], "unknown"),
        (["not-applicable", "unknown"], "not-applicable"),
        (["not-applicable", "not-applicable", "unknown", "full", "full"], "full"),
        (["unknown", "unknown", None, None], "unknown"),
        ([None], None),
    ],
)
def test_more_people_cannot_say(answers: list[Any], agreed: Answer | None) -> None:
    """What more people said than answered is agreed; who did not answer has no vote."""
    assert poll("a", *answers).agreement.agreed == agreed


@pytest.mark.parametrize(
    ("question", "answers", "spread"),
    [
        ("a", ["full", "none", "some"], ("none", "full", 2, None)),
        ("people", [10, 9], (9, 10, None, None)),
        ("day", ["2026-01-02", "2025-12-31"], ("2025-12-31", "2026-01-02", None, None)),
        ("colour", ["red", "red", "blue"], (None, None, None, 33)),
        ("running", [["mail"], ["mail"], ["abm"], ["mail"]], (None, None, None, 25)),
    ],
)
def test_spread(question: str, answers: list[Any], spread: tuple[Any, ...]) -> None:
    """The spread is told as fits the kind of question."""
    told = poll(question, *answers).agreement
    assert (told.least, told.greatest, told.steps, told.otherwise) == spread


def test_counted_apart() -> None:
    """Answers, "don't know", "does not apply", silence and not having been asked are counted apart."""
    told = poll("a", "full", "none", "full", "unknown", "not-applicable", None, None)
    assert (told.answered, told.unknown, told.not_applicable, told.missing) == (3, 1, 1, ("6", "7"))
    assert told.counts == {"none": 1, "some": 0, "full": 2}
    hidden = next(one for one in merge({"a": "none"}, {"a": "full"}).polls if one.question == "hidden")
    assert (hidden.missing, hidden.not_asked) == (("2",), 1)


def test_counts() -> None:
    """People are counted for each of several options, and for each number in the order of numbers."""
    assert poll("running", ["mail", "abm"], ["abm"]).counts == {"mail": 1, "scoring": 0, "abm": 2}
    assert list(poll("people", 10, 9, 10).counts.items()) == [("9", 1), ("10", 2)]


def test_disagreement_first() -> None:
    """Questions stand in the order of disagreement, and at most four that have any are to be talked about."""
    first = {"a": "none", "b": "none", "c": "none", "people": 2, "colour": "red", "running": ["mail"]}
    merged = merge(first, {**first, "b": "some", "c": "full", "people": 4, "running": ["abm"], "colour": "green"})
    assert [one.question for one in merged.discussed] == ["c", "running", "colour", "b"]
    assert [one.question for one in merge(first, {**first, "b": "full"}).discussed] == ["b"]
    assert merge(first).discussed == ()


def test_placements() -> None:
    """It is counted how many people's answers place them where."""
    assert merge({"a": "full"}, {"a": "none"}, {"a": "some"}, {}).placements == {"place": {"low": 2, "top": 1}}


def test_nobody_is_named_with_an_answer() -> None:
    """The data names people only as files and where their answer is missing."""
    told = json.loads(Merge.of(EVERYTHING, named({"a": "full"}, {"b": "none"}, by="Anna")).to_json())
    for one in told["polls"]:
        one["missing"] = []
    assert "Anna" not in json.dumps([told["polls"], told["placements"], told["answers"]])
    assert [set(person) for person in told["people"]] == [
        {"label", "saved_at", "content_version", "carried", "changed", "dropped"}
    ] * 2


@given(any_answers(), st.integers(1, 5))
@QUICK
def test_copies_of_one_file(answers: Answers, count: int) -> None:
    """Copies of one file agree on its answers."""
    merged = Merge.of(EVERYTHING, [Named("a.json", answers)] * count)
    assert merged.answers == answers.given
    assert not any(one.agreement.disagreement for one in merged.polls)


@given(FILES, st.randoms(use_true_random=False))
@QUICK
def test_order_of_files(files: list[Named], random: Any) -> None:
    """The order in which files come makes no difference."""
    shuffled = random.sample(files, len(files))
    assert Merge.of(EVERYTHING, shuffled).to_json() == Merge.of(EVERYTHING, files).to_json()


@given(FILES)
@QUICK
def test_agreed_answers_are_offered(files: list[Named]) -> None:
    """What is agreed can be answered, disagreement is a percentage, and everybody is counted once for each question."""
    merged = Merge.of(EVERYTHING, files)
    as_saved = {name: list(one) if isinstance(one, tuple) else one for name, one in merged.answers.items()}
    assert Answers.accepted(as_saved, EVERYTHING).given == merged.answers
    for one in merged.polls:
        assert 0 <= one.agreement.disagreement <= 100
        assert one.answered + one.unknown + one.not_applicable + one.not_asked + len(one.missing) == len(files)


def test_equal_values_are_one_step() -> None:
    """Between options of equal value there is no disagreement; in the middle is the one that is offered first."""
    for answers in (["x", "y"], ["y", "x"]):
        told = poll("grade", *answers).agreement
        assert (told.agreed, told.disagreement, told.steps) == ("x", 0, 0)
