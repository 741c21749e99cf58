"""What a self-check is made of. Everything here is data: it comes from YAML and travels to the browser as JSON.

Values are referred to as `answer:<question id>` or `measure:<measure id>`, things of the playbook as `<kind>:<id>`
(`role:implementation`). `basis` names the source statement that a rule rests on, or `playbook` where the rule is the
playbook's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.assessment.text import Text

UNKNOWN = "unknown"
"""The answer "I don't know", offered on every question."""
NOT_APPLICABLE = "not-applicable"
"""The answer "does not apply to us", offered where a question allows it."""

STRICT = {"extra": "forbid", "use_attribute_docstrings": True}
"""For pydantic, which validates these classes at build time; the browser has no use for it."""


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen."""

    __pydantic_config__ = STRICT
    id: str
    label: Text
    value: int | None = None
    """Points the answer is worth; none for an answer that names something and measures nothing."""
    hint: Text | None = None

    def __post_init__(self) -> None:
        if self.id in (UNKNOWN, NOT_APPLICABLE):
            raise ValueError(f"has the id {self.id!r}, which questions offer without being told")


@dataclass(frozen=True)
class Scale:
    """Answers that several questions share."""

    __pydantic_config__ = STRICT
    id: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Condition:
    """A statement about answers and measures that is true, false, or undetermined while an answer is missing.

    Either about one subject (`answer`, `measure` or `finding`) or a combination (`all_of`, `any_of`, `none_of`).
    """

    __pydantic_config__ = STRICT
    answer: str | None = None
    """Id of a question; with `one_of`, `at_least` or `at_most`."""
    measure: str | None = None
    """Id of a measure; with `one_of`, `at_least` or `at_most`."""
    finding: str | None = None
    """Id of an earlier finding; true if that finding was triggered."""
    one_of: tuple[str, ...] = ()
    """True if the subject has one of these values; for a question with several answers, if any of them was chosen."""
    at_least: int | None = None
    at_most: int | None = None
    all_of: tuple["Condition", ...] = ()
    any_of: tuple["Condition", ...] = ()
    none_of: tuple["Condition", ...] = ()

    def __post_init__(self) -> None:
        subjects = [self.answer, self.measure, self.finding]
        forms = [*(subject for subject in subjects if subject), self.all_of, self.any_of, self.none_of]
        if sum(bool(form) for form in forms) != 1:
            raise ValueError("needs exactly one of: answer, measure, finding, all_of, any_of, none_of")
        compared = bool(self.one_of) or self.at_least is not None or self.at_most is not None
        if bool(self.answer or self.measure) != compared:
            raise ValueError("needs one_of, at_least or at_most beside answer or measure, and nowhere else")


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
    kind: Literal["one", "many", "number"] = "one"
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
    about: str | None = None
    """The thing of the playbook that the question is about."""
    shown_when: Condition | None = None
    """Asked only while this is not false."""
    formerly: tuple[str, ...] = ()
    """Ids the question was known by before."""

    def __post_init__(self) -> None:
        if (self.kind != "number") != bool(self.scale or self.options):
            raise ValueError("needs a scale or options, unless its kind is number")
        if self.scale and self.options:
            raise ValueError("has a scale and options: keep one of them")
        if self.kind == "number" and self.maximum is None:
            raise ValueError("is a number and needs a maximum")


@dataclass(frozen=True)
class Step:
    """From this number on, the value of a `steps` measure."""

    __pydantic_config__ = STRICT
    at_least: int
    value: str | int


@dataclass(frozen=True)
class Case:
    """A value of a `choose` measure, and when it is chosen."""

    __pydantic_config__ = STRICT
    when: Condition
    value: str | int


@dataclass(frozen=True)
class Measure:
    """A value worked out from answers and other measures; none while what it needs is missing.

    kind        value
    mean        weighted mean of points; "don't know" counts 0 points, "does not apply" and unanswered are left out
    share       percentage of answers that are among `counting`; the same rule for what is missing
    count       number of answers that are among `counting`
    sum         sum of numbers
    minimum     least of the numbers
    difference  first minus second
    steps       value of the highest step that the number reaches
    choose      value of the first case that is true, else `otherwise`, either of which may be a reference; none while
                nothing in `of` is answered
    table       entry of a table of the playbook in `row` and `column`
    """

    __pydantic_config__ = STRICT
    id: str
    title: Text
    kind: Literal["mean", "share", "count", "sum", "minimum", "difference", "steps", "choose", "table"]
    basis: str
    of: tuple[str, ...] = ()
    """The answers and measures it is worked out from."""
    weights: Mapping[str, int] = field(default_factory=dict)
    """Weight by entry of `of`; 1 where nothing is said."""
    counting: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    cases: tuple[Case, ...] = ()
    otherwise: str | int | None = None
    table: str | None = None
    row: str | None = None
    """An id, or a reference to the value that holds it."""
    column: str | None = None
    target: str | int | None = None
    """What the value should reach: a number or a reference."""
    names: str | None = None
    """Scale or kind of thing whose titles name the values: `phase`."""
    unit: Text | None = None

    def __post_init__(self) -> None:
        needs = {
            "share": ("of", "counting"),
            "count": ("of", "counting"),
            "steps": ("of", "steps"),
            "choose": ("of", "cases"),
            "table": ("table", "row", "column"),
        }.get(self.kind, ("of",))
        if missing := [name for name in needs if not getattr(self, name)]:
            raise ValueError(f"is of kind {self.kind} and needs {', '.join(missing)}")
        if self.kind == "difference" and len(self.of) != 2:
            raise ValueError("is a difference and needs exactly two entries in of")


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
    """The role that does it."""
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
class Row:
    """A line of a comparison: what is there beside what should be."""

    __pydantic_config__ = STRICT
    about: str
    value: str
    target: str | int
    most: str | int | None = None
    """Upper end of the target, where it is a range."""


@dataclass(frozen=True)
class Block:
    """A part of the report, in the order of the list.

    placement   `measure` names a thing of the playbook (a phase, a staffing pattern), `beside` the one to hold it against
    comparison  `rows`, drawn as `figure`
    findings    the findings triggered
    actions     the next `most` actions
    checklist   the states of a checklist's items
    criteria    the exit criteria of the phase that `measure` gives
    """

    __pydantic_config__ = STRICT
    id: str
    kind: Literal["placement", "comparison", "findings", "actions", "checklist", "criteria"]
    title: Text
    intro: Text | None = None
    measure: str | None = None
    measure_title: Text | None = None
    beside: str | None = None
    beside_title: Text | None = None
    rows: tuple[Row, ...] = ()
    figure: Literal["radar", "organisation", "none"] = "none"
    scale: str | None = None
    """Scale whose labels name the numbers of a comparison."""
    unit: Text | None = None
    checklist: str | None = None
    most: int = 5

    def __post_init__(self) -> None:
        need = {"placement": "measure", "comparison": "rows", "checklist": "checklist", "criteria": "measure"}
        if (name := need.get(self.kind)) and not getattr(self, name):
            raise ValueError(f"is of kind {self.kind} and needs {name}")


@dataclass(frozen=True)
class Confidence:
    """From which percentage of questions answered on a result is called sure or fairly sure."""

    __pydantic_config__ = STRICT
    high: int
    medium: int


@dataclass(frozen=True)
class Assessment:
    """One self-check."""

    __pydantic_config__ = STRICT
    id: str
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
