"""Plain ids that must name something: by a table, because there is nothing to it but which key names what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch

from generator.bundle import shared_scales
from generator.checks.walk import walk
from generator.document import Document, Place
from generator.playbook import Playbook
from generator.problems import Problem, suggest


@dataclass(frozen=True)
class Names:
    """A place whose value, or whose keys, must be ids of some kind."""

    files: str
    place: Place
    """`*` is any key or index."""
    kind: str
    """A kind of thing, or `scale:<id>` for the options of a scale."""
    keys: bool = False
    """Whether the keys of a mapping are meant; then all ids must be there."""


NAMES = (
    Names("roles/*.yaml", ("duties", "*", "holders"), "phase", keys=True),
    Names("roles/*.yaml", ("duties", "*", "holders", "*"), "scale:holder"),
    Names("roles/*.yaml", ("skills", "*", "required"), "phase", keys=True),
    Names("staffing.yaml", ("patterns", "*", "sizes", "*"), "size"),
    Names("staffing.yaml", ("patterns", "*", "support"), "support"),
    Names("staffing.yaml", ("patterns", "*", "people"), "role", keys=True),
    Names("staffing.yaml", ("patterns", "*", "people", "*", "covered_by"), "role"),
    Names("phases.yaml", ("phases", "*", "lead"), "scale:holder"),
    Names("rollout.yaml", ("ladders", "*", "steps", "*", "phase"), "phase"),
    Names("checklists/*.yaml", ("items", "*", "phase"), "phase"),
)


def check_ids(document: Document, playbook: Playbook, report: Callable[[Problem], None]) -> None:
    """Report ids that name nothing, and mappings that leave one out."""
    rules = [names for names in NAMES if fnmatch(document.file, names.files)]
    known = {names.kind: _ids(names.kind, playbook) for names in rules}
    for place, value in walk(document):
        for names in rules:
            if not _fits(place, names.place):
                continue
            if not names.keys:
                if value not in known[names.kind]:
                    _report_unknown(document, place, str(value), names.kind, known[names.kind], report)
                continue
            for key in value:
                if key not in known[names.kind]:
                    _report_unknown(document, (*place, key), key, names.kind, known[names.kind], report)
            if missing := [name for name in known[names.kind] if name not in value]:
                message = f"says nothing for the {names.kind} {', '.join(missing)}"
                report(document.problem(place, "missing-key", message, "Add a line for each."))
    if fnmatch(document.file, "checklists/*.yaml"):
        _check_areas(document, report)


def _check_areas(document: Document, report: Callable[[Problem], None]) -> None:
    """An item's area must be one of its own checklist's."""
    areas = [area["id"] for area in document.data["areas"]]
    for index, item in enumerate(document.data["items"]):
        if item["area"] not in areas:
            _report_unknown(document, ("items", index, "area"), item["area"], "area", areas, report)


def _ids(kind: str, playbook: Playbook) -> list[str]:
    if kind.startswith("scale:"):
        name = kind.removeprefix("scale:")
        return [option.id for scale in shared_scales(playbook) if scale.id == name for option in scale.options]
    return [ref.partition(":")[2] for ref in playbook.things if ref.startswith(f"{kind}:")]


def _fits(place: Place, pattern: Place) -> bool:
    pairs: Iterable[tuple[str | int, str | int]] = zip(place, pattern, strict=False)
    return len(place) == len(pattern) and all(wanted in ("*", step) for step, wanted in pairs)


def _report_unknown(
    document: Document,
    place: Place,
    value: str,
    kind: str,
    known: Iterable[str] | Mapping[str, object],
    report: Callable[[Problem], None],
) -> None:
    what = kind.removeprefix("scale:")
    report(
        document.problem(
            place, "unknown-id", f"names the {what} {value!r}, which does not exist", suggest(value, known)
        )
    )
