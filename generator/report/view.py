"""The report before it is written down: everything in the words of one language.

All values are immutable and hold everything that is told, so that equal values are written equally. They are named tuples,
because every report makes and compares hundreds of them, which takes frozen dataclasses several times as long.
"""

from typing import Literal, NamedTuple

from markupsafe import Markup

from generator.assessment.result import State
from generator.report.typed import Typed

SEVERITY_SIGNS = {"critical": "■", "warning": "▲", "notice": "●", "strength": "★"}
STATE_SIGNS = {"done": "✓", "open": "□", "unknown": "？"}
GAP_SIGNS = {"short": "▼", "met": "＝", "over": "△", "unknown": "？"}

CELL_SIGNS = {"both": "◎", "today": "●", "target": "○", "": ""}

FEW = 4
"""Up to so many reasons are shown at once; more are folded away."""

type Gap = Literal["short", "met", "over", "unknown"]
type Cell = Literal["both", "today", "target", ""]


class Prose(NamedTuple):
    """Running text, as HTML with its links and without any marks."""

    html: Markup
    plain: str


class Link(NamedTuple):
    """Something the report names, with its address where it has one."""

    label: str
    url: str | None = None
    kind: str = ""
    """What sort of thing it is, in words."""


class Reason(NamedTuple):
    """Why the report says something: a question and its answer, or a measure and its value."""

    subject: Link
    value: str
    behind: tuple["Reason", ...] = ()
    """The answers a measure was worked out from."""


class Missing(NamedTuple):
    """Questions that must be answered before something can be told."""

    questions: tuple[Link, ...]
    more: int
    """How many there are beside those named."""
    told: str = ""
    """What answering leads to; empty where a heading says it."""


class Place(NamedTuple):
    """A thing of the playbook in which the answers place the reader."""

    label: str
    link: Link
    attribute: str = ""
    """Kind of thing, for the attribute `data-<kind>`."""
    value: str = ""
    """Its id."""


class Placement(NamedTuple):
    """Where the reader stands or should stand."""

    place: Place
    beside: Place | None
    verdict: str
    """Whether both are the same; empty where there is nothing to compare."""
    because: tuple[Reason, ...]


class Waiting(NamedTuple):
    """A line about which the answers tell nothing yet."""

    subject: Link
    target: str = ""
    """What should be there, where that is known."""


class ComparisonRow(NamedTuple):
    """What is there beside what should be."""

    subject: Link
    value: str
    target: str
    gap: str
    state: Gap


class Comparison(NamedTuple):
    """Rows, and the same as a figure where there is one."""

    caption: str
    unit: str
    """For the table's head: empty or in brackets."""
    rows: tuple[ComparisonRow, ...]
    waiting: tuple[Waiting, ...]
    figure: Markup


class FindingView(NamedTuple):
    """Something the answers show."""

    id: str
    severity: str
    severity_word: str
    title: str
    text: Prose
    because: tuple[Reason, ...]
    links: tuple[Link, ...]


class Findings(NamedTuple):
    """The findings, the most severe first."""

    entries: tuple[FindingView, ...]


class ActionView(NamedTuple):
    """Something to do next."""

    id: str
    number: int
    title: str
    text: Prose
    effort: str
    owner: Link | None
    because: tuple[Reason, ...]
    links: tuple[Link, ...]


class Actions(NamedTuple):
    """The next actions in their order."""

    entries: tuple[ActionView, ...]
    later: tuple[str, ...]
    """Titles of those that follow."""


class Check(NamedTuple):
    """A checklist item or exit criterion and its state."""

    id: str
    attribute: str
    """What the attribute that holds its id is called, after `data-`."""
    subject: Link
    state: State
    state_word: str
    because: tuple[Reason, ...]


class Checks(NamedTuple):
    """Items or criteria."""

    tally: str
    entries: tuple[Check, ...]
    waiting: tuple[Waiting, ...]


class Headline(NamedTuple):
    """A part of the report in a few words, with the address of the part."""

    link: Link
    sign: str = ""
    aside: str = ""


class Summary(NamedTuple):
    """The report on one glance."""

    facts: tuple[Place, ...]
    gaps: tuple[Headline, ...]
    asks: tuple[Headline, ...]


class GridRow(NamedTuple):
    """A line of a grid."""

    subject: Link
    cells: tuple[Cell, ...]
    state: Gap
    told: str
    """What has to become of it."""


class Grid(NamedTuple):
    """For each line the option that is there and the one that should be."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    waiting: tuple[Waiting, ...]
    tally: str


class PathStep(NamedTuple):
    """An answer to change, and what helps with it."""

    question: Link
    before: str
    after: str
    links: tuple[Link, ...]


class Path(NamedTuple):
    """What has to change before a goal is reached."""

    told: str
    steps: tuple[PathStep, ...]


class PlanRow(NamedTuple):
    """Something to do, by whom and when."""

    subject: Link
    owner: Link | None
    time: str


class PlanPart(NamedTuple):
    """A stretch of a plan: the next actions, or a stage with what ends it."""

    id: str
    title: Link
    time: str
    rows: tuple[PlanRow, ...]
    ends: str
    """When, and that, what follows must be true; empty where nothing must."""
    ends_when: tuple[Check, ...]


class Plan(NamedTuple):
    """A dated way to a goal."""

    told: str
    parts: tuple[PlanPart, ...]


class Note(NamedTuple):
    """What stands beside an answer."""

    question: Link
    answer: str
    note: Typed
    link: Link | None
    owner: Typed
    due: str


class Notes(NamedTuple):
    """Notes, owners and due dates."""

    entries: tuple[Note, ...]


type Body = Placement | Comparison | Findings | Actions | Checks | Summary | Grid | Path | Plan | Notes


class BlockView(NamedTuple):
    """A part of the report. Has a body or a sentence that says why it has none."""

    id: str
    kind: str
    """As in the self-check's definition."""
    title: str
    intro: Prose | None
    body: Body | None
    nothing: str = ""
    missing: Missing | None = None


class ConfidenceView(NamedTuple):
    """How much the report rests on."""

    level: str
    level_word: str
    told: str
    basis: str
    """That the quick form makes a result no surer than it is; empty for the full form."""
    missing: Missing | None
    dropped: str
    """Sentence on answers that were left out; empty if there are none."""


class Figure(NamedTuple):
    """A measure, for the table of all figures."""

    id: str
    title: str
    data: str
    """Id or number as it is, empty if there is none."""
    value: str
    target: str


class Figures(NamedTuple):
    """The table of all figures; those without a value are only counted."""

    rows: tuple[Figure, ...]
    waiting: tuple[Waiting, ...]


class ReportView(NamedTuple):
    """The whole report."""

    title: str
    confidence: ConfidenceView
    contents: tuple[Link, ...]
    """The parts that follow, with the addresses of their headings."""
    blocks: tuple[BlockView, ...]
    figures: Figures
