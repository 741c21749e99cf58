"""`staffing.yaml`: company sizes and the staffing patterns that fit them."""

from collections.abc import Mapping
from typing import Literal

from pydantic import ValidationInfo, field_validator

from generator.assessment.contradiction import require_order
from generator.assessment.text import Text
from generator.schema.entity import Basis, Content, Count, Entity, Id, Ref


class SizeBand(Entity):
    """A range of company sizes."""

    range: Text
    at_least: Count
    """Employees, inclusive."""
    below: Count | None = None
    """Employees, exclusive; none for the largest band."""

    @field_validator("below")
    @classmethod
    def _check_below(cls, below: int | None, info: ValidationInfo) -> int | None:
        require_order(("at_least", info.data.get("at_least", 0)), ("below", below), apart=1)
        return below


class SupportLevel(Entity):
    """How much outside support a pattern needs."""

    description: Text
    need: Literal["required", "recommended", "optional"] = "optional"
    """Chooses the line that figures draw around it."""


class People(Content):
    """How many people hold a role in a pattern."""

    minimum: Count
    maximum: Count
    shared: bool = False
    """Whether these are people who hold other roles too."""
    covered_by: Id | None = None
    """The role that does this one's work where nobody holds it."""

    @field_validator("maximum")
    @classmethod
    def _check_maximum(cls, maximum: int, info: ValidationInfo) -> int:
        require_order(("minimum", info.data.get("minimum", 0)), ("maximum", maximum))
        return maximum


class StaffingPattern(Entity):
    """A way to staff the team."""

    summary: Text
    sizes: tuple[Id, ...]
    """The size bands it is meant for."""
    headcount: People
    """People in all."""
    people: Mapping[Id, People]
    """People by role."""
    support: Id
    """Outside support: a support level."""
    works_when: tuple[Text, ...]
    watch_for: tuple[Text, ...]
    next_step: Text
    refs: tuple[Ref, ...] = ()
    basis: Basis


class StaffingFile(Content):
    """Sizes and patterns."""

    summary: Text
    size_bands: tuple[SizeBand, ...]
    support_levels: tuple[SupportLevel, ...]
    patterns: tuple[StaffingPattern, ...]
