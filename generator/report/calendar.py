"""A plan as an iCalendar file (RFC 5545), for the calendar program the reader's company uses."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.assessment.blocks import Block
from generator.assessment.scoring import Scoring
from generator.report.plan import subject
from generator.report.wording import Wording

LONGEST_LINE = 75
"""Bytes in a line; longer ones are folded (RFC 5545, 3.1)."""
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(block: Block, wording: Wording, scoring: Scoring) -> str:
    """The plan of a block as all-day events; empty while there is no plan or its start has no date."""
    plan = scoring.plan(block.id)
    if plan is None or not plan.start:
        return ""
    start = date.fromisoformat(plan.start)
    check = scoring.bundle.assessment.id
    events: list[str] = []

    def add(about: str, title: str, first: int, last: int, told: str) -> None:
        days = (start + timedelta(days=first), start + timedelta(days=last + 1))
        events.extend(_event(f"{check}-{about.replace(':', '-')}-{plan.start}@playbook", title, days, told))

    for one in (*plan.actions, *(task for stage in plan.stages for task in stage.tasks)):
        owner = wording.word("owner") + wording.word("colon") + wording.link(one.owner)[0] if one.owner else ""
        add(one.about, subject(one.about, wording)[0], one.first, one.last, owner)
    for stage in plan.stages:
        title = wording.link(stage.about)[0]
        for reference in stage.ends_when:
            add(
                reference,
                f"{wording.word('plan-criterion')}: {wording.link(reference)[0]}",
                stage.last,
                stage.last,
                title,
            )
    name = wording.plain(scoring.bundle.assessment.title) + wording.word("colon") + wording.plain(block.title)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//playbook//self-check//EN",
        f"X-WR-CALNAME:{name.translate(ESCAPES)}",
        *events,
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _fold(line))


def _event(uid: str, title: str, days: tuple[date, date], told: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    # The engine has no clock; the same plan is the same file.
    yield f"DTSTAMP:{days[0]:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{days[1]:%Y%m%d}"
    yield f"SUMMARY:{title.translate(ESCAPES)}"
    if told:
        yield f"DESCRIPTION:{told.translate(ESCAPES)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _fold(line: str) -> Iterator[str]:
    """The line in pieces of tolerable length, none of which cuts a character; all but the first begin with a space."""
    piece, length = "", 0
    for character in line:
        width = len(character.encode())
        if length + width > LONGEST_LINE:
            yield piece
            piece, length = " ", 1
        piece += character
        length += width
    yield piece
