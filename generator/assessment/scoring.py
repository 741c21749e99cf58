"""Answers to result: the one place where a self-check is scored."""

from collections.abc import Callable, Iterable, Mapping

from generator.assessment.answers import Answers
from generator.assessment.blocks import Row, Task
from generator.assessment.bundle import Bundle
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Action, Form
from generator.assessment.dependence import questions_behind
from generator.assessment.evaluation import Evaluation, Reason
from generator.assessment.path import find_path
from generator.assessment.plan import PlanResult, plan
from generator.assessment.result import (
    Change,
    ChoiceResult,
    ConfidenceResult,
    FindingResult,
    MeasureResult,
    PathResult,
    Result,
    RowResult,
    State,
    StatusResult,
)

STATES: Mapping[bool | None, State] = {True: "done", False: "open", None: "unknown"}
SEVERITIES = ("critical", "warning", "notice", "strength")


def assess(bundle: Bundle, answers: Answers, form: Form = "full") -> Result:
    """Score the answers."""
    return Scoring(bundle).assess(answers, form)


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
        self.grid: Callable[[str], tuple[ChoiceResult, ...]] = kept(self._grid)
        """The choices of a block by id."""
        self.path: Callable[[str], PathResult | None] = kept(self._path)
        """The way to the goal of a block by id."""
        self.plan: Callable[[str], PlanResult | None] = kept(self._plan)
        """The plan of a block by id."""
        self.confidence: Callable[[Form], ConfidenceResult] = kept(self._confidence)
        """How much all this rests on, in the form in use."""
        self._due: Callable[[str], bool] = kept(self._is_due)

    def assess(self, answers: Answers, form: Form = "full") -> Result:
        """Score the answers. The form in use decides nothing but which questions count as asked."""
        self.evaluation.take(answers.given)
        asked = frozenset(self.evaluation.asked("full"))
        return Result(
            assessment=self.bundle.assessment.id,
            content_version=self.bundle.content_version,
            form=form,
            answers=dict(answers.given),
            evidence=dict(answers.evidence),
            dropped=answers.dropped,
            hidden=tuple(name for name in self.bundle.questions if name not in asked),
            confidence=self.confidence(form),
            measures={name: self.measure(name) for name in self.bundle.measures},
            findings=self.findings(),
            actions=self.actions(),
            statuses={name: self.status(name) for name in self.bundle.statuses},
            comparisons={name: self.comparison(name) for name in self._blocks("comparison")},
            grids={name: self.grid(name) for name in self._blocks("grid")},
            paths={name: self.path(name) for name in self._blocks("path")},
            plans={name: self.plan(name) for name in self._blocks("plan")},
        )

    def _blocks(self, kind: str) -> list[str]:
        return [name for name, block in self.bundle.blocks.items() if block.kind == kind]

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

    def _grid(self, name: str) -> tuple[ChoiceResult, ...]:
        resolve = self.evaluation.resolve
        rows = self.bundle.blocks[name].rows
        return tuple([ChoiceResult(row.about, resolve(row.value), resolve(row.target)) for row in rows])

    def _path(self, name: str) -> PathResult | None:
        block = self.bundle.blocks[name]
        measure, goal = block.measure or "", self.evaluation.value(block.goal or "")
        if goal is None or self.evaluation.value(measure) is None:
            return None
        behind = questions_behind(self.bundle, f"measure:{measure}")
        given = {name: answer for name in behind if (answer := self.evaluation.given(name)) is not None}
        found = find_path(self.bundle, given, measure, goal)
        if found is None:
            return PathResult(goal, None)
        return PathResult(goal, tuple([Change(name, given.get(name), answer) for name, answer in found.items()]))

    def _plan(self, name: str) -> PlanResult | None:
        block = self.bundle.blocks[name]
        present, goal = self.evaluation.value(block.measure or ""), self.evaluation.value(block.goal or "")
        if present is None or goal is None:
            return None
        start = self.evaluation.answer(block.start) if block.start else None
        actions = [self.bundle.actions[one] for one in self.actions()[: block.most]]
        return plan(
            block,
            present=str(present),
            goal=str(goal),
            start=start if isinstance(start, str) and start not in (UNKNOWN, NOT_APPLICABLE) else None,
            elapsed=self.evaluation.number(f"answer:{block.elapsed}") if block.elapsed else None,
            actions=[(Task(f"action:{one.id}", one.owner), one.effort) for one in actions],
        )

    def _confidence(self, form: Form) -> ConfidenceResult:
        percent = self._percent()
        bounds = self.bundle.assessment.confidence
        given = [self.evaluation.given(name) for name in self.evaluation.asked(form)]
        return ConfidenceResult(
            level="high" if percent >= bounds.high else "medium" if percent >= bounds.medium else "low",
            asked=len(given),
            answered=len(given) - given.count(None),
            unknown=given.count(UNKNOWN),
            not_applicable=given.count(NOT_APPLICABLE),
            percent=percent,
        )

    def _percent(self) -> int:
        """How many of all questions that apply are answered and known; a short form makes no result surer."""
        asked = [name for name in self.evaluation.asked("full") if not self.bundle.questions[name].intent]
        given = [self.evaluation.given(name) for name in asked]
        applies = len(given) - given.count(NOT_APPLICABLE)
        known = applies - given.count(None) - given.count(UNKNOWN)
        return 100 * known // applies if applies else 0


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
