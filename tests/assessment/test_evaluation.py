"""How conditions and measures are worked out."""

from itertools import product
from typing import Any

import pytest

from generator.assessment.evaluation import Evaluation
from generator.assessment.rules import Case, Condition, Step
from tests.support.tiny_check import check, is_, judged, measure, value

GIVEN = {True: "full", False: "none", None: "unknown"}
TRUTHS = (True, False, None)


def _both(a: bool | None, b: bool | None) -> bool | None:
    return False if a is False or b is False else None if a is None or b is None else True


@pytest.mark.parametrize(("a", "b"), list(product(TRUTHS, TRUTHS)))
def test_combinations_are_kleenes(a: bool | None, b: bool | None) -> None:
    """One false decides `all_of`, one true decides `any_of`, and what is not known decides nothing."""
    given = {"a": GIVEN[a], "b": GIVEN[b]}
    parts = (is_("a", "full"), is_("b", "full"))
    opposites = [None if truth is None else not truth for truth in (a, b)]
    both, neither = _both(a, b), _both(*opposites)
    assert judged(Condition(all_of=parts), given) is both
    assert judged(Condition(none_of=parts), given) is neither
    assert judged(Condition(any_of=parts), given) is (None if neither is None else not neither)


def test_unanswered_is_undetermined() -> None:
    """No answer and "don't know" leave a comparison undetermined; "does not apply" makes it false."""
    assert judged(is_("a", "full"), {}) is None
    assert judged(is_("a", "full"), {"a": "unknown"}) is None
    assert judged(is_("a", "full"), {"a": "not-applicable"}) is False
    assert judged(is_("a", "not-applicable"), {"a": "not-applicable"}) is True


def test_many_answers_hold_if_any_is_wanted() -> None:
    """A question with several answers is compared with any of them."""
    assert judged(is_("running", "abm"), {"running": ("mail", "abm")}) is True
    assert judged(is_("running", "scoring"), {"running": ("mail", "abm")}) is False
    assert judged(is_("running", "mail"), {"running": ()}) is False


@pytest.mark.parametrize(("people", "holds"), [(2, False), (3, True), (5, True), (6, False)])
def test_bounds_include_their_ends(people: int, holds: bool) -> None:
    """`at_least` and `at_most` include the number they name."""
    assert judged(Condition(answer="people", at_least=3, at_most=5), {"people": people}) is holds


def test_reasons_are_those_that_decided() -> None:
    """A true combination rests on the parts that made it true, each named once."""
    condition = Condition(any_of=(is_("a", "full"), Condition(all_of=(is_("b", "none"), is_("b", "none", "some")))))
    truth = Evaluation(check(), {"a": "none", "b": "none"}).judge(condition)
    assert (truth.holds, truth.reasons) == (True, (("answer:b", "none"),))


def test_hidden_question_counts_as_unanswered() -> None:
    """An answer given before its question was hidden is not used."""
    assert judged(is_("hidden", "full"), {"a": "some", "hidden": "full"}) is True
    assert judged(is_("hidden", "full"), {"hidden": "full"}) is True
    assert judged(is_("hidden", "full"), {"a": "none", "hidden": "full"}) is None


ABC = ("answer:a", "answer:b", "answer:c")


@pytest.mark.parametrize(
    ("given", "mean", "share", "count"),
    [
        ({}, None, None, None),
        ({"a": "not-applicable"}, None, None, None),
        ({"a": "unknown"}, 0, 0, 0),
        ({"a": "full"}, 2, 100, 1),
        ({"a": "full", "b": "some"}, 1.5, 50, 1),
        ({"a": "full", "b": "some", "c": "not-applicable"}, 1.5, 50, 1),
        ({"a": "full", "b": "some", "c": "unknown"}, 1, 33, 1),
        ({"a": "full", "b": "full", "c": "unknown"}, 1.33, 67, 2),
    ],
)
def test_missing_answers_in_mean_share_and_count(
    given: dict[str, Any], mean: float | None, share: int | None, count: int | None
) -> None:
    """What does not apply leaves numerator and denominator; what is not known stays in the denominator only."""
    assert value(measure("mean", *ABC), **given) == mean
    assert value(measure("share", *ABC, counting=("full",)), **given) == share
    assert value(measure("count", *ABC, counting=("full",)), **given) == count


def test_weights() -> None:
    """A weight counts in numerator and denominator."""
    weights = {"answer:a": 3}
    assert value(measure("mean", *ABC, weights=weights), a="full", b="none") == 1.5
    assert value(measure("share", *ABC, counting=("full",), weights=weights), a="full", b="none") == 75


def test_share_rounds_half_up() -> None:
    """A share of 12.5 % is told as 13 %, not as Python's nearest even number."""
    weights = {"answer:a": 1, "answer:b": 7}
    assert value(measure("share", *ABC, counting=("full",), weights=weights), a="full", b="none") == 13


def test_count_of_a_question_with_several_answers() -> None:
    """A question is counted once however many of its answers are wanted."""
    assert value(measure("count", "answer:running", counting=("mail", "abm")), running=("mail", "abm")) == 1


def test_sum_and_minimum_take_numbers_there_are() -> None:
    """Sum and minimum leave out what has no number, and have no value without any."""
    of = ("answer:people", "answer:a")
    assert value(measure("sum", *of), people=4, a="full") == 6
    assert value(measure("sum", *of), people=4, a="unknown") == 4
    assert value(measure("minimum", *of), people=4, a="some") == 1
    assert value(measure("minimum", *of), a="not-applicable") is None
    assert value(measure("sum", *of)) is None


def test_difference_needs_both() -> None:
    """A difference has no value until both of its numbers have one."""
    of = ("answer:people", "answer:a")
    assert value(measure("difference", *of), people=4, a="some") == 3
    assert value(measure("difference", *of), people=4) is None


@pytest.mark.parametrize(("people", "reached"), [(1, None), (2, "low"), (4, "low"), (5, "high"), (9, "high")])
def test_steps(people: int, reached: str | None) -> None:
    """The highest step that the number reaches gives the value, in whatever order they are listed."""
    steps = (Step(5, "high"), Step(2, "low"))
    assert value(measure("steps", "answer:people", steps=steps), people=people) == reached


def test_choose() -> None:
    """The first true case decides, then `otherwise`; while nothing is answered there is no value."""
    cases = (Case(is_("a", "full"), "first"), Case(is_("a", "full", "some"), "second"))
    choice = measure("choose", "answer:a", "answer:b", cases=cases, otherwise="third")
    assert [value(choice, a=answer) for answer in ("full", "some", "none", "unknown")] == [
        "first",
        "second",
        "third",
        "third",
    ]
    assert value(choice, b="full") == "third"
    assert value(choice) is None


def test_choose_may_name_a_reference() -> None:
    """A chosen reference stands for its value; "don't know" and several answers are none."""
    cases = (Case(is_("a", "full"), "answer:people"), Case(is_("a", "some"), "answer:running"))
    choice = measure("choose", "answer:a", cases=cases, otherwise="answer:b")
    assert value(choice, a="full", people=4) == 4
    assert value(choice, a="full", people="unknown") is None
    assert value(choice, a="some", running=("mail",)) is None
    assert value(choice, a="none", b="some") == "some"


def test_table() -> None:
    """Row and column may be ids or references; where the table has no such entry there is no value."""
    choice = measure("table", table="size", row="large", column="least")
    assert value(choice) == 3
    by_answer = measure("table", table="size", row="answer:a", column="team")
    assert value(by_answer, a="full") is None
    assert value(by_answer) is None
