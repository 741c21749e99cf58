"""Ids that questions and options had before: by them saved answers of earlier editions are read."""

from collections.abc import Callable, Sequence

from generator.assessment.definition import Assessment, Option, Question
from generator.document import Document, Place
from generator.problems import Problem


def check_former_ids(assessment: Assessment, document: Document, report: Callable[[Problem], None]) -> None:
    """Report a former id that belongs to more than one entry, or is present elsewhere: answers would be misread."""
    _check(("questions",), assessment.questions, document, report)
    for index, question in enumerate(assessment.questions):
        _check(("questions", index, "options"), question.options, document, report)


def _check(
    place: Place, entries: Sequence[Question | Option], document: Document, report: Callable[[Problem], None]
) -> None:
    owners = {entry.id: entry.id for entry in entries}
    for index, entry in enumerate(entries):
        for number, name in enumerate(entry.formerly):
            other = owners.setdefault(name, entry.id)
            if other != entry.id or name == entry.id:
                report(document.problem((*place, index, "formerly", number), "former-id", id=name, other=other))
