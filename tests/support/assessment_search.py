"""Finds answers that make a condition of a self-check true, by climbing from an empty form.

The climb changes one answer at a time, among those that the condition rests on, while that brings it nearer to true; where
no single change does, it tries pairs. It draws nothing at random.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from generator.assessment.answers import Answer, Answers
from generator.assessment.bundle import Bundle
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Question
from generator.assessment.evaluation import Evaluation
from generator.assessment.rules import Condition

type Given = Mapping[str, Answer]


def reach(bundle: Bundle, goal: Condition) -> dict[str, Any]:
    """Answers under which the goal holds.

    Raises:
        AssertionError: the climb found none.
    """
    changes = [(name, value) for name in _rests_on(bundle, goal) for value in _values(bundle, bundle.questions[name])]
    given: Given = {}
    distance = _distance(bundle, goal, given)
    while distance:
        best = min((_distance(bundle, goal, {**given, **one}), i) for i, one in enumerate(_singles(changes)))
        if best[0] < distance:
            given = {**given, **dict([changes[best[1]]])}
            distance = best[0]
            continue
        for pair in combinations(changes, 2):
            if (nearer := _distance(bundle, goal, {**given, **dict(pair)})) < distance:
                given, distance = {**given, **dict(pair)}, nearer
                break
        else:
            raise AssertionError(f"no answers found that make this true: {goal}")
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}


def _singles(changes: list[tuple[str, Answer]]) -> Iterator[Given]:
    return ({name: value} for name, value in changes)


def _values(bundle: Bundle, question: Question) -> list[Answer]:
    """Answers worth trying."""
    if question.kind == "number":
        most = question.maximum or 0
        return [number for number in (*range(13), 24, 36, 48, most) if question.minimum <= number <= most]
    if question.kind == "date":
        return ["2026-04-01"]
    offered: list[Answer] = [*(option.id for option in bundle.options(question)), UNKNOWN]
    if question.kind == "many":
        return [(option.id,) for option in bundle.options(question)]
    return [*offered, NOT_APPLICABLE] if question.not_applicable else offered


def _rests_on(bundle: Bundle, goal: Condition) -> list[str]:
    """The questions that decide the goal, in order, through measures and findings."""
    found: dict[str, None] = {}
    ahead: list[Any] = [goal]
    seen: set[str] = set()
    while ahead:
        thing = ahead.pop()
        if isinstance(thing, Condition):
            ahead += [*thing.all_of, *thing.any_of, *thing.none_of]
            ahead += [f"answer:{thing.answer}"] if thing.answer else []
            ahead += [f"measure:{thing.measure}"] if thing.measure else []
            ahead += [_finding(bundle, thing.finding)] if thing.finding else []
        elif isinstance(thing, str) and thing not in seen:
            seen.add(thing)
            kind, _, name = thing.partition(":")
            if kind == "answer":
                found[name] = None
                shown_when = bundle.questions[name].shown_when
                ahead += [shown_when] if shown_when else []
            elif kind == "measure":
                measure = bundle.measures[name]
                ahead += [*measure.of, measure.row, measure.column, measure.otherwise]
                ahead += [part for case in measure.cases for part in (case.when, case.value)]
    return [name for name in bundle.questions if name in found]


def _finding(bundle: Bundle, name: str) -> Condition:
    return next(finding.when for finding in bundle.assessment.findings if finding.id == name)


def _distance(bundle: Bundle, goal: Condition, given: Given) -> float:
    """0 if the goal holds; the nearer to 0, the less is missing."""
    accepted = Answers.accepted({n: list(v) if isinstance(v, tuple) else v for n, v in given.items()}, bundle)
    return _missing(Evaluation(bundle, accepted.given), goal, wanted=True)


def _missing(evaluation: Evaluation, goal: Condition, *, wanted: bool) -> float:
    """How far the goal is from being what is wanted: true or false."""
    if goal.finding:
        return _missing(evaluation, _finding(evaluation.bundle, goal.finding), wanted=wanted)
    if parts := goal.all_of or goal.any_of or goal.none_of:
        aim = wanted != bool(goal.none_of) if goal.none_of else wanted
        distances = [_missing(evaluation, part, wanted=aim) for part in parts]
        all_needed = wanted if goal.all_of or goal.none_of else not wanted
        return sum(distances) if all_needed else min(distances)
    holds = evaluation.judge(goal).holds
    if holds is wanted:
        return 0
    value = evaluation.value(goal.measure) if goal.measure else None
    if isinstance(value, int | float) and wanted:
        off = max((goal.at_least or value) - value, value - (goal.at_most if goal.at_most is not None else value), 0)
        return 1 + min(off, 1000) / 1000
    # What a chosen measure needs for the value wanted.
    cases = evaluation.bundle.measures[goal.measure].cases if goal.measure else ()
    ways = [_missing(evaluation, case.when, wanted=True) for case in cases if case.value in goal.one_of]
    return 2 + min([0.9, *(way / 100 for way in ways)]) if wanted and ways else 3
