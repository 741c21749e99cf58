"""`roles/<id>.yaml`: a role of the team. `neighbours.yaml`: those it hands over to. `handover.yaml`: the rules for that."""

from collections.abc import Mapping
from typing import Literal

from generator.assessment.text import Text
from generator.schema.entity import Basis, Content, Entity, Id, Ref


class Duty(Entity):
    """Something a role does."""

    description: Text
    level: Literal["routine", "advanced"]
    """Routine duties come in-house first; advanced ones stay longer with the partner."""
    holders: Mapping[Id, Id]
    """Who does it, by phase: an option of the scale `holder`."""
    basis: Basis
    holders_basis: Basis = "playbook"


class Skill(Entity):
    """Something a role must be able to do."""

    description: Text
    required: Mapping[Id, int]
    """Level needed, by phase: a value of the scale `skill-level`."""
    basis: Basis
    required_basis: Basis = "playbook"


class Kpi(Entity):
    """A figure that shows whether a role or phase does its work."""

    description: Text
    target: Text | None = None
    basis: Basis


class Collaboration(Content):
    """What a role does together with another."""

    partner: Ref
    """`role:…` or `neighbour:…`."""
    on: Text


class Role(Entity):
    """A role of the team."""

    order: int
    summary: Text
    why: Text
    """Why the role matters."""
    if_missing: Text
    """What happens while nobody holds it."""
    decisive: bool = False
    """Whether its absence explains most failures; pages make that plain. One role at most."""
    duties: tuple[Duty, ...]
    skills: tuple[Skill, ...]
    kpis: tuple[Kpi, ...]
    works_with: tuple[Collaboration, ...]
    refs: tuple[Ref, ...] = ()
    """Pitfalls, cases and checklist items that show it at work."""
    basis: Basis


class Neighbour(Entity):
    """Someone outside the team to whom it hands over."""

    summary: Text
    receives: Text
    """What they get from the team."""
    gives: Text
    """What they give to the team."""
    refs: tuple[Ref, ...] = ()
    basis: Basis


class NeighboursFile(Content):
    """All neighbours."""

    neighbours: tuple[Neighbour, ...]


class HandoverRule(Entity):
    """A rule that the team and a neighbour agree on."""

    description: Text
    agree: tuple[Text, ...]
    """The points to write down."""
    example: Text | None = None
    refs: tuple[Ref, ...] = ()
    basis: Basis


class HandoverStep(Entity):
    """A step of the work's way out of the team."""

    description: Text
    holder: Ref
    """Who does it: `role:…` or `neighbour:…`."""
    basis: Basis


class HandoverFile(Content):
    """The rules for handing work over."""

    title: Text
    summary: Text
    steps: tuple[HandoverStep, ...]
    rules: tuple[HandoverRule, ...]
    refs: tuple[Ref, ...] = ()
