"""The answers behind a measure that made it what it is. A reason lists these, not all that the measure looks at.

What counts depends on the side of the value that matters: of a share that is high, the answers counted; of one that is low,
those that are not. Of a low minimum, the lowest.
"""

from collections.abc import Iterator
from typing import Literal

from generator.assessment.evaluation import Evaluation, Reason
from generator.assessment.rules import Condition, Measure

type Side = Literal["high", "low", "any"]
"""Which side of a value a condition has found: at or above its bound, at or below it, or neither."""


def sides(condition: Condition, evaluation: Evaluation) -> Iterator[tuple[str, Side]]:
    """The measures that a condition compares with a number, each with the side that was found."""
    value = evaluation.value(condition.measure) if condition.measure else None
    if condition.measure and isinstance(value, int | float):
        yield condition.measure, _side(condition, value)
    for part in (*condition.all_of, *condition.any_of, *condition.none_of):
        yield from sides(part, evaluation)


def _side(condition: Condition, value: float) -> Side:
    if (condition.at_least is None) == (condition.at_most is None):
        return "any"
    if condition.at_least is not None:
        return "high" if value >= condition.at_least else "low"
    return "low" if condition.at_most is not None and value <= condition.at_most else "high"


def grounds(name: str, side: Side, evaluation: Evaluation) -> tuple[Reason, ...]:
    """The answers that count for a measure's value, through measures of measures, each once."""
    return tuple(dict.fromkeys(_grounds(evaluation.bundle.measures[name], side, evaluation)))


def deciding(measure: Measure, evaluation: Evaluation) -> Condition | None:
    """The condition by which a `choose` measure has its value; none for other kinds, and while nothing is decided."""
    if measure.kind != "choose" or evaluation.value(measure.id) is None:
        return None
    chosen = (case.when for case in measure.cases if evaluation.judge(case.when).holds)
    condition = next(chosen, Condition(none_of=tuple(case.when for case in measure.cases)))
    return condition if evaluation.judge(condition).holds else None


def _grounds(measure: Measure, side: Side, evaluation: Evaluation) -> Iterator[Reason]:
    for reference, its_side in _counting(measure, side, evaluation):
        kind, _, name = reference.partition(":")
        if kind == "measure":
            yield from _grounds(evaluation.bundle.measures[name], its_side, evaluation)
        elif kind == "answer" and (answer := evaluation.resolve(reference)) is not None:
            yield (reference, answer)


def _counting(measure: Measure, side: Side, evaluation: Evaluation) -> Iterator[tuple[str, Side]]:
    """What counts of the things that a measure looks at, each with the side of it that matters."""
    if condition := deciding(measure, evaluation):
        found = dict(sides(condition, evaluation))
        for reference, _ in evaluation.judge(condition).reasons:
            yield reference, found.get(reference.removeprefix("measure:"), "any")
        return
    value = evaluation.value(measure.id)
    for reference in (*measure.of, *filter(None, (measure.row, measure.column))):
        if measure.kind in ("count", "share") and side != "any":
            counts = evaluation.counts(reference) and evaluation.among(reference, measure.counting) == (side == "high")
        elif measure.kind == "minimum" and side == "low":
            counts = evaluation.number(reference) == value
        else:
            counts = True
        if counts:
            yield reference, side
