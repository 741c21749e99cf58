"""`phases.yaml`: from outside-led to in-house. `rollout.yaml`: in which order measures start."""

from pydantic import ValidationInfo, field_validator

from generator.assessment.contradiction import require_order
from generator.assessment.text import Text
from generator.schema.entity import Basis, Content, Count, Entity, Id, Ref
from generator.schema.role import Kpi


class Activity(Entity):
    """Something done in a phase."""

    description: Text
    owner: Ref
    """`role:…` or `neighbour:…`."""
    basis: Basis


class ExitCriterion(Entity):
    """What must be true before the next phase starts."""

    description: Text
    refs: tuple[Ref, ...] = ()
    basis: Basis


class Phase(Entity):
    """A stage of bringing the work in-house."""

    summary: Text
    duration: Text
    from_month: Count
    """Months since introduction."""
    to_month: Count
    lead: Id
    """Who leads: an option of the scale `holder`."""
    team_does: Text
    partner_does: Text
    activities: tuple[Activity, ...]
    kpis: tuple[Kpi, ...]
    exit_criteria: tuple[ExitCriterion, ...]
    refs: tuple[Ref, ...] = ()
    basis: Basis

    @field_validator("to_month")
    @classmethod
    def _check_months(cls, to_month: int, info: ValidationInfo) -> int:
        require_order(("from_month", info.data.get("from_month", 0)), ("to_month", to_month))
        return to_month


class PhasesFile(Content):
    """All phases, in order."""

    summary: Text
    caveat: Text
    """How far the durations can be relied on."""
    phases: tuple[Phase, ...]


class RolloutStep(Entity):
    """A measure, and when it may start."""

    description: Text
    ready_when: Text
    phase: Id
    """The phase in which it usually starts."""
    lead: Ref
    refs: tuple[Ref, ...] = ()
    basis: Basis


class Ladder(Entity):
    """Measures in the order in which they start."""

    summary: Text
    steps: tuple[RolloutStep, ...]


class RolloutFile(Content):
    """The ladders, the main one first."""

    title: Text
    summary: Text
    ladders: tuple[Ladder, ...]
