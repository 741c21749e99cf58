"""Whether every question of a self-check has signs of its own on paper."""

from collections.abc import Callable

from generator.assessment.codes import CodeBook
from generator.assessment.definition import Assessment
from generator.bundle import bundle
from generator.document import Document
from generator.playbook import Playbook
from generator.problems import Noun, Problem, suggest


def check_codes(
    assessment: Assessment, document: Document, playbook: Playbook, report: Callable[[Problem], None]
) -> None:
    """Report questions that would be mixed up on paper, and a place in `recoded` for a question that does not exist."""
    names = [question.id for question in assessment.questions]
    for name in assessment.recoded:
        if name not in names:
            suggestion = suggest(name, names)
            report(
                document.problem(("recoded", name), "unknown-id", kind=Noun("question"), id=name, suggestion=suggestion)
            )
    book = CodeBook(bundle(playbook, assessment))
    try:
        present = [(name, signs) for name in names if (signs := book.signs(name))]
        coded = [*present, *book.former()]
    except KeyError:  # a scale that does not exist, which is told elsewhere
        return
    owners: dict[str, str] = {}
    for name, signs in coded:
        if owners.setdefault(signs, name) != name:
            place = ("questions", names.index(name), "id")
            report(document.problem(place, "same-signs", signs=signs, id=name, other=owners[signs]))
