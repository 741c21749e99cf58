"""The parts of a self-check's report. Like all of a self-check's definition, they are data and come from YAML."""

from dataclasses import dataclass
from typing import Literal

from generator.assessment.contradiction import ContradictionError, require_order
from generator.assessment.text import STRICT, Text


@dataclass(frozen=True)
class Row:
    """A line of a comparison or grid: what is there beside what should be."""

    __pydantic_config__ = STRICT
    about: str
    value: str
    target: str | int
    most: str | int | None = None
    """Upper end of the target, where it is a range."""


@dataclass(frozen=True)
class Task:
    """Something that a stage of a plan consists of."""

    __pydantic_config__ = STRICT
    about: str
    """The thing of the playbook that describes it: `activity:…`."""
    owner: str | None = None
    """Who does it: `role:…` or `neighbour:…`."""


@dataclass(frozen=True)
class Stage:
    """A stretch of the way that a plan describes."""

    __pydantic_config__ = STRICT
    about: str
    """The thing of the playbook that it is, whose id is a value of the block's measures: `phase:…`."""
    from_month: int
    to_month: int
    """Months since the beginning of the first stage."""
    tasks: tuple[Task, ...]
    """In the order in which they are done."""
    ends_when: tuple[str, ...]
    """What must be true before the next stage: references of statuses."""

    def __post_init__(self) -> None:
        require_order(("from_month", self.from_month), ("to_month", self.to_month))


@dataclass(frozen=True)
class Block:
    """A part of the report, in the order of the list.

    summary     the values of `measures`, the `most` weightiest findings and the `most` first actions, on one glance
    placement   `measure` names a thing of the playbook (a phase, a staffing pattern), `beside` the one to hold it against
    comparison  numbers of `rows`, drawn as `figure`
    grid        for each of `rows` the option of `scale` that is there, and the one that should be
    findings    the findings triggered
    actions     the next `most` actions
    path        the fewest changed answers with which `measure` has the value of the measure `goal`
    plan        `stages` from the one that `measure` gives to the one that `goal` gives, with dates from the answer `start`
    checklist   the states of a checklist's items
    criteria    the exit criteria of the phase that `measure` gives
    evidence    notes, owners and due dates beside answers
    """

    __pydantic_config__ = STRICT
    id: str
    kind: Literal[
        "summary",
        "placement",
        "comparison",
        "grid",
        "findings",
        "actions",
        "path",
        "plan",
        "checklist",
        "criteria",
        "evidence",
    ]
    title: Text
    intro: Text | None = None
    measure: str | None = None
    measure_title: Text | None = None
    measures: tuple[str, ...] = ()
    beside: str | None = None
    beside_title: Text | None = None
    goal: str | None = None
    """Id of a measure."""
    start: str | None = None
    """Id of a question of kind `date`."""
    elapsed: str | None = None
    """Id of a question of kind `number`: months since the beginning of the first stage."""
    least_months: int = 1
    """What a plan allows at least for the stage that is under way, however late it is by the months elapsed."""
    stages: tuple[Stage, ...] = ()
    rows: tuple[Row, ...] = ()
    figure: Literal["radar", "organisation", "none"] = "none"
    scale: str | None = None
    """Scale whose labels name the numbers of a comparison, or whose options are the columns of a grid."""
    unit: Text | None = None
    unit_one: Text | None = None
    """The unit after 1, where it differs."""
    checklist: str | None = None
    most: int = 5

    def __post_init__(self) -> None:
        needs = {
            "summary": ("measures",),
            "placement": ("measure",),
            "comparison": ("rows",),
            "grid": ("rows", "scale"),
            "path": ("measure", "goal"),
            "plan": ("measure", "goal", "stages"),
            "checklist": ("checklist",),
            "criteria": ("measure",),
        }.get(self.kind, ())
        if missing := [name for name in needs if not getattr(self, name)]:
            raise ContradictionError("missing-part", kind=self.kind, missing=tuple(missing))
