"""A plan in words: by whom what is done from when to when, and what must be true at the end of each stage."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from generator.assessment.answers import Answers
from generator.assessment.blocks import Block
from generator.assessment.bundle import Bundle
from generator.assessment.plan import Planned, PlannedStage, PlanResult
from generator.assessment.scoring import Scoring
from generator.report.view import Check, Link, Plan, PlanPart, PlanRow
from generator.report.wording import Wording


class Schedule:
    """A plan's days in words."""

    def __init__(self, plan: PlanResult, wording: Wording) -> None:
        self.start = date.fromisoformat(plan.start) if plan.start else None
        self._wording = wording

    def day(self, day: int) -> str:
        """A day after the start in words."""
        return str(self.dated(day))

    def dated(self, day: int) -> date | str:
        """A day after the start: its date, or its week in words while the start is not known."""
        if self.start:
            return self.start + timedelta(days=day)
        return self._wording.word("plan-week", n=day // 7 + 1)

    def span(self, first: int, last: int) -> str:
        """From one day to another."""
        begin, end = self.day(first), self.day(last)
        return begin if begin == end else self._wording.word("plan-span", first=begin, last=end)


class PlanFile(NamedTuple):
    """The plan that answers come to, with what tells of it in a file of its own."""

    title: str
    told: str
    """From where to where it leads, and until when."""
    plan: PlanResult
    wording: Wording
    scoring: Scoring

    @classmethod
    def of(cls, bundle: Bundle, answers: Answers, language: str) -> "PlanFile | None":
        """The first plan of the self-check's report; none while it is not known where the reader stands."""
        scoring = Scoring(bundle)
        scoring.evaluation.take(answers.given)
        wording = Wording(scoring.evaluation, language)
        block = next((block for block in bundle.blocks.values() if block.kind == "plan"), None)
        plan = scoring.plan(block.id) if block else None
        if block is None or plan is None:
            return None
        title = wording.plain(bundle.assessment.title) + wording.word("colon") + wording.plain(block.title)
        return cls(title, _tell(block, plan, wording), plan, wording, scoring)


def tell_plan(block: Block, wording: Wording, scoring: Scoring, check: Callable[[str], Check]) -> Plan | None:
    """The block's plan; none while it is not known where the reader stands."""
    plan = scoring.plan(block.id)
    if plan is None:
        return None
    schedule = Schedule(plan, wording)
    stages = [_stage(stage, schedule, wording, check) for stage in plan.stages]
    return Plan(_tell(block, plan, wording), (*_actions(plan, schedule, wording), *stages))


def _tell(block: Block, plan: PlanResult, wording: Wording) -> str:
    names = {"present": wording.measured(block.measure or "", plan.present)}
    names["goal"] = wording.measured(block.goal or "", plan.goal)
    day = Schedule(plan, wording).day(plan.stages[-1].last)
    told = wording.word("plan-stay" if plan.present == plan.goal else "plan-told", **names, day=day)
    return told if plan.start else told + wording.word("plan-undated")


def _actions(plan: PlanResult, schedule: Schedule, wording: Wording) -> list[PlanPart]:
    if not plan.actions:
        return []
    rows = tuple([_row(one, schedule, wording) for one in plan.actions])
    time = schedule.span(plan.actions[0].first, plan.actions[-1].last)
    return [PlanPart("actions", Link(wording.word("plan-actions")), time, rows, "", ())]


def _stage(stage: PlannedStage, schedule: Schedule, wording: Wording, check: Callable[[str], Check]) -> PlanPart:
    return PlanPart(
        id=stage.about.partition(":")[2],
        title=Link(*wording.link(stage.about)),
        time=schedule.span(stage.first, stage.last),
        rows=tuple([_row(task, schedule, wording) for task in stage.tasks]),
        ends=wording.word("plan-ends", day=schedule.day(stage.last)),
        ends_when=tuple([check(reference) for reference in stage.ends_when]),
    )


def _row(planned: Planned, schedule: Schedule, wording: Wording) -> PlanRow:
    return PlanRow(
        subject=Link(*subject(planned.about, wording)),
        owner=Link(*wording.link(planned.owner)) if planned.owner else None,
        time=schedule.span(planned.first, planned.last),
    )


def subject(about: str, wording: Wording) -> tuple[str, str | None]:
    """Title and address of what is planned; an action of the self-check has its place in the report."""
    kind, _, name = about.partition(":")
    if kind == "action":
        return wording.plain(wording.bundle.actions[name].title), f"#action-{name}"
    return wording.link(about)
