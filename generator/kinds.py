"""The kinds of thing that content files define: where each stands in the files, and where the site shows it.

A reference `duty:scoring-rules` names the entry of id `scoring-rules` of the kind `duty`. Its address is made from its
own id and that of the entry it stands in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any

from generator.document import Document, Place


@dataclass(frozen=True)
class Kind:
    """A kind of thing."""

    name: str
    files: str
    """The content files that define it, as a pattern."""
    place: Place
    """Where its entries stand in such a file; `*` is any index."""
    url: str
    """Address below a language's root, from `id` and `parent`."""


KINDS = (
    Kind("role", "roles/*.yaml", (), "roles/{id}.html"),
    Kind("duty", "roles/*.yaml", ("duties", "*"), "roles/{parent}.html#duty-{id}"),
    Kind("skill", "roles/*.yaml", ("skills", "*"), "roles/{parent}.html#skill-{id}"),
    Kind("neighbour", "neighbours.yaml", ("neighbours", "*"), "roles/index.html#neighbour-{id}"),
    Kind("handover", "handover.yaml", ("steps", "*"), "handover.html#handover-{id}"),
    Kind("rule", "handover.yaml", ("rules", "*"), "handover.html#rule-{id}"),
    Kind("size", "staffing.yaml", ("size_bands", "*"), "staffing/index.html#size-{id}"),
    Kind("support", "staffing.yaml", ("support_levels", "*"), "staffing/index.html#support-{id}"),
    Kind("staffing", "staffing.yaml", ("patterns", "*"), "staffing/index.html#staffing-{id}"),
    Kind("phase", "phases.yaml", ("phases", "*"), "phases/{id}.html"),
    Kind("activity", "phases.yaml", ("phases", "*", "activities", "*"), "phases/{parent}.html#activity-{id}"),
    Kind("criterion", "phases.yaml", ("phases", "*", "exit_criteria", "*"), "phases/{parent}.html#criterion-{id}"),
    Kind("ladder", "rollout.yaml", ("ladders", "*"), "rollout.html#ladder-{id}"),
    Kind("step", "rollout.yaml", ("ladders", "*", "steps", "*"), "rollout.html#step-{id}"),
    Kind("checklist", "checklists/*.yaml", (), "checklists/{id}.html"),
    Kind("area", "checklists/*.yaml", ("areas", "*"), "checklists/{parent}.html#area-{id}"),
    Kind("item", "checklists/*.yaml", ("items", "*"), "checklists/{parent}.html#item-{id}"),
    Kind("pitfall", "pitfalls/*.yaml", (), "pitfalls/index.html#pitfall-{id}"),
    Kind("case", "cases.yaml", ("cases", "*"), "cases/index.html#case-{id}"),
    Kind("term", "glossary.yaml", ("terms", "*"), "glossary.html#term-{id}"),
    Kind("source", "sources.yaml", ("sources", "*"), "colophon.html#source-{id}"),
    Kind("statement", "sources.yaml", ("sources", "*", "statements", "*"), "colophon.html#statement-{id}"),
    Kind("assessment", "assessments/*.yaml", (), "self-check/{id}.html"),
)

PAGES = {
    "home": "index.html",
    "roles": "roles/index.html",
    "staffing": "staffing/index.html",
    "phases": "phases/index.html",
    "rollout": "rollout.html",
    "handover": "handover.html",
    "pitfalls": "pitfalls/index.html",
    "cases": "cases/index.html",
    "glossary": "glossary.html",
    "paper": "paper/index.html",
    "method": "method.html",
    "colophon": "colophon.html",
    "accessibility": "accessibility.html",
    "diagnosis": "diagnosis.html",
}
"""Addresses of the pages that are no thing's own; titles stand in `interface.yaml` under `pages`, as `<name>-title`."""


@dataclass(frozen=True)
class Entry:
    """A thing as it stands in a file."""

    kind: Kind
    id: str
    parent: str
    """Id of the entry it stands in; empty at the top of a file."""
    data: dict[str, Any]
    document: Document
    place: Place

    @property
    def ref(self) -> str:
        """Its name with its kind."""
        return f"{self.kind.name}:{self.id}"

    @property
    def url(self) -> str:
        """Its address below a language's root."""
        return self.kind.url.format(id=self.id, parent=self.parent)


def entries(document: Document) -> Iterator[Entry]:
    """The things that a file defines, as far as they are written well enough to be told."""
    for kind in KINDS:
        if fnmatch(document.file, kind.files):
            yield from _find(kind, document, document.data, (), kind.place, "")


def _find(kind: Kind, document: Document, data: Any, place: Place, rest: Place, parent: str) -> Iterator[Entry]:
    own = data.get("id") if isinstance(data, dict) else None
    if not rest:
        if isinstance(own, str):
            yield Entry(kind, own, parent, data, document, place)
    elif rest[0] == "*":
        for index, entry in enumerate(data if isinstance(data, list) else ()):
            yield from _find(kind, document, entry, (*place, index), rest[1:], parent)
    elif isinstance(data, dict) and rest[0] in data:
        step = rest[0]
        yield from _find(kind, document, data[step], (*place, step), rest[1:], own if isinstance(own, str) else parent)
