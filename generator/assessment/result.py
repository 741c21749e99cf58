"""What scoring gives. Ids and numbers only: a result reads the same in every language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.assessment.answers import Answer
from generator.assessment.evaluation import Reason, Value

type State = Literal["done", "open", "unknown"]


@dataclass(frozen=True)
class MeasureResult:
    """A measure's value beside what it should reach."""

    id: str
    value: Value | None
    target: Answer | Value | None
    because: tuple[Reason, ...]
    """The answers it was worked out from."""


@dataclass(frozen=True)
class FindingResult:
    """A finding that was triggered."""

    id: str
    severity: str
    because: tuple[Reason, ...]


@dataclass(frozen=True)
class StatusResult:
    """The state of a checklist item or exit criterion."""

    of: str
    state: State
    because: tuple[Reason, ...]


@dataclass(frozen=True)
class RowResult:
    """A line of a comparison. `gap` is what is missing; negative where there is more than `most`."""

    about: str
    value: int | float | None
    target: int | float | None
    most: int | float | None
    gap: int | float | None


@dataclass(frozen=True)
class ConfidenceResult:
    """How much the result rests on."""

    level: Literal["high", "medium", "low"]
    asked: int
    answered: int
    unknown: int
    not_applicable: int
    percent: int
    """Answered, of what was asked and applies."""


@dataclass(frozen=True)
class Result:
    """The outcome of one self-check."""

    assessment: str
    content_version: str
    answers: Mapping[str, Answer]
    dropped: tuple[str, ...]
    hidden: tuple[str, ...]
    """Questions that these answers leave no reason to ask."""
    confidence: ConfidenceResult
    measures: Mapping[str, MeasureResult]
    findings: tuple[FindingResult, ...]
    """The most severe first."""
    actions: tuple[str, ...]
    """Ids of the actions to take, each after those it needs."""
    statuses: Mapping[str, StatusResult]
    """By reference: `item:…`, `criterion:…`."""
    comparisons: Mapping[str, tuple[RowResult, ...]]
    """By id of the report's block."""

    def to_json(self) -> str:
        """Canonical JSON: the same result gives the same bytes everywhere."""
        return json.dumps(self, default=vars, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
