"""The plan that saved answers come to, as a table to keep up to date."""

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.pages.page import Edition
from generator.pages.takeaway.table import Cell, Column, Field, Table
from generator.pages.takeaway.tables import DATE, NOTE, PERSON, make_table, state_field
from generator.report.plan import PlanFile, Schedule
from generator.report.spreadsheet import PLAN_HEADING, plan_lines


def plan_sheet(edition: Edition, bundle: Bundle, answers: Answers) -> Table | None:
    """The plan with days as dates, or as weeks while its start is not known; none while there is no plan."""
    file = PlanFile.of(bundle, answers, edition.language.code)
    if file is None:
        return None
    wording, schedule = file.wording, Schedule(file.plan, file.wording)
    rows: list[tuple[Cell, ...]] = [
        (
            *(line.kind, line.stage, line.what, line.owner, ""),
            "" if line.first is None else schedule.dated(line.first),
            schedule.dated(line.last),
            wording.word(f"state-{line.state}") if line.state else "",
            "",
        )
        for line in plan_lines(file)
    ]
    kind, stage, what, _, first, last, state = (wording.word(name) for name in PLAN_HEADING)
    text, dated = Field(), Field("date")
    columns = (
        Column(kind, 16),
        Column(stage, 14),
        Column(what, 52),
        Column(edition.word("role"), 18),
        Column(edition.word("owner", "checklist"), field=text, narrowest=PERSON),
        Column(first, field=dated, narrowest=DATE),
        Column(last, field=dated, narrowest=DATE),
        Column(state, 14, state_field(edition, "state-unknown")),
        Column(edition.word("evidence-note", "form"), field=text, narrowest=NOTE),
    )
    check = wording.plain(bundle.assessment.title)
    return make_table(edition, check, columns, rows, name=wording.word("plan-stage"), title=file.title, lead=file.told)
