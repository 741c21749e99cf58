"""Dates of a plan."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assessment.blocks import Block, Stage, Task
from generator.assessment.plan import DAYS, PlanResult, plan
from tests.support.everyones_answers import QUICK
from tests.support.tiny_check import WORD

STAGES = (
    Stage("phase:one", 0, 6, (Task("activity:a", "role:x"), Task("activity:b"), Task("activity:c")), ("criterion:a",)),
    Stage("phase:two", 6, 24, (Task("activity:d"),), ("criterion:b",)),
    Stage("phase:three", 24, 48, (), ()),
)
BLOCK = Block("plan", "plan", WORD, measure="m", goal="g", stages=STAGES, least_months=3)
IDS = ("one", "two", "three")


def planned(present: str, goal: str, start: str | None = "2026-12-01", elapsed: float | None = None) -> PlanResult:
    """The plan, of which there must be one."""
    found = plan(BLOCK, present, goal, start, elapsed, [])
    assert found
    return found


@pytest.mark.parametrize(
    ("present", "goal", "stages"),
    [
        ("one", "two", ["one"]),
        ("one", "three", ["one", "two"]),
        ("two", "three", ["two"]),
        ("two", "two", ["two"]),
        ("three", "one", ["three"]),
        ("three", "elsewhere", ["three"]),
    ],
)
def test_stages(present: str, goal: str, stages: list[str]) -> None:
    """The plan goes from the present stage up to the goal, and where that leaves nothing it is about the present one."""
    assert [stage.about for stage in planned(present, goal).stages] == [f"phase:{name}" for name in stages]


def test_no_stage() -> None:
    """From a stage that the plan does not know there is none."""
    assert plan(BLOCK, "elsewhere", "two", "2026-12-01", None, []) is None


@pytest.mark.parametrize(
    ("elapsed", "end"),
    [
        (None, "2027-05-31"),
        (0, "2027-05-31"),
        (2, "2027-03-31"),
        (3, "2027-02-28"),
        (5, "2027-02-28"),
        (60, "2027-02-28"),
    ],
)
def test_present_stage_gets_what_is_left(elapsed: float | None, end: str) -> None:
    """The stage under way gets the months that are left of it by the calendar, and at least three."""
    last = planned("one", "two", elapsed=elapsed).stages[0].last
    assert (date(2026, 12, 1) + timedelta(days=last)).isoformat() == end


def test_last_of_the_month() -> None:
    """A month that has no such day ends on its last."""
    last = planned("one", "two", start="2027-08-31").stages[0].last
    assert date(2027, 8, 31) + timedelta(days=last + 1) == date(2028, 2, 29)


def test_actions_follow_one_another() -> None:
    """The next actions begin at once, each with the time of its effort."""
    actions = [(Task("action:a", "role:x"), "weeks"), (Task("action:b"), "hours")]
    found = plan(BLOCK, "one", "two", None, None, actions)
    assert found
    assert [(one.about, one.first, one.last) for one in found.actions] == [
        ("action:a", 0, DAYS["weeks"] - 1),
        ("action:b", DAYS["weeks"], DAYS["weeks"] + DAYS["hours"] - 1),
    ]


@QUICK
@given(
    present=st.sampled_from(IDS),
    goal=st.sampled_from(IDS),
    start=st.none() | st.dates(date(2000, 1, 1), date(2200, 1, 1)).map(date.isoformat),
    elapsed=st.none() | st.integers(0, 240),
)
def test_time_is_divided(present: str, goal: str, start: Any, elapsed: Any) -> None:
    """Stages follow one another without a gap, and so do the tasks of each, which end with it."""
    day = 0
    for stage in planned(present, goal, start, elapsed).stages:
        assert stage.first == day <= stage.last
        for task in stage.tasks:
            assert task.first == day <= task.last
            day = task.last + 1
        day = stage.last + 1
        assert not stage.tasks or stage.tasks[-1].last == stage.last
