"""What has changed from one file of saved answers to the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.assessment.answers import Answer
from generator.assessment.bundle import Bundle
from generator.assessment.canonical import ENCODER
from generator.assessment.collection import Intake, Named, label_files, moment
from generator.assessment.evaluation import Value
from generator.assessment.result import MeasureResult, Result
from generator.assessment.scoring import Scoring

FEWEST_DATES = 2
"""Files that it takes to see a change."""

type Direction = Literal["better", "worse", "up", "down", "changed", "same", "unknown"]
"""Better or worse is said only where a target tells which way is better."""


@dataclass(frozen=True)
class Trend:
    """A measure at each date."""

    measure: str
    values: tuple[Value | None, ...]
    target: Answer | Value | None
    """Of the last date."""
    direction: Direction
    """From the first date to the last."""

    @property
    def moves(self) -> bool:
        """Whether not all values are the same."""
        return len(set(self.values)) > 1


@dataclass(frozen=True)
class Change:
    """Ids of the first date and the last."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    still: tuple[str, ...]

    @classmethod
    def between(cls, first: Iterable[str], last: Iterable[str]) -> "Change":
        """What was added to the first and taken from it."""
        before, after = dict.fromkeys(first), dict.fromkeys(last)
        return cls(
            new=tuple(name for name in after if name not in before),
            gone=tuple(name for name in before if name not in after),
            still=tuple(name for name in after if name in before),
        )


@dataclass(frozen=True)
class AnswerChange:
    """A question that is answered otherwise at the last date than at the first. None is no answer."""

    question: str
    was: Answer | None
    is_now: Answer | None


@dataclass(frozen=True)
class History:
    """Files in the order of their dates, and what changed from the first to the last."""

    files: tuple[Intake, ...]
    placements: tuple[Trend, ...]
    """The measures that the report's placements show."""
    moved: tuple[Trend, ...]
    """Other results that changed at some date."""
    steady: tuple[Trend, ...]
    """Results that did not."""
    findings: Change
    actions: Change
    done: tuple[str, ...]
    """Items and criteria that were not done and are, by reference."""
    undone: tuple[str, ...]
    """Items and criteria that were done and are not."""
    answers: tuple[AnswerChange, ...]
    first: Mapping[str, Answer]
    """All answers of the first date, by question id."""
    last: Mapping[str, Answer]

    @classmethod
    def of(cls, bundle: Bundle, files: Sequence[Named]) -> "History":
        """The history of at least one file, ordered by date where all have one, else as they come."""
        ordered = label_files(_in_order(files))
        scoring = Scoring(bundle)
        results = [scoring.assess(answers) for _, answers in ordered]
        first, last = results[0], results[-1]
        shown = bundle.placements
        trends = {name: _trend(name, [result.measures[name] for result in results], bundle) for name in bundle.results}
        others = [trend for name, trend in trends.items() if name not in shown]
        return cls(
            files=tuple(Intake.of(file) for file in ordered),
            placements=tuple(trends[name] for name in shown),
            moved=tuple(trend for trend in others if trend.moves),
            steady=tuple(trend for trend in others if not trend.moves),
            findings=Change.between(_findings(first), _findings(last)),
            actions=Change.between(first.actions, last.actions),
            done=_became_done(first, last),
            undone=_became_done(last, first),
            answers=_answers(bundle, first.answers, last.answers),
            first=first.answers,
            last=last.answers,
        )

    def to_json(self) -> str:
        """Canonical JSON."""
        return ENCODER.encode(self)


def _in_order(files: Sequence[Named]) -> Sequence[Named]:
    moments = [moment(file.answers.saved_at) for file in files]
    dated = [(when, index) for index, when in enumerate(moments) if when]
    return [files[index] for _, index in sorted(dated)] if len(dated) == len(files) else files


def _trend(name: str, results: Sequence[MeasureResult], bundle: Bundle) -> Trend:
    first, last = results[0], results[-1]
    direction = _direction(first, last, less_is_better=bundle.measures[name].less_is_better)
    return Trend(name, tuple(result.value for result in results), last.target, direction)


def _direction(first: MeasureResult, last: MeasureResult, *, less_is_better: bool) -> Direction:
    was, now = first.value, last.value
    if was is None or now is None:
        return "unknown"
    if isinstance(was, str) or isinstance(now, str):
        return "same" if was == now else "changed"
    before, after = (_shortfall(one, less_is_better=less_is_better) for one in (first, last))
    if before is not None and after is not None and before != after:
        return "better" if after < before else "worse"
    return "same" if was == now else "up" if now > was else "down"


def _shortfall(result: MeasureResult, *, less_is_better: bool) -> float | None:
    """How far the value is from what it should reach; nothing where there is no number to reach."""
    value, target = result.value, result.target
    if not isinstance(value, int | float) or not isinstance(target, int | float):
        return None
    return round(max(0, value - target if less_is_better else target - value), 2)


def _findings(result: Result) -> list[str]:
    return [finding.id for finding in result.findings]


def _became_done(before: Result, after: Result) -> tuple[str, ...]:
    return tuple(
        name
        for name, status in after.statuses.items()
        if status.state == "done" and before.statuses[name].state != "done"
    )


def _answers(bundle: Bundle, first: Mapping[str, Answer], last: Mapping[str, Answer]) -> tuple[AnswerChange, ...]:
    return tuple(
        AnswerChange(name, first.get(name), last.get(name))
        for name in bundle.questions
        if first.get(name) != last.get(name)
    )
