"""A dated way from the stage a team is in to the stage it aims for.

1. The plan goes from the present stage up to, and without, the goal; where that leaves nothing, it is about the present one.
2. Each stage takes the months that the playbook gives it; the present one what the months elapsed leave of them, and never
   less than the block's `least_months`.
3. The tasks of a stage follow one another and share its time equally; what ends it is due on its last day.
4. The next actions begin on the first day, one after another, each with the time of its effort.

Days are counted from the start. While no date of the start is known, its ordinal is 0, and only weeks can be told.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.assessment.blocks import Block, Stage, Task

DAYS: Mapping[str, int] = {"hours": 7, "days": 14, "weeks": 42}
"""Calendar days that a plan allows for an action, by its effort: there is other work to do."""
UNDATED = date(2001, 1, 1)
"""Stands for the start while that is not known; months have their usual lengths from there."""


@dataclass(frozen=True)
class Planned:
    """Something to do, from its first day to its last."""

    about: str
    """`activity:…`, `action:…`"""
    owner: str | None
    first: int
    """Days after the start."""
    last: int


@dataclass(frozen=True)
class PlannedStage:
    """A stage of the plan."""

    about: str
    first: int
    last: int
    tasks: tuple[Planned, ...]
    ends_when: tuple[str, ...]


@dataclass(frozen=True)
class PlanResult:
    """The plan from now to the goal."""

    start: str | None
    """ISO 8601."""
    present: str
    goal: str
    actions: tuple[Planned, ...]
    stages: tuple[PlannedStage, ...]


def plan(
    block: Block, present: str, goal: str, start: str | None, elapsed: float | None, actions: list[tuple[Task, str]]
) -> PlanResult | None:
    """The plan of a block; none if the present stage is none of it.

    Args:
        block: of kind `plan`.
        present: id of the stage that is under way.
        goal: id of the stage to reach.
        start: ISO 8601, or none while it is not known.
        elapsed: months since the beginning of the first stage, if they are known.
        actions: what to do next, each with its effort.
    """
    names = [_id(stage.about) for stage in block.stages]
    if present not in names:
        return None
    here = names.index(present)
    there = names.index(goal) if goal in names else here
    stages: list[PlannedStage] = []
    first_day = begin = date.fromisoformat(start) if start else UNDATED
    for stage in block.stages[here : max(there, here + 1)]:
        months = stage.to_month - stage.from_month
        if stage.about == block.stages[here].about and elapsed is not None:
            months = max(block.least_months, stage.to_month - max(stage.from_month, int(elapsed)))
        end = months_after(begin, months)
        stages.append(_planned(stage, (begin - first_day).days, (end - first_day).days))
        begin = end
    return PlanResult(start, present, goal, tuple(_in_turn(actions)), tuple(stages))


def _planned(stage: Stage, begin: int, end: int) -> PlannedStage:
    length, many = end - begin, len(stage.tasks)
    tasks = tuple(
        Planned(
            task.about, task.owner, begin + length * index // many, max(begin, begin + length * (index + 1) // many - 1)
        )
        for index, task in enumerate(stage.tasks)
    )
    return PlannedStage(stage.about, begin, end - 1, tasks, stage.ends_when)


def _in_turn(actions: list[tuple[Task, str]]) -> Iterator[Planned]:
    begin = 0
    for task, effort in actions:
        end = begin + DAYS[effort]
        yield Planned(task.about, task.owner, begin, end - 1)
        begin = end


def months_after(day: date, months: int) -> date:
    """The same day some months later; the month's last where it has none of that number."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _id(reference: str) -> str:
    return reference.partition(":")[2]
