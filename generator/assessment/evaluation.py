"""Working out conditions and measures from answers.

1. Truth has three values: true, false, and None for undetermined. An unanswered question and "don't know" leave a
   comparison undetermined; "does not apply" makes it false. `all_of` and `any_of` are Kleene's: one false (one true) decides.
2. In a mean or share, "does not apply" and unanswered questions leave numerator and denominator; "don't know" counts as
   not shown: nothing in the numerator, its weight in the denominator.
3. A question that its condition hides is treated as unanswered.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from generator.assessment.answers import Answer
from generator.assessment.bundle import Bundle
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Form, Question
from generator.assessment.memory import Memory
from generator.assessment.rules import Condition, Measure

type Value = str | int | float
type Reason = tuple[str, Answer | Value]
"""A reference (`answer:…`, `measure:…`) and the value it had."""


class Truth(NamedTuple):
    """Whether a condition holds, and the answers and measures that decided it."""

    holds: bool | None
    reasons: tuple[Reason, ...] = ()


class Evaluation:
    """Answers seen through one bundle. Everything is worked out when asked for, and kept while its answers stay."""

    def __init__(self, bundle: Bundle, given: Mapping[str, Answer] | None = None) -> None:
        self.bundle = bundle
        memory = Memory()
        memory.take(given or {})
        self.take = memory.take
        """Go on with other answers."""
        self.given = memory.read
        """The answer to a question by id, hidden or not; None while unanswered."""
        self.kept = memory.kept
        """For functions of what is worked out here: as `Memory.kept`."""
        self.resolve: Callable[[str | int | None], Answer | Value | None] = memory.kept(self._resolve)
        """The value of `answer:…` or `measure:…`; anything else stands for itself."""
        self.number: Callable[[str | int | None], int | float | None] = memory.kept(self._number)
        """The number a reference stands for: a measure, a number given, or the points of the answer chosen."""
        self.value: Callable[[str], Value | None] = memory.kept(self._measure)
        """The value of a measure by id."""
        self.finding: Callable[[str], Truth] = memory.kept(self._finding)
        """Whether a finding is triggered, by id."""
        self.asked: Callable[[Form], tuple[str, ...]] = memory.kept(self._asked)
        """Ids of the questions that a form shows, in order."""

    def answer(self, name: str) -> Answer | None:
        """The answer to a question by id; None while unanswered or hidden."""
        return self.given(name) if self._asks(self.bundle.questions[name]) else None

    def _asked(self, form: Form) -> tuple[str, ...]:
        return tuple(name for name, question in self.bundle.form(form).items() if self._asks(question))

    def _asks(self, question: Question) -> bool:
        return question.shown_when is None or self.judge(question.shown_when).holds is not False

    # Conditions

    def judge(self, condition: Condition) -> Truth:
        """Whether the condition holds, with reasons."""
        if condition.all_of:
            return _every([self.judge(part) for part in condition.all_of])
        if condition.any_of:
            return _negate(_every([_negate(self.judge(part)) for part in condition.any_of]))
        if condition.none_of:
            return _every([_negate(self.judge(part)) for part in condition.none_of])
        if condition.finding:
            return Truth(self.finding(condition.finding).holds is True)
        subject = f"answer:{condition.answer}" if condition.answer else f"measure:{condition.measure}"
        value = self.answer(condition.answer) if condition.answer else self.value(condition.measure or "")
        if value is None or value == UNKNOWN:
            return Truth(None)
        return Truth(compare(value, condition), ((subject, value),))

    def _finding(self, name: str) -> Truth:
        return self.judge(self.bundle.findings[name].when)

    # Measures

    def _resolve(self, reference: str | int | None) -> Answer | Value | None:
        if not isinstance(reference, str):
            return reference
        kind, _, name = reference.partition(":")
        if kind == "answer":
            return self.answer(name)
        return self.value(name) if kind == "measure" else reference

    def _number(self, reference: str | int | None) -> int | float | None:
        value = self.resolve(reference)
        if isinstance(value, str) and isinstance(reference, str) and reference.startswith("answer:"):
            question = self.bundle.questions[reference.removeprefix("answer:")]
            options = self.bundle.options(question) if question.chosen else ()
            return next((option.value for option in options if option.id == value), None)
        return value if isinstance(value, int | float) else None

    def _measure(self, name: str) -> Value | None:
        measure = self.bundle.measures[name]
        work_out: Callable[[Measure], Value | None] = getattr(self, f"_{measure.kind}")
        return work_out(measure)

    def _mean(self, measure: Measure) -> float | None:
        counted = [(measure.weights.get(name, 1), name) for name in measure.of if self.counts(name)]
        total = sum(weight for weight, _ in counted)
        points = sum(weight * (self.number(name) or 0) for weight, name in counted)
        return round(points / total, 2) if total else None

    def _share(self, measure: Measure) -> int | None:
        counted = [(measure.weights.get(name, 1), name) for name in measure.of if self.counts(name)]
        total = sum(weight for weight, _ in counted)
        hit = sum(weight for weight, name in counted if self.among(name, measure.counting))
        return (200 * hit + total) // (2 * total) if total else None

    def _count(self, measure: Measure) -> int | None:
        if not any(self.counts(name) for name in measure.of):
            return None
        return sum(self.among(name, measure.counting) for name in measure.of)

    def _sum(self, measure: Measure) -> int | float | None:
        numbers = self._numbers(measure.of)
        return sum(numbers) if numbers else None

    def _minimum(self, measure: Measure) -> int | float | None:
        return min(self._numbers(measure.of), default=None)

    def _difference(self, measure: Measure) -> int | float | None:
        first, second = (self.number(name) for name in measure.of)
        return None if first is None or second is None else round(first - second, 2)

    def _steps(self, measure: Measure) -> Value | None:
        number = self.number(measure.of[0])
        reached = [step for step in measure.steps if number is not None and number >= step.at_least]
        return max(reached, key=lambda step: step.at_least).value if reached else None

    def _choose(self, measure: Measure) -> Value | None:
        if not any(self.counts(name) for name in measure.of):
            return None
        chosen = (case.value for case in measure.cases if self.judge(case.when).holds)
        value = self.resolve(next(chosen, measure.otherwise))
        return None if isinstance(value, tuple) or value in (UNKNOWN, NOT_APPLICABLE) else value

    def _table(self, measure: Measure) -> Value | None:
        row, column = self.resolve(measure.row), self.resolve(measure.column)
        table = self.bundle.tables[measure.table or ""]
        return table.get(str(row), {}).get(str(column))

    def _numbers(self, names: Iterable[str]) -> list[int | float]:
        return [number for name in names if (number := self.number(name)) is not None]

    def counts(self, name: str) -> bool:
        """Whether a value stands in the denominator: rule 2."""
        return self.resolve(name) not in (None, NOT_APPLICABLE)

    def among(self, name: str, wanted: tuple[str, ...]) -> bool:
        """Whether a value, or one of several chosen, is among those wanted."""
        value = self.resolve(name)
        return any(entry in wanted for entry in value) if isinstance(value, tuple) else value in wanted


def compare(value: Answer | Value, condition: Condition) -> bool:
    """Whether a value is what a condition wants of its answer or measure."""
    if condition.one_of:
        values = value if isinstance(value, tuple) else (str(value),)
        return any(entry in condition.one_of for entry in values)
    if isinstance(value, str | tuple):
        return False
    return (condition.at_least is None or value >= condition.at_least) and (
        condition.at_most is None or value <= condition.at_most
    )


def _every(parts: list[Truth]) -> Truth:
    """True if all are, false if one is; the reasons are those of the parts that decided."""
    states = [part.holds for part in parts]
    if False in states:
        return Truth(False, _merge(part for part in parts if part.holds is False))
    return Truth(None) if None in states else Truth(True, _merge(parts))


def _negate(truth: Truth) -> Truth:
    return truth if truth.holds is None else Truth(not truth.holds, truth.reasons)


def _merge(parts: Iterable[Truth]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reason for part in parts for reason in part.reasons))
