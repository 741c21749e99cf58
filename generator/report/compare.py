"""The rows of a comparison, as a table and as the figure that its block asks for."""

from itertools import compress

from markupsafe import Markup

from generator.assessment.blocks import Block
from generator.assessment.definition import UNKNOWN
from generator.assessment.result import RowResult
from generator.assessment.scoring import Scoring
from generator.figures.lettering import number
from generator.figures.organisation import Post, Support, organisation
from generator.figures.radar import FEWEST, MOST, Axis, radar
from generator.report.view import Comparison, ComparisonRow, Gap, Link, Waiting
from generator.report.wording import Wording, rounded

PATTERN = "staffing"
"""What a placement block's measure names where an organisation figure shows that pattern."""


def compare(block: Block, wording: Wording, scoring: Scoring) -> Comparison | None:
    """The block's rows; none while no row has a value of the reader's."""
    rows = scoring.comparison(block.id)
    if all(row.value is None for row in rows):
        return None
    unit = wording.word("unit", unit=wording.plain(block.unit)) if block.unit else ""
    figure = Markup()
    if block.figure == "radar":
        figure = _draw_radar(block, rows, wording)
    elif block.figure == "organisation":
        figure = _draw_organisation(block, rows, wording, scoring)
    told = [
        row.value is not None or scoring.evaluation.resolve(source.value) == UNKNOWN
        for row, source in zip(rows, block.rows, strict=True)
    ]
    lines = tuple([_line(row, block, wording) for row in compress(rows, told)])
    waiting = tuple([_waiting(row, block, wording) for row, known in zip(rows, told, strict=True) if not known])
    return Comparison(wording.plain(block.title), unit, lines, waiting, figure)


def _line(row: RowResult, block: Block, wording: Wording) -> ComparisonRow:
    state = _state(row)
    return ComparisonRow(
        subject=Link(*wording.link(row.about)),
        value=wording.word(UNKNOWN) if row.value is None else _told(row.value, block, wording),
        target=_target(row, block, wording),
        gap=_gap(row, state, block, wording),
        state=state,
    )


def _gap(row: RowResult, state: Gap, block: Block, wording: Wording) -> str:
    """What is missing or too much, with its unit; of levels, how many."""
    gap = abs(row.gap or 0)
    if block.scale and state == "short":
        return wording.word("gap-below", n=number(rounded(gap)))
    return wording.word(f"gap-{state}", n=wording.with_unit(gap, block))


def _waiting(row: RowResult, block: Block, wording: Wording) -> Waiting:
    return Waiting(Link(*wording.link(row.about)), "" if row.target is None else _target(row, block, wording))


def _state(row: RowResult) -> Gap:
    if row.gap is None:
        return "unknown"
    return "short" if row.gap > 0 else "over" if row.gap < 0 else "met"


def _told(value: float | None, block: Block, wording: Wording) -> str:
    if value is None:
        return wording.word("no-value")
    return wording.level(block.scale, value) if block.scale else number(rounded(value))


def _target(row: RowResult, block: Block, wording: Wording) -> str:
    if row.target is not None and row.most is not None and row.most != row.target:
        return wording.word("range", least=number(rounded(row.target)), most=number(rounded(row.most)))
    return _told(row.target, block, wording)


def _draw_radar(block: Block, rows: tuple[RowResult, ...], wording: Wording) -> Markup:
    """The radar, or nothing where there are too few axes for a shape or too many to read."""
    if not FEWEST <= len(rows) <= MOST:
        return Markup()
    maximum = _maximum(block, rows, wording)
    return radar(
        tuple(Axis(wording.link(row.about)[0], row.value, row.target, maximum) for row in rows),
        title=wording.plain(block.title),
        value_label=wording.word("value"),
        target_label=wording.word("target"),
        prefix=f"report-{block.id}-radar",
    )


def _maximum(block: Block, rows: tuple[RowResult, ...], wording: Wording) -> float:
    """The scale's highest level; without a scale, the highest number among the rows."""
    if block.scale:
        return max(option.value or 0 for option in wording.bundle.scale(block.scale).options) or 1
    return max(known for row in rows for known in (row.value, row.target, 1) if known is not None)


def _draw_organisation(block: Block, rows: tuple[RowResult, ...], wording: Wording, scoring: Scoring) -> Markup:
    """The recommended pattern with today's people; nothing while there is no pattern to recommend."""
    pattern = _pattern(scoring)
    if pattern is None or any(row.target is None for row in rows):
        return Markup()
    tables = wording.bundle.tables
    posts = tuple(_post(row, pattern, wording) for row in rows)
    most = int(tables.get("headcount", {}).get(pattern, {}).get("most", 1))
    support = tables.get("support", {}).get(pattern, {})
    level, need = str(support.get("level", "")), str(support.get("need", "optional"))
    label = wording.word("outside-support", level=wording.link(f"support:{level}")[0])
    return organisation(
        posts,
        Support(label, need) if level else None,
        title=wording.plain(block.title),
        prefix=f"report-{block.id}-organisation",
        together=max(1, most - sum(post.most for post in posts if not post.shared)),
    )


def _pattern(scoring: Scoring) -> str | None:
    """The staffing pattern in which the report's first placement of that kind puts the reader."""
    for block in scoring.bundle.assessment.report:
        measure = scoring.bundle.measures.get(block.measure or "")
        if block.kind == "placement" and measure and measure.names == PATTERN:
            value = scoring.evaluation.value(measure.id)
            return None if value is None else str(value)
    return None


def _post(row: RowResult, pattern: str, wording: Wording) -> Post:
    role = row.about.partition(":")[2]
    tables = wording.bundle.tables
    shared = bool(tables.get("people-shared", {}).get(pattern, {}).get(role))
    cover = tables.get("people-covered-by", {}).get(pattern, {}).get(role)
    least = int(row.target or 0)
    most = least if row.most is None else int(row.most)
    people = _people(least, most, wording)
    if cover:
        people = wording.word("people-covered", role=wording.link(f"role:{cover}")[0])
    elif shared:
        people = wording.word("people-shared", people=people)
    today = "" if row.value is None else wording.word("people-today", people=_people(row.value, row.value, wording))
    return Post(wording.link(row.about)[0], least, most, people, shared, today, short=(row.gap or 0) > 0)


def _people(least: float, most: float, wording: Wording) -> str:
    if least != most:
        return wording.word("people-range", least=number(least), most=number(most))
    return wording.word("people-one" if least == 1 else "people-many", n=number(least))
