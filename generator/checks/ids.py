"""Ids: that they are well formed, differ, and name something; the latter by a table of which key names what."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatch

from generator.bundle import shared_scales
from generator.checks.walk import fits, walk
from generator.document import Document, Place
from generator.kinds import KINDS
from generator.playbook import Playbook
from generator.problems import Noun, Problem, suggest
from generator.schema.entity import RESERVED


@dataclass(frozen=True)
class Names:
    """A place whose value, or whose keys, must be ids of some kind."""

    files: str
    place: Place
    """`*` is any key or index."""
    kind: str
    """A kind of thing; `scale:<id>` for the options of a scale, `points:<id>` for their points."""
    keys: bool = False
    """Whether the keys of a mapping are meant; then all ids must be there."""
    example: str = ""
    """A value of such a mapping."""


NAMES = (
    Names("roles/*.yaml", ("duties", "*", "holders"), "phase", keys=True, example="own"),
    Names("roles/*.yaml", ("duties", "*", "holders", "*"), "scale:holder"),
    Names("roles/*.yaml", ("skills", "*", "required"), "phase", keys=True, example="1"),
    Names("roles/*.yaml", ("skills", "*", "required", "*"), "points:skill-level"),
    Names("staffing.yaml", ("patterns", "*", "sizes", "*"), "size"),
    Names("staffing.yaml", ("patterns", "*", "support"), "support"),
    Names("staffing.yaml", ("patterns", "*", "people"), "role", keys=True, example="{minimum: 1, maximum: 1}"),
    Names("staffing.yaml", ("patterns", "*", "people", "*", "covered_by"), "role"),
    Names("phases.yaml", ("phases", "*", "lead"), "scale:holder"),
    Names("rollout.yaml", ("ladders", "*", "steps", "*", "phase"), "phase"),
    Names("checklists/*.yaml", ("items", "*", "phase"), "phase"),
)
MOST_LETTERS = 64
"""Of an id within a self-check: `each` and matrices make long ones of short ones."""
FORM = re.compile(rf"[a-z][a-z0-9-]{{0,{MOST_LETTERS - 1}}}")


def check_ids(document: Document, playbook: Playbook, report: Callable[[Problem], None]) -> None:
    """Report ids that name nothing, and mappings that leave one out."""
    rules = [names for names in NAMES if fnmatch(document.file, names.files)]
    known = {names.kind: _ids(names.kind, playbook) for names in rules}
    for place, value in walk(document):
        for names in rules:
            if not fits(place, names.place):
                continue
            if not names.keys:
                if value not in known[names.kind]:
                    _report_unknown(document, place, value, names.kind, known[names.kind], report)
                continue
            unknown = [key for key in value if key not in known[names.kind]]
            missing = [str(name) for name in known[names.kind] if name not in value]
            for key in unknown:
                _report_unknown(document, (*place, key), key, names.kind, missing or known[names.kind], report)
                meant = get_close_matches(key, missing, n=1)
                missing = [name for name in missing if name not in meant]  # a misspelt id is one problem, not two
            if missing:
                kind, example = Noun(names.kind), f"{missing[0]}: {names.example}"
                report(document.problem(place, "missing-entries", kind=kind, names=tuple(missing), example=example))
    if fnmatch(document.file, "checklists/*.yaml"):
        _check_areas(document, report)
    _check_forms(document, report)


def _check_areas(document: Document, report: Callable[[Problem], None]) -> None:
    """An item's area must be one of its own checklist's."""
    areas = [area["id"] for area in document.data["areas"]]
    for index, item in enumerate(document.data["items"]):
        if item["area"] not in areas:
            _report_unknown(document, ("items", index, "area"), item["area"], "area", areas, report)


def _check_forms(document: Document, report: Callable[[Problem], None]) -> None:
    """Ids of one list differ (those of things differ everywhere: `generator.load`), and all can stand in an address."""
    things = [kind.place for kind in KINDS if fnmatch(document.file, kind.files)]
    for place, value in walk(document):
        if place[-1] == "id" and isinstance(value, str):
            if RESERVED.fullmatch(value):
                report(document.problem(place, "reserved-id", id=value))
            elif not FORM.fullmatch(value):
                given = json.dumps(value, ensure_ascii=False)
                report(document.problem(place, "wrong-id", given=given, most=MOST_LETTERS))
        if not isinstance(value, list) or any(fits((*place, 0), pattern) for pattern in things):
            continue
        first: dict[str, int] = {}
        for index, entry in enumerate(value):
            name = entry.get("id") if isinstance(entry, dict) else None
            if name and first.setdefault(name, index) != index:
                line, _ = document.positions[(*place, first[name], "id")]
                report(document.problem((*place, index, "id"), "duplicate-id-in-list", id=name, first=line))


def _ids(kind: str, playbook: Playbook) -> list[str | int]:
    of, _, name = kind.rpartition(":")
    options = [option for scale in shared_scales(playbook) if scale.id == name for option in scale.options]
    if of == "scale":
        return [option.id for option in options]
    if of == "points":
        return [option.value for option in options if option.value is not None]
    return [ref.partition(":")[2] for ref in playbook.things if ref.startswith(f"{kind}:")]


def _report_unknown(
    document: Document,
    place: Place,
    value: str | int,
    kind: str,
    known: Iterable[str | int],
    report: Callable[[Problem], None],
) -> None:
    noun, suggestion = Noun(kind.rpartition(":")[2]), suggest(str(value), map(str, known))
    report(document.problem(place, "unknown-id", kind=noun, id=value, suggestion=suggestion))
