"""What many people's answers to one question have in common, and how far they are apart.

agreed        the answer that more than half of all people gave, those without an answer included; of several options
              those that more than half chose. "I don't know" and "does not apply" are answers like any other.
              Where no answer has that many people, nothing is agreed.
middle        the answer that distances are measured from. Answers proper count only.
              number, date, ordered options   the lower median: somebody's answer, and never one between two
              other options                   the most frequent; of equals the one that is offered first
              several options                 those that more than half of the people who answered chose
disagreement  0 to 100: the mean distance from the middle, doubled; 100 is two camps of equal size as far apart as can
              be, or more camps than two. The distance between two answers, 0 to 1:
              ordered options                 steps between them, of all steps there are
              other options                   1 where they differ
              several options                 of the options that either chose, the share that only one did
              number                          their difference, of the greater of them
              date                            their difference, of a year; 1 from a year on
spread        number, date, ordered options   the least and the greatest; for ordered options the steps between them too
              other options                   percentage of people whose answer is not the middle

Options are ordered if each has a value; options of equal value are one step.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.assessment.answers import Answer
from generator.assessment.bundle import Bundle
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Question

YEAR = 365
"""Days from which on two dates are as far apart as can be."""


@dataclass(frozen=True)
class Agreement:
    """One question, answered by many."""

    agreed: Answer | None
    """None without a majority."""
    disagreement: int
    middle: Answer | None = None
    """The median of answers that have an order."""
    least: Answer | None = None
    greatest: Answer | None = None
    steps: int | None = None
    """From the least to the greatest of ordered options."""
    otherwise: int | None = None
    """Percentage of those whose answer is not the most frequent one, where answers have no order."""


def agree(question: Question, answers: Iterable[Answer], people: int, bundle: Bundle) -> Agreement:
    """Compare the answers that some of so many people gave."""
    counts = Counter(answers)
    agreed = _agreed(question, counts, people, bundle)
    proper = Counter({answer: n for answer, n in counts.items() if answer not in (UNKNOWN, NOT_APPLICABLE)})
    return replace(_proper(question, proper, bundle), agreed=agreed)


def _agreed(question: Question, counts: Counter[Answer], people: int, bundle: Bundle) -> Answer | None:
    """The answer of a majority; of several options all that have one."""
    whole = next((answer for answer, n in counts.items() if 2 * n > people), None)
    if question.kind != "many" or isinstance(whole, str):
        return whole
    chosen = tuple(name for name in bundle.offered[question.id] if 2 * _choosing(name, counts) > people)
    return chosen or whole


def _is_ordered(question: Question, bundle: Bundle) -> bool:
    """Whether the question is answered with one of several options that have an order."""
    return question.kind == "one" and all(option.value is not None for option in bundle.options(question))


def in_order(question: Question, answers: Iterable[Answer], bundle: Bundle) -> list[Answer]:
    """Different answers proper to a question that gives them an order: numbers, dates or ordered options."""
    if not question.chosen:
        # Numbers only, or dates only; those of ISO 8601 are in order as texts.
        comparable: Iterable[Any] = answers
        return sorted(comparable)
    steps, given = _steps(question, bundle), set(answers)
    return sorted((name for name in bundle.offered[question.id] if name in given), key=lambda name: steps[name])


def _proper(question: Question, counts: Counter[Answer], bundle: Bundle) -> Agreement:
    if not counts:
        return Agreement(None, 0)
    if _is_ordered(question, bundle) or not question.chosen:
        ordered = in_order(question, counts, bundle)
        middle = _lower_median(counts, ordered)
        least, greatest = ordered[0], ordered[-1]
        steps = _steps(question, bundle) if question.chosen else None
        apart = _disagreement(counts, middle, _distance(question, steps))
        return Agreement(None, apart, middle, least, greatest, steps[greatest] - steps[least] if steps else None)
    offered = bundle.offered[question.id]
    if question.kind == "many":
        middle = tuple(name for name in offered if 2 * _choosing(name, counts) > counts.total())
        apart = _disagreement(counts, middle, _between_choices)
    else:
        middle = max((name for name in offered if name in counts), key=lambda name: counts[name])
        apart = _disagreement(counts, middle, lambda one, other: one != other)
    return Agreement(None, apart, otherwise=_percent(counts.total() - counts[middle], counts.total()))


def _steps(question: Question, bundle: Bundle) -> Mapping[Answer, int]:
    """The step on which each option stands, the lowest being 0."""
    options = bundle.options(question)
    levels = sorted({option.value or 0 for option in options})
    return {option.id: levels.index(option.value or 0) for option in options}


def _lower_median(counts: Counter[Answer], ordered: Sequence[Answer]) -> Answer:
    everybody = [answer for answer in ordered for _ in range(counts[answer])]
    return everybody[(len(everybody) - 1) // 2]


def _disagreement(counts: Counter[Answer], middle: Answer, between: Callable[[Any, Any], float]) -> int:
    # Summed in one order whoever answered first, so that the last bit is the same.
    parts = sorted(people * between(answer, middle) for answer, people in counts.items())
    return min(100, round(200 * sum(parts) / counts.total()))


def _distance(question: Question, steps: Mapping[Answer, int] | None) -> Callable[[Any, Any], float]:
    if steps:
        most = max(steps.values()) or 1
        return lambda one, other: abs(steps[one] - steps[other]) / most
    return _between_numbers if question.kind == "number" else _between_dates


def _between_numbers(one: int, other: int) -> float:
    greater = max(abs(one), abs(other))
    return min(1, abs(one - other) / greater) if greater else 0


def _between_dates(one: str, other: str) -> float:
    return min(1, abs((date.fromisoformat(one) - date.fromisoformat(other)).days) / YEAR)


def _between_choices(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    either = {*one, *other}
    return len({*one} ^ {*other}) / len(either) if either else 0


def _choosing(option: str, counts: Counter[Answer]) -> int:
    """How many people chose an option among others."""
    return sum(people for answer, people in counts.items() if isinstance(answer, tuple) and option in answer)


def _percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)
