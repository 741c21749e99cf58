"""A plan as an iCalendar file (RFC 5545), for the calendar program the reader's company uses."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.report.folding import fold
from generator.report.plan import PlanFile, subject

ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(bundle: Bundle, answers: Answers, language: str) -> str:
    """The plan as all-day events; empty while there is no plan or its start has no date."""
    file = PlanFile.of(bundle, answers, language)
    if file is None or not file.plan.start:
        return ""
    plan, wording = file.plan, file.wording
    start = date.fromisoformat(file.plan.start)
    check = bundle.assessment.id
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
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//playbook//self-check//EN",
        f"X-WR-CALNAME:{file.title.translate(ESCAPES)}",
        *events,
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in fold(line))


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
