"""Content folder to `Playbook`: read every file, validate it, check what they say of each other."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.assessment.definition import Assessment
from generator.checks import check
from generator.checks.texts import check_texts
from generator.document import Document, read
from generator.expand import expand, first_of_copies
from generator.kinds import Entry, entries
from generator.layers import Layers
from generator.overlay import check_hidden, lay_over, without
from generator.playbook import Playbook
from generator.problems import ContentError, Noun, Problem, suggest
from generator.schema.entity import ID
from generator.schema.guidance import CasesFile, Checklist, GlossaryFile, Pitfall
from generator.schema.interface import InterfaceFile, ScalesFile
from generator.schema.phase import PhasesFile, RolloutFile
from generator.schema.role import HandoverFile, NeighboursFile, Role
from generator.schema.site import SiteFile, SourcesFile
from generator.schema.staffing import StaffingFile
from generator.translations.record import read_records
from generator.translations.stale import Stale, stale_wordings
from generator.validate import validate

FILES: dict[str, TypeAdapter[Any]] = {
    "site.yaml": TypeAdapter(SiteFile),
    "sources.yaml": TypeAdapter(SourcesFile),
    "interface.yaml": TypeAdapter(InterfaceFile),
    "neighbours.yaml": TypeAdapter(NeighboursFile),
    "handover.yaml": TypeAdapter(HandoverFile),
    "staffing.yaml": TypeAdapter(StaffingFile),
    "phases.yaml": TypeAdapter(PhasesFile),
    "rollout.yaml": TypeAdapter(RolloutFile),
    "cases.yaml": TypeAdapter(CasesFile),
    "glossary.yaml": TypeAdapter(GlossaryFile),
    "assessments/scales.yaml": TypeAdapter(ScalesFile),
}
FOLDERS: dict[str, TypeAdapter[Any]] = {
    "roles": TypeAdapter(Role),
    "checklists": TypeAdapter(Checklist),
    "pitfalls": TypeAdapter(Pitfall),
    "assessments": TypeAdapter(Assessment),
}
FOLLOWING = ("nothing-matches", "missing-part")
"""What a self-check lacks because of what is wrong in another file."""


def load(content: Path | Layers) -> Playbook:
    """The playbook in a folder, or in two laid over each other.

    Raises:
        ContentError: with all problems of reading and validating; where there are none, with all problems between files.
    """
    problems: list[Problem] = []
    layers = content if isinstance(content, Layers) else Layers(content)
    documents, hidden, as_read = read_layers(layers, problems.append)
    documents = dict(sorted(documents.items(), key=_order))
    record = read_records(layers, problems.append)
    written = list(documents.values())
    things = _index(documents.values(), problems.append)
    unexpanded: list[Problem] = []
    broken = set()
    for file, document in documents.items():
        if _defines_assessment(file):
            told = len(unexpanded)
            documents[file] = expanded = without(hidden, expand(document, things, unexpanded.append))
            _name_as_expanded(things, expanded)
            broken |= {file} if len(unexpanded) > told else set()
        check_hidden(hidden, documents[file], problems.append)
    languages = languages_of(documents.get("site.yaml"))
    values = {
        file: validate(FILES.get(file) or FOLDERS[_folder(file)], document, languages, problems.append)
        for file, document in documents.items()
        if file not in broken  # what could not be expanded would be told again as missing
    }
    problems = _of_their_own([*problems, *unexpanded], documents)
    if not _errors(problems):
        stale = stale_wordings(written, documents.values(), languages, record)
        playbook = _assemble(values, things, documents, stale)
        check(playbook, documents, problems.append)
    for document in as_read:
        check_texts(document, languages, problems.append)
    problems = _without_repetition(first_of_copies(problems, documents.values()))
    if _errors(problems):
        raise ContentError(problems, languages)
    return replace(playbook, warnings=tuple(problems))


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.level == "error"]


def _without_repetition(problems: list[Problem]) -> list[Problem]:
    """Without warnings of quotes in values that are wrong for these quotes."""
    wrong = {(problem.file, problem.key) for problem in problems if problem.level == "error"}
    return [one for one in problems if one.code != "curly-quotes" or (one.file, one.key) not in wrong]


def _of_their_own(problems: list[Problem], documents: dict[str, Document]) -> list[Problem]:
    """Without what is wrong with what an assessment takes from other files, while those are wrong themselves."""
    if not any(problem.level == "error" and not _defines_assessment(problem.file) for problem in problems):
        return problems
    borrowed = {(file, key) for file, document in documents.items() for key in document.borrowed}
    return [
        problem for problem in problems if problem.code not in FOLLOWING and (problem.file, problem.key) not in borrowed
    ]


def read_layers(layers: Layers, report: Any) -> tuple[dict[str, Document], frozenset[str], list[Document]]:
    """Read the documents of all folders as one set; the references to what the overlay hides; each document as read."""
    documents = read_all(layers.base, report)
    if not layers.overlay:
        return documents, frozenset(), list(documents.values())
    over = _read_folder(layers.overlay, layers.prefix, report)
    return *lay_over(documents, over, FILES, report), [*documents.values(), *over.values()]


def read_all(content: Path, report: Any) -> dict[str, Document]:
    """The documents of a whole playbook; reports what is missing, too."""
    if not content.is_dir():
        report(Problem.at(content.as_posix(), (1, 1), "", "missing-folder"))
        return {}
    documents = _read_folder(content, "", report)
    for file in FILES:
        if not (content / file).is_file():
            report(Problem.at(file, (1, 1), "", "missing-file"))
    return documents


def _read_folder(folder: Path, prefix: str, report: Any) -> dict[str, Document]:
    """The documents by file name; reports what cannot be read, or belongs nowhere, under names with a prefix."""
    home = folder.resolve()
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() and not path.resolve().is_relative_to(home):
            report(Problem.at(prefix + path.relative_to(folder).as_posix(), (1, 1), "", "outside-folder"))
    found = sorted(path for path in folder.rglob("*.y*ml") if path.resolve().is_relative_to(home) and path.is_file())
    documents = {}
    for path in found:
        file = path.relative_to(folder).as_posix()
        if file not in FILES and _folder(file) not in FOLDERS:
            possible = [*FILES, *(f"{one}/{path.name}" for one in FOLDERS)]
            suggestion = suggest(file, possible)
            report(Problem.at(prefix + file, (1, 1), "", "unknown-file", suggestion=suggestion, folders=tuple(FOLDERS)))
        elif document := read(path, prefix + file, report):
            documents[file] = document
    return documents


def _order(item: tuple[str, Document]) -> tuple[str, int, str]:
    order = item[1].data.get("order")
    return _folder(item[0]), order if type(order) is int else 0, item[0]


def _folder(file: str) -> str:
    return file.rpartition("/")[0]


def _defines_assessment(file: str) -> bool:
    return _folder(file) == "assessments" and file not in FILES


def languages_of(site: Document | None) -> tuple[str, ...]:
    """Codes of the languages; none where they are not well written, which is told once, and not for every text."""
    listed = site.data.get("languages") if site else None
    if not isinstance(listed, list):
        return ()
    described = [entry for entry in listed if isinstance(entry, dict)]
    codes = dict.fromkeys(code for entry in described if isinstance(code := entry.get("code"), str))
    return tuple(codes) if len(codes) == len(listed) else ()


def _index(documents: Iterable[Document], report: Any) -> dict[str, Entry]:
    """Everything that the documents define, by reference."""
    things: dict[str, Entry] = {}
    for document in documents:
        for entry in entries(document):
            if other := things.get(entry.ref):
                line, _ = other.document.positions.get((*other.place, "id"), (1, 1))
                kind, first = Noun(entry.kind.name), f"{other.document.written_in((*other.place, 'id'))}:{line}"
                place = (*entry.place, "id")
                report(document.problem(place, "duplicate-id", id=entry.id, kind=kind, other=first))
            elif not entry.place and Path(document.file).stem != entry.id and ID.fullmatch(entry.id):
                report(document.problem((*entry.place, "id"), "file-name", id=entry.id))
            things.setdefault(entry.ref, entry)
    return things


def _name_as_expanded(things: dict[str, Entry], document: Document) -> None:
    """Let a self-check be called what its file says once a `$$` is read as a dollar sign."""
    for entry in entries(document):
        if entry.ref in things and "title" in entry.data:
            written = things[entry.ref]
            things[entry.ref] = replace(written, data={**written.data, "title": entry.data["title"]})


def _assemble(
    values: dict[str, Any], things: dict[str, Entry], documents: dict[str, Document], stale: Stale
) -> Playbook:
    folders = {
        folder: tuple(v for f, v in values.items() if _folder(f) == folder and f not in FILES) for folder in FOLDERS
    }
    return Playbook(
        site=values["site.yaml"],
        sources=values["sources.yaml"],
        interface=values["interface.yaml"],
        roles=folders["roles"],
        neighbours=values["neighbours.yaml"],
        handover=values["handover.yaml"],
        staffing=values["staffing.yaml"],
        phases=values["phases.yaml"],
        rollout=values["rollout.yaml"],
        checklists=folders["checklists"],
        pitfalls=folders["pitfalls"],
        cases=values["cases.yaml"],
        glossary=values["glossary.yaml"],
        scales=values["assessments/scales.yaml"].scales,
        assessments=folders["assessments"],
        things=things,
        documents=documents,
        stale=stale,
    )
