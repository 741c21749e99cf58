"""The fewest changed answers: that they lead there, that none can be left out, and that there is no shorter way."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations, product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.assessment.answers import Answer
from generator.assessment.bundle import Bundle
from generator.assessment.dependence import questions_behind
from generator.assessment.evaluation import Evaluation
from generator.assessment.path import find_path
from generator.assessment.rules import Case, Condition, Measure, Step
from generator.bundle import bundle
from generator.load import load
from tests.support.samples import Samples
from tests.support.tiny_check import TABLE, WORD, check, is_, measure

SHIPPED = (
    ("organisation", "phase-reached", "joint"),
    ("organisation", "phase-reached", "in-house"),
    ("fit", "verdict", "start"),
)
ABC = ("answer:a", "answer:b", "answer:c")


@cache
def shipped(name: str) -> Bundle:
    """A self-check of the shipped content."""
    playbook = load(Path("content"))
    return bundle(playbook, next(one for one in playbook.assessments if one.id == name))


def some_answers(material: Bundle, names: tuple[str, ...], random: Random) -> dict[str, Answer]:
    """Answers to most of the questions."""
    given: dict[str, Answer] = {}
    for name in names:
        if random.random() < 0.85:
            given[name] = random.choice(list(possible(material, name)))
    return given


def possible(material: Bundle, name: str) -> Iterator[Answer]:
    """What may be answered to a question, as far as a path may propose it."""
    question = material.questions[name]
    if question.kind == "number":
        yield from range(question.minimum, min(question.maximum or 0, 12) + 1)
    elif question.kind == "one":
        yield from material.offered[name]
    elif question.kind == "many":
        offered = material.offered[name]
        yield from (
            tuple(one for one in offered if one in chosen)
            for n in range(len(offered) + 1)
            for chosen in combinations(offered, n)
        )


def reaches(material: Bundle, given: Mapping[str, Answer], measure: str, value: str) -> bool:
    """Whether the measure has the value."""
    return Evaluation(material, given).value(measure) == value


@pytest.mark.parametrize(("name", "measure", "goal"), SHIPPED)
def test_path_leads_there(samples: Samples, name: str, measure: str, goal: str) -> None:
    """The goal is reached with all of the changes, and without any one of them it is not."""
    material, random = shipped(name), samples.random()
    names = questions_behind(material, f"measure:{measure}")
    for _ in range(samples.size(30, 300)):
        given = some_answers(material, names, random)
        path = find_path(material, given, measure, goal)
        assert path is not None
        assert reaches(material, {**given, **path}, measure, goal)
        for one in path:
            assert not reaches(material, {**given, **{k: v for k, v in path.items() if k != one}}, measure, goal)
        assert not {"unknown", "not-applicable"} & {one for one in path.values() if isinstance(one, str)}


@pytest.mark.parametrize(("name", "measure", "goal"), SHIPPED)
def test_no_shorter_path(samples: Samples, name: str, measure: str, goal: str) -> None:
    """No set of fewer changed answers reaches the goal: all of them are tried, where the path is up to three long."""
    material, random = shipped(name), samples.random()
    names = questions_behind(material, f"measure:{measure}")
    tried, wanted = 0, samples.size(6, 24)
    while tried < wanted:
        far = some_answers(material, names, random)
        path = find_path(material, far, measure, goal) or {}
        # From a part of the way, so that what is left can be searched.
        near = {**far, **dict(list(path.items())[: max(0, len(path) - random.choice((1, 2, 3)))])}
        rest = find_path(material, near, measure, goal)
        assert rest is not None
        if not rest:
            continue
        tried += 1
        assert len(rest) <= 3
        evaluation = Evaluation(material)
        for fewer in combinations(names, len(rest) - 1):
            for answers in product(*(tuple(possible(material, one)) for one in fewer)):
                evaluation.take({**near, **dict(zip(fewer, answers, strict=True))})
                assert evaluation.value(measure) != goal


def goal_of(*measures: Measure, when: Condition) -> Bundle:
    """A self-check with a measure `m` that is `there` once the condition holds."""
    return check(*measures, measure("choose", *ABC, "answer:people", cases=(Case(when, "there"),), otherwise="here"))


def number(kind: Any, *of: str, **rest: Any) -> Measure:
    """A measure called `n`."""
    return Measure(id="n", title=WORD, kind=kind, basis="playbook", of=of, **rest)


AT_LEAST_2 = Condition(measure="n", at_least=2)


@pytest.mark.parametrize(
    ("measures", "when", "given", "expected"),
    [
        ((), is_("a", "full"), {"a": "none"}, {"a": "full"}),
        ((), is_("a", "full", "some"), {"a": "none"}, {"a": "some"}),
        ((), Condition(none_of=(is_("a", "none"),)), {"a": "none"}, {"a": "some"}),
        ((), Condition(all_of=(is_("a", "full"), is_("b", "full"))), {"a": "none", "b": "full"}, {"a": "full"}),
        (
            (),
            Condition(any_of=(Condition(all_of=(is_("a", "full"), is_("b", "full"))), is_("c", "full"))),
            {"a": "none"},
            {"c": "full"},
        ),
        ((), Condition(answer="people", at_least=4), {"a": "none", "people": 2}, {"people": 4}),
        ((), Condition(answer="people", at_most=4), {"a": "none", "people": 9}, {"people": 4}),
        (
            (),
            Condition(answer="running", one_of=("abm",)),
            {"a": "none", "running": ("mail",)},
            {"running": ("mail", "abm")},
        ),
        ((number("mean", *ABC),), AT_LEAST_2, {"a": "none", "b": "full", "c": "full"}, {"a": "full"}),
        (
            (number("mean", *ABC, weights={"answer:c": 4}),),
            Condition(measure="n", at_least=1),
            {"a": "none", "b": "none", "c": "none"},
            {"c": "full"},
        ),
        (
            (number("share", *ABC, counting=("full",)),),
            Condition(measure="n", at_least=60),
            {"a": "none", "b": "full", "c": "unknown"},
            {"a": "full"},
        ),
        (
            (number("share", *ABC, counting=("none",)),),
            Condition(measure="n", at_most=40),
            {"a": "none", "b": "none", "c": "full"},
            {"a": "some"},
        ),
        ((number("count", *ABC, counting=("full", "some")),), AT_LEAST_2, {"a": "none", "b": "some"}, {"a": "some"}),
        (
            (number("sum", *ABC),),
            Condition(measure="n", at_least=4),
            {"a": "none", "b": "full", "c": "some"},
            {"a": "full"},
        ),
        (
            (number("minimum", *ABC),),
            Condition(measure="n", at_least=1),
            {"a": "none", "b": "none", "c": "full"},
            {"a": "some", "b": "some"},
        ),
        (
            (number("difference", "answer:a", "answer:b"),),
            Condition(measure="n", at_least=1),
            {"a": "none", "b": "none"},
            {"a": "some"},
        ),
        (
            (number("steps", "answer:people", steps=(Step(1, "few"), Step(5, "many"))),),
            Condition(measure="n", one_of=("many",)),
            {"a": "none", "people": 2},
            {"people": 5},
        ),
        (
            (number("table", table="levels", row="answer:a", column="team"),),
            Condition(measure="n", one_of=("many",)),
            {"a": "none"},
            {"a": "full"},
        ),
    ],
)
def test_every_kind_of_rule(
    measures: tuple[Measure, ...], when: Condition, given: dict[str, Answer], expected: dict[str, Answer]
) -> None:
    """Each kind of condition and measure is brought about by the nearest answers."""
    material = goal_of(*measures, when=when)
    material = Bundle(**{**vars(material), "tables": {"levels": {"none": TABLE["small"], "full": TABLE["large"]}}})
    assert find_path(material, given, "m", "there") == expected


def test_no_way() -> None:
    """What answers cannot bring about has no path: a contradiction, or a number out of range."""
    impossible = Condition(all_of=(is_("a", "full"), is_("a", "none")))
    assert find_path(goal_of(when=impossible), {"a": "some"}, "m", "there") is None
    assert find_path(goal_of(when=Condition(answer="people", at_least=11)), {"a": "some"}, "m", "there") is None


def test_nothing_to_do() -> None:
    """A goal that is reached needs no change."""
    assert find_path(goal_of(when=is_("a", "full")), {"a": "full"}, "m", "there") == {}
