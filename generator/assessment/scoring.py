"""Answers to result: the one place where a self-check is scored."""

from collections.abc import Callable, Iterable, Mapping

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Action, Row
from generator.assessment.evaluation import Evaluation, Reason
from generator.assessment.result import (
    ConfidenceResult,
    FindingResult,
    MeasureResult,
    Result,
    RowResult,
    State,
    StatusResult,
)

STATES: Mapping[bool | None, State] = {True: "done", False: "open", None: "unknown"}
SEVERITIES = ("critical", "warning", "notice", "strength")


def assess(bundle: Bundle, answers: Answers) -> Result:
    """Score the answers."""
    return Scoring(bundle).assess(answers)


class Scoring:
    """Scores one set of answers after another against one bundle, and works out anew only what rests on changed ones."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.evaluation = Evaluation(bundle)
        kept = self.evaluation.kept
        self.findings: Callable[[], tuple[FindingResult, ...]] = kept(self._findings)
        """The findings triggered, the most severe first."""
        self.actions: Callable[[], tuple[str, ...]] = kept(self._actions)
        """Ids of the actions to take, in their order."""
        self.measure: Callable[[str], MeasureResult] = kept(self._measure)
        """A measure by id."""
        self.status: Callable[[str], StatusResult] = kept(self._status)
        """The state of an item or criterion by reference."""
        self.comparison: Callable[[str], tuple[RowResult, ...]] = kept(self._comparison)
        """The rows of a block by id."""
        self.confidence: Callable[[], ConfidenceResult] = kept(self._confidence)
        """How much all this rests on."""
        self._due: Callable[[str], bool] = kept(self._is_due)

    def assess(self, answers: Answers) -> Result:
        """Score the answers."""
        self.evaluation.take(answers.given)
        asked = frozenset(self.evaluation.asked())
        return Result(
            assessment=self.bundle.assessment.id,
            content_version=self.bundle.content_version,
            answers=dict(answers.given),
            evidence=dict(answers.evidence),
            dropped=answers.dropped,
            hidden=tuple(name for name in self.bundle.questions if name not in asked),
            confidence=self.confidence(),
            measures={name: self.measure(name) for name in self.bundle.measures},
            findings=self.findings(),
            actions=self.actions(),
            statuses={name: self.status(name) for name in self.bundle.statuses},
            comparisons={name: self.comparison(name) for name, block in self.bundle.blocks.items() if block.rows},
        )

    def _findings(self) -> tuple[FindingResult, ...]:
        judged = ((finding, self.evaluation.finding(name)) for name, finding in self.bundle.findings.items())
        found = [FindingResult(one.id, one.severity, truth.reasons) for one, truth in judged if truth.holds]
        return tuple(sorted(found, key=lambda result: SEVERITIES.index(result.severity)))

    def _actions(self) -> tuple[str, ...]:
        return _order([action for name, action in self.bundle.actions.items() if self._due(name)])

    def _is_due(self, name: str) -> bool:
        return self.evaluation.judge(self.bundle.actions[name].when).holds is True

    def _measure(self, name: str) -> MeasureResult:
        measure = self.bundle.measures[name]
        return MeasureResult(
            id=name,
            value=self.evaluation.value(name),
            target=self.evaluation.resolve(measure.target),
            because=tuple(_trace(measure.of, self.evaluation)),
        )

    def _status(self, name: str) -> StatusResult:
        truth = self.evaluation.judge(self.bundle.statuses[name].done_when)
        return StatusResult(name, STATES[truth.holds], truth.reasons)

    def _comparison(self, name: str) -> tuple[RowResult, ...]:
        return tuple(_compare(row, self.evaluation) for row in self.bundle.blocks[name].rows)

    def _confidence(self) -> ConfidenceResult:
        asked = self.evaluation.asked()
        given = [self.evaluation.given(name) for name in asked]
        unknown, not_applicable = given.count(UNKNOWN), given.count(NOT_APPLICABLE)
        answered = len(given) - given.count(None) - unknown - not_applicable
        applies = len(asked) - not_applicable
        percent = 100 * answered // applies if applies else 0
        bounds = self.bundle.assessment.confidence
        return ConfidenceResult(
            level="high" if percent >= bounds.high else "medium" if percent >= bounds.medium else "low",
            asked=len(asked),
            answered=answered,
            unknown=unknown,
            not_applicable=not_applicable,
            percent=percent,
        )


def _trace(references: Iterable[str], evaluation: Evaluation) -> Iterable[Reason]:
    """The answers behind references, through measures of measures."""
    for reference in references:
        kind, _, name = reference.partition(":")
        if kind == "measure":
            yield from _trace(evaluation.bundle.measures[name].of, evaluation)
        elif (answer := evaluation.resolve(reference)) is not None:
            yield (reference, answer)


def _compare(row: Row, evaluation: Evaluation) -> RowResult:
    value, target, most = (evaluation.number(reference) for reference in (row.value, row.target, row.most))
    gap: int | float | None = None
    if value is not None and target is not None:
        above = max(0, value - most) if most is not None else 0
        gap = round(max(0, target - value) - above, 2)
    return RowResult(row.about, value, target, most, gap)


def _order(actions: list[Action]) -> tuple[str, ...]:
    """The actions' ids, each after those of the same list that it names in `after`, else as listed.

    `generator.checks` has made sure that `after` has no cycle.
    """
    by_id = {action.id: action for action in actions}
    ordered: dict[str, None] = {}

    def place(action: Action) -> None:
        for name in action.after:
            if name in by_id and name not in ordered:
                place(by_id[name])
        ordered[action.id] = None

    for action in actions:
        place(action)
    return tuple(ordered)
