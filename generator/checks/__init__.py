"""What content files say of each other, checked once each of them is valid by itself."""

from collections.abc import Callable, Mapping

from generator.checks.assessments import check_assessment
from generator.checks.codes import check_codes
from generator.checks.contradictions import check_contradictions
from generator.checks.ids import check_ids
from generator.checks.references import check_references, check_titles
from generator.checks.words import check_words
from generator.document import Document
from generator.playbook import Playbook
from generator.problems import Problem


def check(playbook: Playbook, documents: Mapping[str, Document], report: Callable[[Problem], None]) -> None:
    """Report everything that names something which does not exist, or contradicts another file."""
    for document in documents.values():
        check_references(document, playbook, report)
        check_ids(document, playbook, report)
    check_titles(playbook, report)
    check_contradictions(playbook, report)
    check_words(documents["interface.yaml"], report)
    for assessment in playbook.assessments:
        file = playbook.things[f"assessment:{assessment.id}"].document.file
        check_assessment(assessment, documents[file], playbook, report)
        check_codes(assessment, documents[file], playbook, report)
