"""Answers to result: the one place where a self-check is scored."""

from collections.abc import Iterable, Mapping

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
    evaluation = Evaluation(bundle, answers.given)
    assessment = bundle.assessment
    findings = _find(evaluation)
    return Result(
        assessment=assessment.id,
        content_version=bundle.content_version,
        answers=dict(answers.given),
        dropped=answers.dropped,
        hidden=tuple(question.id for question in assessment.questions if not evaluation.asks(question)),
        confidence=_weigh(evaluation),
        measures={name: _measure(name, evaluation) for name in bundle.measures},
        findings=findings,
        actions=_order([action for action in assessment.actions if evaluation.judge(action.when).holds]),
        statuses={
            status.of: StatusResult(status.of, STATES[truth.holds], truth.reasons)
            for status in assessment.statuses
            for truth in (evaluation.judge(status.done_when),)
        },
        comparisons={
            block.id: tuple(_compare(row, evaluation) for row in block.rows)
            for block in assessment.report
            if block.rows
        },
    )


def _find(evaluation: Evaluation) -> tuple[FindingResult, ...]:
    """The findings triggered; marks each in the evaluation, so that later ones can refer to it."""
    found = []
    for finding in evaluation.bundle.assessment.findings:
        truth = evaluation.judge(finding.when)
        if truth.holds:
            evaluation.triggered.add(finding.id)
            found.append(FindingResult(finding.id, finding.severity, truth.reasons))
    return tuple(sorted(found, key=lambda result: SEVERITIES.index(result.severity)))


def _measure(name: str, evaluation: Evaluation) -> MeasureResult:
    measure = evaluation.bundle.measures[name]
    return MeasureResult(
        id=name,
        value=evaluation.value(name),
        target=evaluation.resolve(measure.target),
        because=tuple(_trace(measure.of, evaluation)),
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


def _weigh(evaluation: Evaluation) -> ConfidenceResult:
    asked = [question.id for question in evaluation.bundle.questions.values() if evaluation.asks(question)]
    given = [evaluation.answer(name) for name in asked]
    unknown, not_applicable = given.count(UNKNOWN), given.count(NOT_APPLICABLE)
    answered = len(given) - given.count(None) - unknown - not_applicable
    applies = len(asked) - not_applicable
    percent = 100 * answered // applies if applies else 0
    bounds = evaluation.bundle.assessment.confidence
    return ConfidenceResult(
        level="high" if percent >= bounds.high else "medium" if percent >= bounds.medium else "low",
        asked=len(asked),
        answered=answered,
        unknown=unknown,
        not_applicable=not_applicable,
        percent=percent,
    )
