"""The rules of a self-check: statements that are true or not, and values worked out from answers.

Values are referred to as `answer:<question id>` or `measure:<measure id>`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.assessment.contradiction import ContradictionError, require_order
from generator.assessment.text import STRICT, Text


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
            raise ContradictionError("condition-subject")
        compared = bool(self.one_of) or self.at_least is not None or self.at_most is not None
        if bool(self.answer or self.measure) != compared:
            raise ContradictionError("condition-comparison")
        if self.at_least is not None:
            require_order(("at_least", self.at_least), ("at_most", self.at_most))


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
    less_is_better: bool = False
    """Whether the value should come down to its target; otherwise it should rise to it."""
    names: str | None = None
    """Scale or kind of thing whose titles name the values: `phase`."""
    unit: Text | None = None
    unit_one: Text | None = None
    """The unit after 1, where it differs: "person" beside "people"."""
    internal: bool = False
    """Whether it only serves other rules: reports neither list it nor give it as a reason."""

    @property
    def repeats(self) -> bool:
        """Whether the value only restates one answer or other measures."""
        answers = [name for name in self.of if name.startswith("answer:")]
        return self.kind in ("difference", "steps", "choose", "table") and len(answers) < 2

    def __post_init__(self) -> None:
        needs = {
            "share": ("of", "counting"),
            "count": ("of", "counting"),
            "steps": ("of", "steps"),
            "choose": ("of", "cases"),
            "table": ("table", "row", "column"),
        }.get(self.kind, ("of",))
        if missing := [name for name in needs if not getattr(self, name)]:
            raise ContradictionError("missing-part", kind=self.kind, missing=tuple(missing))
        if self.kind == "difference" and len(self.of) != 2:
            raise ContradictionError("difference-of-two")
        if self.less_is_better and self.target is None:
            raise ContradictionError("no-target")
        if len({step.at_least for step in self.steps}) < len(self.steps):
            raise ContradictionError("same-step")
