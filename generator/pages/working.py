"""Pages that are worked with: checklists and self-checks."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from generator.assessment.answers import largest_file
from generator.assessment.codes import LONGEST
from generator.assessment.definition import Assessment, Question, Section
from generator.assessment.evidence import LONGEST_NOTE
from generator.assessment.saved import DEEPEST, LARGEST
from generator.assessment.text import Text
from generator.browser import Engine
from generator.bundle import bundle, in_one_language, texts_in
from generator.output import Output
from generator.pages.page import Edition, View
from generator.pages.script_data import script_data
from generator.pages.takeaway.answer_sheet import answer_sheet
from generator.pages.takeaway.files import downloads
from generator.pages.takeaway.tables import checklist_table
from generator.schema.guidance import Checklist

_KEPT_WORDS = (
    *("saved", "save-original", "discard-original", "discard-original-confirm"),
    *("clear-pc", "clear-pc-confirm", "clear-pc-done", "file-saved", "text-for", "text-copied", "text-not-copied"),
    *("file-refused", "refused-unreadable", "refused-utf-16", "refused-shift-jis"),
)
_TICK_WORDS = (
    *(
        "progress",
        "unkept-unwanted",
        "unkept-refused",
        "unkept-frame",
        "unkept-full",
        "load-ticks",
        "load-ticks-confirm",
    ),
    *(
        "ticks-loaded",
        "ticks-left",
        "ticks-unknown",
        "refused-other-format",
        "refused-other-checklist",
        "refused-no-ticks",
    ),
)


def working_pages(edition: Edition, engine: Engine) -> Iterator[Output]:
    """All pages of this kind, in one language."""
    for checklist in edition.playbook.checklists:
        yield from _checklist_page(edition, checklist)
    for assessment in edition.playbook.assessments:
        yield from _self_check_page(edition, assessment, engine)


def _checklist_page(edition: Edition, checklist: Checklist) -> Iterator[Output]:
    files = downloads(checklist_table(edition, checklist), f"checklists/{checklist.id}-checklist", "xlsx", "csv")
    yield edition.page(
        f"checklists/{checklist.id}.html",
        "checklist",
        f"checklists/{checklist.id}.yaml",
        footnotes=False,  # a sheet to sign is to stay as short as it is
        checklist=checklist,
        owners=list(dict.fromkeys(item.owner for item in checklist.items)),
        words=script_data(_tick_words(edition)),
        largest_file=LARGEST,
        deepest_file=DEEPEST,
        numbers={item.id: number for number, item in enumerate(checklist.items, start=1)},
        files=files,
    )
    yield from (file.output(edition) for file in files)


def _tick_words(edition: Edition) -> Mapping[str, str]:
    """The words that a checklist's script needs: a self-check's, and its own in place of those that speak of answers."""
    interface = edition.playbook.interface
    shared = {name: interface.form[name] for name in _KEPT_WORDS}
    own = {name: interface.checklist[name] for name in _TICK_WORDS}
    words = {**_refusals(interface.report), **shared, **own}
    return {name: edition.wording(text) for name, text in words.items()}


def _refusals(report: Mapping[str, Text]) -> Mapping[str, Text]:
    """Why a file cannot be used; it may be refused before Python sees it, for the same reasons and in the same words."""
    return {name: text for name, text in report.items() if name.startswith("refused-")}


def _self_check_page(edition: Edition, assessment: Assessment, engine: Engine) -> Iterator[Output]:
    url = f"self-check/{assessment.id}.html"
    material = bundle(edition.playbook, assessment)
    interface = edition.playbook.interface
    words = {name: edition.wording(text) for name, text in {**_refusals(interface.report), **interface.form}.items()}
    for text in texts_in(material):
        edition.wording(text)  # the report is part of the page, and tells what is stale in it
    files = downloads(answer_sheet(edition, material), f"self-check/{assessment.id}-answers", "xlsx")
    yield edition.page(
        url,
        "self-check",
        f"assessments/{assessment.id}.yaml",
        check=assessment,
        rows=lambda section: _rows(assessment, section),
        options=material.options,
        longest_note=LONGEST_NOTE,
        key_count=len(material.form("quick")) if material.has_quick_form else 0,
        bundle=script_data(in_one_language(material, edition.language.code)),
        engine=engine,
        engine_script=View(edition, url).root(engine.script),
        words=script_data(words),
        largest_file=largest_file(material),
        deepest_file=DEEPEST,
        files=files,
        longest_codes=LONGEST,
    )
    yield from (file.output(edition) for file in files)


def _rows(assessment: Assessment, section: Section) -> list[tuple[str | None, list[Question]]]:
    """The section's questions in order; those that follow one another in a matrix together, by its id."""
    asked = (question for question in assessment.questions if question.section == section.id)
    return [(matrix, list(questions)) for matrix, questions in groupby(asked, lambda question: question.matrix)]
