"""A self-check's questions as a sheet to fill in: away from the site, in a meeting, by somebody without access."""

from collections.abc import Iterator

from generator.assessment.bundle import Bundle
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Question
from generator.pages.page import Edition, View
from generator.pages.takeaway.table import Cell, ChosenId, Column, Field, Table
from generator.pages.takeaway.tables import TEXT, make_table

ANSWER = 3
"""The column of answers."""


def answer_sheet(edition: Edition, material: Bundle) -> Table:
    """All questions; one that takes several answers has a line for each."""
    check, word = material.assessment, edition.word
    view = View(edition, f"self-check/{check.id}.html")
    sections = {section.id: view.plain(section.title) for section in check.sections}
    rows: list[tuple[Cell, ...]] = []
    for question in check.questions:
        text = view.plain(question.text)
        if question.lead:
            text = word("matrix-row", lead=view.plain(question.lead), row=text)
        section = sections[question.section]
        fields = _fields(edition, view, material, question)
        rows.extend((question.id, section, text, field, "", ChosenId(ANSWER)) for field in fields)
    columns = (
        Column(word("table-id", "report"), 28),
        Column(word("table-section", "report"), 18),
        Column(word("table-question", "report"), 50),
        Column(word("table-answer", "report"), 30),
        Column(word("evidence-note", "form"), field=TEXT, narrowest=22),
        Column(word("answer-id", "takeaway"), 20, narrowest=16),
    )
    page = view.plain(check.title)
    title, lead = word("answer-sheet", "takeaway", check=page), word("answer-sheet-how", "takeaway")
    return make_table(edition, page, columns, rows, name=word("kind-assessment"), title=title, lead=lead)


def _fields(edition: Edition, view: View, material: Bundle, question: Question) -> Iterator[Field]:
    if question.kind == "date":
        yield Field("date")
    elif question.kind == "number":
        yield Field("number", least=question.minimum, most=question.maximum or question.minimum)
    else:
        options = material.options(question)
        aside = [UNKNOWN, *([NOT_APPLICABLE] if question.not_applicable else [])]
        labels = [*(view.plain(option.label) for option in options), *(edition.word(name) for name in aside)]
        field = Field("choice", tuple(labels), (*(option.id for option in options), *aside))
        yield from [field] * (len(options) if question.kind == "many" else 1)
