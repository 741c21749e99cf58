"""What a self-check is made of. Everything here is data: it comes from YAML and travels to the browser as JSON.

Values are referred to as `answer:<question id>` or `measure:<measure id>`, things of the playbook as `<kind>:<id>`
(`role:implementation`). `basis` names the source statement that a rule rests on, or `playbook` where the rule is the
playbook's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.assessment.blocks import Block
from generator.assessment.contradiction import ContradictionError, require_order
from generator.assessment.rules import Condition, Measure
from generator.assessment.text import STRICT, Text

UNKNOWN = "unknown"
"""The answer "I don't know", offered on every question."""
NOT_APPLICABLE = "not-applicable"
"""The answer "does not apply to us", offered where a question allows it."""


type Form = Literal["quick", "full"]
"""Which questions are in use: the key questions, or all."""

type Table = Mapping[str, Mapping[str, str | int]]
"""Entries by row, then column."""


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen."""

    __pydantic_config__ = STRICT
    id: str
    label: Text
    value: int | None = None
    """Points the answer is worth; none for an answer that names something and measures nothing."""
    hint: Text | None = None
    formerly: tuple[str, ...] = ()
    """Ids the option was known by before."""

    def __post_init__(self) -> None:
        if self.id in (UNKNOWN, NOT_APPLICABLE):
            raise ContradictionError("reserved-option", id=self.id)


@dataclass(frozen=True)
class Scale:
    """Answers that several questions share."""

    __pydantic_config__ = STRICT
    id: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Section:
    """A group of questions under one heading."""

    __pydantic_config__ = STRICT
    id: str
    title: Text
    intro: Text | None = None


@dataclass(frozen=True)
class Question:
    """One question. The order of the list is the order of asking."""

    __pydantic_config__ = STRICT
    id: str
    section: str
    text: Text
    basis: str
    kind: Literal["one", "many", "number", "date"] = "one"
    scale: str | None = None
    """Id of a shared scale; instead of `options`."""
    options: tuple[Option, ...] = ()
    hint: Text | None = None
    key: bool = False
    """Whether the quick form asks it."""
    not_applicable: bool = False
    """Whether "does not apply" is offered."""
    minimum: int = 0
    maximum: int | None = None
    unit: Text | None = None
    unit_one: Text | None = None
    """The unit after 1, where it differs."""
    about: str | None = None
    """The thing of the playbook that the question is about."""
    intent: bool = False
    """Whether it asks what the reader is going to do: nothing is less sure for want of an answer."""
    matrix: str | None = None
    """Id of the matrix that it is a row of."""
    lead: Text | None = None
    """What all rows of its matrix ask."""
    shown_when: Condition | None = None
    """Asked only while this is not false."""
    formerly: tuple[str, ...] = ()
    """Ids the question was known by before."""

    def __post_init__(self) -> None:
        if self.chosen != bool(self.scale or self.options):
            raise ContradictionError("no-options")
        if self.scale and self.options:
            raise ContradictionError("scale-and-options")
        if self.kind == "number" and self.maximum is None:
            raise ContradictionError("no-maximum")
        require_order(("minimum", self.minimum), ("maximum", self.maximum))

    @property
    def chosen(self) -> bool:
        """Whether it is answered by choosing among options."""
        return self.kind in ("one", "many")


@dataclass(frozen=True)
class Subject:
    """Something that the self-check is about and the playbook has no page for; referred to as `subject:<id>`."""

    __pydantic_config__ = STRICT
    id: str
    title: Text
    group: str = ""
    """Id of what it belongs to."""


@dataclass(frozen=True)
class Finding:
    """Something the answers show. Findings are told in order of severity, then of the list."""

    __pydantic_config__ = STRICT
    id: str
    severity: Literal["critical", "warning", "notice", "strength"]
    when: Condition
    title: Text
    text: Text
    basis: str
    refs: tuple[str, ...] = ()
    """Things of the playbook that explain it; a `pitfall:` among them is triggered by it."""


@dataclass(frozen=True)
class Action:
    """Something to do next."""

    __pydantic_config__ = STRICT
    id: str
    title: Text
    text: Text
    when: Condition
    effort: Literal["hours", "days", "weeks"]
    basis: str
    owner: str | None = None
    """Who does it: `role:…` or `neighbour:…`."""
    after: tuple[str, ...] = ()
    """Actions that come first if they too have to be done."""
    refs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Status:
    """When a checklist item or an exit criterion is done. Open if that is false, unknown if undetermined."""

    __pydantic_config__ = STRICT
    of: str
    """`item:<id>` or `criterion:<id>`."""
    done_when: Condition
    basis: str = "playbook"


@dataclass(frozen=True)
class Confidence:
    """From which percentage of questions answered on a result is called sure or fairly sure."""

    __pydantic_config__ = STRICT
    high: int
    medium: int

    def __post_init__(self) -> None:
        require_order(("medium", self.medium), ("high", self.high))


@dataclass(frozen=True)
class Assessment:
    """One self-check."""

    __pydantic_config__ = STRICT
    id: str
    order: int
    """Its place among the self-checks, in menus and lists."""
    title: Text
    summary: Text
    intro: Text
    confidence: Confidence
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    measures: tuple[Measure, ...]
    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]
    statuses: tuple[Status, ...]
    report: tuple[Block, ...]
    minutes: int = 10
    """How long the full form takes."""
    scales: tuple[Scale, ...] = ()
    """Scales of this check alone."""
    tables: Mapping[str, Table] = field(default_factory=dict)
    """Tables of this check alone."""
    subjects: tuple[Subject, ...] = ()
    recoded: Mapping[str, int] = field(default_factory=dict)
    """By question id, how often the question has been given other signs on paper than its id alone would give it."""
