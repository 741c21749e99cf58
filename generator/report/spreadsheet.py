"""Answers and plan as CSV, for a spreadsheet in the reader's language.

A byte order mark stands first: without it Japanese Excel takes UTF-8 for Shift_JIS.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import BinaryIO, NamedTuple

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.evaluation import Evaluation
from generator.assessment.evidence import Evidence
from generator.assessment.result import State
from generator.report.cell_text import guarded, harmless
from generator.report.plan import PlanFile, Schedule, subject
from generator.report.wording import Wording

BYTE_ORDER_MARK = "\ufeff"

type Cell = str | float | date | None
"""A text, which no spreadsheet is to run or change; a number or a date as it is; nothing."""


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
    rows: list[list[Cell]] = [[wording.word(name) for name in head]]
    for name, question in bundle.questions.items():
        one = answers.evidence.get(name, Evidence())
        answer = wording.answered(name, answers.given.get(name))
        shown = _dated(answer) if question.kind == "date" else answer
        section, due = sections.get(question.section, ""), _dated(one.due)
        rows.append([name, section, wording.question(name), shown, one.note, one.link, one.owner, due])
    return write_csv(rows)


class PlanLine(NamedTuple):
    """A line of the plan: something to do, or to reach."""

    kind: str
    stage: str
    what: str
    owner: str
    first: int | None
    """Days after the start; none for what is only due."""
    last: int
    state: State | None
    """None for what is only done."""


PLAN_HEADING = ("table-kind", "plan-stage", "plan-what", "owner", "table-first", "table-last", "table-state")


def plan_table(bundle: Bundle, answers: Answers, language: str) -> str:
    """The plan, one line for each thing to do or to reach; empty while there is no plan."""
    file = PlanFile.of(bundle, answers, language)
    if file is None:
        return ""
    word, schedule = file.wording.word, Schedule(file.plan, file.wording)
    rows: list[list[Cell]] = [[word(name) for name in PLAN_HEADING]]
    for line in plan_lines(file):
        first = "" if line.first is None else schedule.dated(line.first)
        state = word(f"state-{line.state}") if line.state else ""
        rows.append([line.kind, line.stage, line.what, line.owner, first, schedule.dated(line.last), state])
    return write_csv(rows)


def plan_lines(file: PlanFile) -> Iterator[PlanLine]:
    """The plan's lines: what to begin with, then stage by stage what to do and what to reach."""
    plan, wording, scoring = file.plan, file.wording, file.scoring
    stages = [("", plan.actions), *((wording.link(stage.about)[0], stage.tasks) for stage in plan.stages)]
    ends = [(), *(stage.ends_when for stage in plan.stages)]
    lasts = [0, *(stage.last for stage in plan.stages)]
    for (stage, tasks), references, last in zip(stages, ends, lasts, strict=True):
        for task in tasks:
            owner = wording.link(task.owner)[0] if task.owner else ""
            what = subject(task.about, wording)[0]
            yield PlanLine(wording.kind(task.about), stage, what, owner, task.first, task.last, None)
        for reference in references:
            state = scoring.status(reference).state
            yield PlanLine(wording.word("plan-criterion"), stage, wording.link(reference)[0], "", None, last, state)


def _dated(text: str) -> Cell:
    """The date that a text names, so that a spreadsheet can sort it; else the text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def write_csv(rows: Iterable[Sequence[Cell]]) -> str:
    """Format lines for people with a spreadsheet, Japanese Excel included."""
    lines = io.StringIO()
    _write(rows, lines, guarded)
    return lines.getvalue()


def stream_csv(rows: Iterable[Sequence[Cell]], file: BinaryIO) -> None:
    """Write lines for a database, each as it comes: ids and values stay as they are unless a spreadsheet would run them."""
    _write(rows, codecs.getwriter("utf-8")(file), harmless)


def _write(
    rows: Iterable[Sequence[Cell]], file: io.StringIO | codecs.StreamWriter, written: Callable[[str], str]
) -> None:
    file.write(BYTE_ORDER_MARK)
    lines = ([written(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    csv.writer(file, lineterminator="\r\n").writerows(lines)
