"""References (`role:implementation`, in fields and inside texts) and the statements that content rests on."""

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from fnmatch import fnmatch

from generator.checks.walk import fits, walk
from generator.document import Document, Place
from generator.kinds import KINDS, PAGES
from generator.playbook import Playbook
from generator.problems import Either, Problem, suggest
from generator.report.inline import references

FIELD = re.compile(r"([a-z]+):[a-z][a-z0-9-]*")
VALUES = ("answer", "measure")
"""Kinds that name values of an assessment; `generator.checks.assessments` looks at those."""

ALL_PAGES = frozenset(f"page:{name}" for name in PAGES)
IN_REPORTS = (*VALUES, "subject")
"""Kinds of reference that a text may name in the report of a self-check only."""

ANY = (*(kind.name for kind in KINDS), "page", "subject")
SHOWN = tuple(kind for kind in ANY if kind != "subject")
"""Kinds that have an address."""
PEOPLE = ("role", "neighbour")
OWNERS = (*PEOPLE, "subject")
PLACES: tuple[tuple[str, Place, tuple[str, ...]], ...] = (
    ("roles/*.yaml", ("works_with", "*", "partner"), PEOPLE),
    ("handover.yaml", ("steps", "*", "holder"), PEOPLE),
    ("phases.yaml", ("phases", "*", "activities", "*", "owner"), PEOPLE),
    ("rollout.yaml", ("ladders", "*", "steps", "*", "lead"), PEOPLE),
    ("checklists/*.yaml", ("items", "*", "owner"), PEOPLE),
    ("glossary.yaml", ("search_phrases", "*", "about"), SHOWN),
    ("assessments/*.yaml", ("questions", "*", "about"), ANY),
    ("assessments/*.yaml", ("measures", "*", "of", "*"), VALUES),
    ("assessments/*.yaml", ("measures", "*", "target"), VALUES),
    ("assessments/*.yaml", ("findings", "*", "refs", "*"), ANY),
    ("assessments/*.yaml", ("actions", "*", "refs", "*"), ANY),
    ("assessments/*.yaml", ("actions", "*", "owner"), OWNERS),
    ("assessments/*.yaml", ("statuses", "*", "of"), ("item", "criterion", "subject")),
    ("assessments/*.yaml", ("report", "*", "rows", "*", "about"), ANY),
    ("assessments/*.yaml", ("report", "*", "rows", "*", "value"), VALUES),
    ("assessments/*.yaml", ("report", "*", "rows", "*", "target"), VALUES),
    ("assessments/*.yaml", ("report", "*", "rows", "*", "most"), VALUES),
    ("assessments/*.yaml", ("report", "*", "stages", "*", "about"), ANY),
    ("assessments/*.yaml", ("report", "*", "stages", "*", "tasks", "*", "about"), ANY),
    ("assessments/*.yaml", ("report", "*", "stages", "*", "tasks", "*", "owner"), OWNERS),
)
"""Fields that hold a reference to a thing of one of some kinds."""


def check_references(document: Document, playbook: Playbook, report: Callable[[Problem], None]) -> None:
    """Report references to things that do not exist, or that are of another kind than their place asks for."""
    things = dict.fromkeys([*playbook.things, *(f"page:{name}" for name in playbook.pages), *_subjects(document)])
    rules = [(pattern, kinds) for files, pattern, kinds in PLACES if fnmatch(document.file, files)]
    for place, value in walk(document):
        if not isinstance(value, str):
            continue
        field = str(place[-1])
        if field == "basis" or field.endswith("_basis"):
            if value != "playbook" and f"statement:{value}" not in playbook.things:
                statements = [ref.removeprefix("statement:") for ref in playbook.things if ref.startswith("statement:")]
                suggestion = suggest(value, [*statements, "playbook"])
                report(document.problem(place, "unknown-basis", id=value, suggestion=suggestion))
        elif field in playbook.languages:
            _check_text(document, place, value, things, report)
        elif kinds := next((kinds for pattern, kinds in rules if fits(place, pattern)), ()):
            if value.partition(":")[0] in kinds and FIELD.fullmatch(value):
                _check_known(document, place, value, things, report)
            else:
                forms = "kind:id" if kinds in (ANY, SHOWN) else Either(tuple(f"{kind}:id" for kind in kinds))
                report(document.problem(place, "wrong-form", given=json.dumps(value, ensure_ascii=False), forms=forms))
        elif FIELD.fullmatch(value):
            _check_known(document, place, value, things, report)


def _check_text(
    document: Document, place: Place, text: str, things: Collection[str], report: Callable[[Problem], None]
) -> None:
    in_report = document.file.startswith("assessments/") and place[0] in ("findings", "actions", "report")
    for reference in references(text):
        if reference.partition(":")[0] in IN_REPORTS and not in_report:
            report(document.problem(place, "value-elsewhere", reference=reference))
        else:
            _check_known(document, place, reference, things, report)


def check_titles(playbook: Playbook, report: Callable[[Problem], None]) -> None:
    """Report titles that name each other in a circle, each circle once: neither could be shown."""
    needs = {
        ref: list({name for code in playbook.languages for name in references(playbook.title(ref).get(code, ""))})
        for ref in playbook.things
    }
    told: set[str] = set()
    for ref, entry in playbook.things.items():
        circle = {name for name in reachable(ref, needs) if ref in reachable(name, needs)}
        if circle and ref not in told:
            told |= circle
            key = "title" if "title" in entry.data else "text"
            report(entry.document.problem((*entry.place, key), "circle", members=tuple(sorted(circle))))


def reachable(start: str, needs: Mapping[str, Sequence[str]]) -> set[str]:
    """Everything that something rests on, by way of what it needs."""
    found: set[str] = set()
    ahead = list(needs.get(start, ()))
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead.extend(needs.get(name, ()))
    return found


def _subjects(document: Document) -> list[str]:
    """What a self-check brings itself."""
    subjects = document.data.get("subjects", ()) if isinstance(document.data, dict) else ()
    return [f"subject:{one['id']}" for one in subjects if isinstance(one, dict) and "id" in one]


def _check_known(
    document: Document, place: Place, reference: str, things: Collection[str], report: Callable[[Problem], None]
) -> None:
    kind = reference.partition(":")[0]
    if kind in VALUES or reference in things:
        return
    if reference in ALL_PAGES:
        report(document.problem(place, "empty-page", reference=reference))
    elif kind in ANY:
        near = suggest(reference, [name for name in things if name.startswith(f"{kind}:")])
        report(document.problem(place, "unknown-reference", reference=reference, suggestion=near))
    else:
        report(document.problem(place, "unknown-kind", kind=kind, suggestion=suggest(kind, ANY)))
