"""Answers and plan as CSV, for a spreadsheet in the reader's language.

A byte order mark stands first: without it Japanese Excel takes UTF-8 for Shift_JIS.
"""

import csv
import io
from collections.abc import Iterable

from generator.assessment.answers import Answers, Evidence
from generator.assessment.bundle import Bundle
from generator.assessment.evaluation import Evaluation
from generator.report.plan import PlanFile, Schedule, subject
from generator.report.wording import Wording

BYTE_ORDER_MARK = "\ufeff"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def answers_table(bundle: Bundle, answers: Answers, language: str) -> str:
    """All questions with their answers, notes, owners and due dates; unanswered ones too."""
    wording = Wording(Evaluation(bundle, answers.given), language)
    sections = {section.id: wording.plain(section.title) for section in bundle.assessment.sections}
    head = (
        "table-id",
        "table-section",
        "table-question",
        "table-answer",
        "note-note",
        "table-link",
        "owner",
        "note-due",
    )
    rows = [[wording.word(name) for name in head]]
    for name, question in bundle.questions.items():
        one = answers.evidence.get(name, Evidence())
        answer = wording.answered(name, answers.given.get(name))
        texts = [sections.get(question.section, ""), wording.question(name), answer]
        rows.append([name, *texts, one.note, one.link, one.owner, one.due])
    return write_csv(rows)


def plan_table(bundle: Bundle, answers: Answers, language: str) -> str:
    """The plan, one line for each thing to do or to reach; empty while there is no plan."""
    file = PlanFile.of(bundle, answers, language)
    if file is None:
        return ""
    _, plan, wording, scoring = file
    schedule = Schedule(plan, wording)
    head = ("table-kind", "plan-stage", "plan-what", "owner", "table-first", "table-last", "table-state")
    rows = [[wording.word(name) for name in head]]
    stages = [("", plan.actions), *((wording.link(stage.about)[0], stage.tasks) for stage in plan.stages)]
    ends = [(), *(stage.ends_when for stage in plan.stages)]
    lasts = [0, *(stage.last for stage in plan.stages)]
    for (stage, tasks), references, last in zip(stages, ends, lasts, strict=True):
        for task in tasks:
            owner = wording.link(task.owner)[0] if task.owner else ""
            days = [schedule.day(task.first), schedule.day(task.last)]
            rows.append([wording.kind(task.about), stage, subject(task.about, wording)[0], owner, *days, ""])
        for reference in references:
            state = wording.word(f"state-{scoring.status(reference).state}")
            what = [wording.word("plan-criterion"), stage, wording.link(reference)[0]]
            rows.append([*what, "", "", schedule.day(last), state])
    return write_csv(rows)


def write_csv(rows: Iterable[list[str]]) -> str:
    """The lines as Japanese Excel opens them too."""
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + lines.getvalue()


def harmless(cell: str) -> str:
    """The text, so that no spreadsheet runs it."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
