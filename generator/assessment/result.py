"""What scoring gives. Ids and numbers only: a result reads the same in every language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from json.encoder import encode_basestring
from typing import Literal

from generator.assessment.answers import Answer
from generator.assessment.canonical import ENCODER
from generator.assessment.definition import Form
from generator.assessment.evaluation import Reason, Value
from generator.assessment.evidence import Evidence
from generator.assessment.plan import PlanResult

type State = Literal["done", "open", "unknown"]


class _Lasting:
    """A part that many results share while answers change one by one, so that its JSON is written once."""

    @cached_property
    def json(self) -> str:
        return ENCODER.encode(vars(self))


@dataclass(frozen=True)
class MeasureResult(_Lasting):
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
class StatusResult(_Lasting):
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
class ChoiceResult:
    """A line of a grid: the option that was chosen, and the one that is wanted."""

    about: str
    value: Answer | Value | None
    target: Answer | Value | None


@dataclass(frozen=True)
class Change:
    """A question that is answered in another way."""

    question: str
    before: Answer | None
    after: Answer


@dataclass(frozen=True)
class PathResult:
    """What has to change before a measure has the value that is aimed for."""

    goal: Value
    changes: tuple[Change, ...] | None
    """Nothing where the goal is reached; none where no answers bring it about."""


@dataclass(frozen=True)
class ConfidenceResult:
    """How much the result rests on: `level` and `percent` of all questions but intents, the counts of the form in use."""

    level: Literal["high", "medium", "low"]
    asked: int
    """Questions that the form shows."""
    answered: int
    """Those with an answer, "I don't know" and "does not apply" included."""
    unknown: int
    not_applicable: int
    percent: int
    """Answered and known, of what applies."""


@dataclass(frozen=True)
class Result:
    """The outcome of one self-check."""

    assessment: str
    content_version: str
    form: Form
    answers: Mapping[str, Answer]
    evidence: Mapping[str, Evidence]
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
    """By id of the report's block, as what follows."""
    grids: Mapping[str, tuple[ChoiceResult, ...]]
    paths: Mapping[str, PathResult | None]
    """None while it is not known where the reader stands."""
    plans: Mapping[str, PlanResult | None]

    def to_json(self) -> str:
        """Canonical JSON: the same result gives the same bytes everywhere."""
        written = {name: ENCODER.encode(value) for name, value in vars(self).items() if name not in _SHARED}
        for name in _SHARED:
            written[name] = _write_object({key: part.json for key, part in getattr(self, name).items()})
        return _write_object(written)


_SHARED = ("measures", "statuses")


def _write_object(members: Mapping[str, str]) -> str:
    """Members that are JSON already as an object of JSON."""
    return "{" + ",".join([f"{encode_basestring(name)}:{members[name]}" for name in sorted(members)]) + "}"
