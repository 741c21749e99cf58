"""The report before it is written down: everything in the words of one language.

All values are immutable and hold everything that is told, so that equal values are written equally.
"""

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from generator.assessment.result import State

SEVERITY_SIGNS = {"critical": "■", "warning": "▲", "notice": "●", "strength": "★"}
STATE_SIGNS = {"done": "✓", "open": "□", "unknown": "？"}
GAP_SIGNS = {"short": "▼", "met": "＝", "over": "△", "unknown": "？"}

type Gap = Literal["short", "met", "over", "unknown"]


@dataclass(frozen=True)
class Prose:
    """Running text, as HTML with its links and without any marks."""

    html: Markup
    plain: str


@dataclass(frozen=True)
class Link:
    """Something the report names, with its address where it has one."""

    label: str
    url: str | None = None
    kind: str = ""
    """What sort of thing it is, in words."""


@dataclass(frozen=True)
class Reason:
    """Why the report says something: a question and its answer, or a measure and its value."""

    subject: Link
    value: str
    behind: tuple["Reason", ...] = ()
    """The answers a measure was worked out from."""


@dataclass(frozen=True)
class Missing:
    """Questions that must be answered before something can be told."""

    questions: tuple[Link, ...]
    more: int
    """How many there are beside those named."""


@dataclass(frozen=True)
class Place:
    """A thing of the playbook in which the answers place the reader."""

    label: str
    link: Link
    attribute: str = ""
    """Kind of thing, for the attribute `data-<kind>`."""
    value: str = ""
    """Its id."""


@dataclass(frozen=True)
class Placement:
    """Where the reader stands or should stand."""

    place: Place
    beside: Place | None
    verdict: str
    """Whether both are the same; empty where there is nothing to compare."""
    because: tuple[Reason, ...]


@dataclass(frozen=True)
class ComparisonRow:
    """What is there beside what should be."""

    subject: Link
    value: str
    target: str
    gap: str
    state: Gap


@dataclass(frozen=True)
class Comparison:
    """Rows, and the same as a figure where there is one."""

    caption: str
    unit: str
    """For the table's head: empty or in brackets."""
    rows: tuple[ComparisonRow, ...]
    figure: Markup


@dataclass(frozen=True)
class FindingView:
    """Something the answers show."""

    id: str
    severity: str
    severity_word: str
    title: str
    text: Prose
    because: tuple[Reason, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Findings:
    """The findings, the most severe first."""

    entries: tuple[FindingView, ...]


@dataclass(frozen=True)
class ActionView:
    """Something to do next."""

    number: int
    title: str
    text: Prose
    effort: str
    owner: Link | None
    because: tuple[Reason, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Actions:
    """The next actions in their order."""

    entries: tuple[ActionView, ...]
    later: tuple[str, ...]
    """Titles of those that follow."""


@dataclass(frozen=True)
class Check:
    """A checklist item or exit criterion and its state."""

    id: str
    attribute: str
    """What the attribute that holds its id is called, after `data-`."""
    subject: Link
    state: State
    state_word: str
    because: tuple[Reason, ...]


@dataclass(frozen=True)
class Checks:
    """Items or criteria."""

    tally: str
    entries: tuple[Check, ...]


type Body = Placement | Comparison | Findings | Actions | Checks


@dataclass(frozen=True)
class BlockView:
    """A part of the report. Has a body or a sentence that says why it has none."""

    id: str
    kind: str
    """As in the self-check's definition."""
    title: str
    intro: Prose | None
    body: Body | None
    nothing: str = ""
    missing: Missing | None = None


@dataclass(frozen=True)
class ConfidenceView:
    """How much the report rests on."""

    level: str
    level_word: str
    told: str
    missing: Missing | None
    dropped: str


@dataclass(frozen=True)
class Figure:
    """A measure, for the table of all figures."""

    id: str
    title: str
    data: str
    """Id or number as it is, empty if there is none."""
    value: str
    target: str


@dataclass(frozen=True)
class ReportView:
    """The whole report."""

    title: str
    confidence: ConfidenceView
    blocks: tuple[BlockView, ...]
    figures: tuple[Figure, ...]
