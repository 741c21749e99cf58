"""Answers and plan as CSV, for a spreadsheet in the reader's language.

A byte order mark stands first: without it Japanese Excel takes UTF-8 for Shift_JIS.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, NamedTuple

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.evaluation import Evaluation
from generator.assessment.evidence import Evidence
from generator.assessment.result import State
from generator.report.plan import PlanFile, Schedule, subject
from generator.report.wording import Wording

BYTE_ORDER_MARK = "\ufeff"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""

type Cell = str | float | None
"""A text, which no spreadsheet is to run; a number as it is; nothing."""


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
    rows = [[word(name) for name in PLAN_HEADING]]
    for line in plan_lines(file):
        first = "" if line.first is None else schedule.day(line.first)
        state = word(f"state-{line.state}") if line.state else ""
        rows.append([line.kind, line.stage, line.what, line.owner, first, schedule.day(line.last), state])
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


def write_csv(rows: Iterable[Sequence[Cell]]) -> str:
    """The lines as Japanese Excel opens them too."""
    lines = io.StringIO()
    _write(rows, lines)
    return lines.getvalue()


def stream_csv(rows: Iterable[Sequence[Cell]], file: BinaryIO) -> None:
    """The same for more lines than should be held at once: each is written as it comes."""
    _write(rows, codecs.getwriter("utf-8")(file))


def _write(rows: Iterable[Sequence[Cell]], file: io.StringIO | codecs.StreamWriter) -> None:
    file.write(BYTE_ORDER_MARK)
    lines = ([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    csv.writer(file, lineterminator="\r\n").writerows(lines)


def harmless(cell: str) -> str:
    """The text, so that no spreadsheet runs it."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
