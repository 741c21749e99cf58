"""Ids that are easily taken for each other."""

from collections.abc import Iterator

from generator.document import Document, Place
from generator.playbook import Playbook
from generator.problems import Problem

PARTS = ("sections", "questions", "measures", "findings", "actions", "scales", "subjects")
"""Lists of a self-check whose entries are no things of the playbook."""


def similar_ids(playbook: Playbook) -> Iterator[Problem]:
    """Ids that differ from an earlier one of their kind by case or hyphens only."""
    first: dict[tuple[str, str], str] = {}
    for group, name, document, place in _ids(playbook):
        other = first.setdefault((group, name.replace("-", "").casefold()), name)
        if other != name:
            yield document.problem((*place, "id"), "similar-id", id=name, other=other)


def _ids(playbook: Playbook) -> Iterator[tuple[str, str, Document, Place]]:
    """What each id is one of, and where it stands."""
    for entry in playbook.things.values():
        yield entry.kind.name, entry.id, entry.document, entry.place
    for assessment in playbook.assessments:
        document = playbook.documents[playbook.things[f"assessment:{assessment.id}"].document.file]
        for part in PARTS:
            for index, one in enumerate(getattr(assessment, part)):
                yield f"{assessment.id} {part}", one.id, document, (part, index)
