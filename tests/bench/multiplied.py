"""A content folder with many times the things of the real one, to see how building grows.

Roles, checklists, pitfalls, self-checks, cases, terms and sources are copied with everything in them. A copy names things of its own copy,
each of its texts has its number in it, and its self-checks ask about its own roles. Phases, ladders and the rules of handover stay as they
are: each duty names a holder for each phase, so both together would grow with the square. The same content is written every time.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.document import Document
from generator.kinds import entries
from generator.load import load, read_all
from generator.problems import ContentError
from tests.support.checkout import ROOT

FOLDERS = ("roles/", "checklists/", "pitfalls/", "assessments/")
"""What has a file for each thing."""
LISTS = {"cases.yaml": "cases", "glossary.yaml": "terms", "sources.yaml": "sources"}
"""What is a list in a file, and its key."""
LANGUAGES = {"ja", "en"}

_SCALES = "assessments/scales.yaml"
_MADE = {"answer", "measure", "finding"}
"""What a self-check names after other things: `answer:duty-scoring-rules`."""
_NEVER_ALONE = {"case", "term", "source"}
"""Kinds of thing that are not named without their kind."""
_NOT_IDS = {"kind", "each", "figure"}
"""Keys whose values may look like ids."""
_NAME = re.compile(r"(?:(?P<kind>[a-z]+):)?(?P<id>[a-z][a-z0-9-]*)")
_NAME_IN_TEXT = re.compile(r"(?<=[{(])[a-z]+:[a-z][a-z0-9-]*(?=[})])")


def write_multiplied(target: Path, times: int) -> None:
    """Write the real content, so many times, into a folder."""
    documents = read_all(ROOT / "content", _refuse)
    copies = [_Copy(number, documents.values()) for number in range(times)]
    for file, document in documents.items():
        data = document.data
        if file.startswith(FOLDERS) and file != _SCALES:
            for copy in copies:
                copied = copy.of(data)
                _write(target / file.partition("/")[0] / f"{copied['id']}.yaml", copied)
            continue
        if file in LISTS:
            data = {**data, LISTS[file]: [copy.of(entry) for copy in copies for entry in data[LISTS[file]]]}
        if file == "staffing.yaml":
            data = {**data, "patterns": [_for_all_roles(pattern, copies) for pattern in data["patterns"]]}
        _write(target / file, data)
    _recode(target)


class _Copy:
    """A copy of everything; that of number 0 keeps all ids and texts."""

    def __init__(self, number: int, documents: Iterable[Document]) -> None:
        self._number = str(number or "")
        ids: dict[str, list[str]] = {}
        for document in documents:
            for entry in entries(document):
                if document.file in LISTS or document.file.startswith(FOLDERS):
                    ids.setdefault(entry.kind.name, []).append(entry.id)
        self._ids = {kind: set(names) for kind, names in ids.items()}
        alone = (names for kind, names in ids.items() if kind not in _NEVER_ALONE)
        self._ends = re.compile(
            rf"(?:.*-)?(?:{'|'.join(map(re.escape, sorted({n for names in alone for n in names})))})"
        )
        self._roles = [self._numbered(name) for name in ids["role"]]

    def of(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """The copy of a whole file, or of an entry of a list."""
        copied = self.part(entry)
        if self._number:
            copied.pop("decisive", None)  # only one role may be
        return {**copied, "id": self._numbered(entry["id"]), **self._in_order(entry)}

    def part(self, data: Any, key: str = "") -> Any:
        """The copy of what stands under a key."""
        if key == "synonym_readings":
            return {self._text(synonym): reading for synonym, reading in data.items()}
        if isinstance(data, dict):
            if data.keys() & LANGUAGES:
                return {code: self._text(text) for code, text in data.items()}
            names = {self._name(name) if key in {"people", "weights"} else name: name for name in data}
            return self._for_own_roles({new: self.part(data[old], old) for new, old in names.items()})
        if isinstance(data, list):
            return [self.part(entry, key) for entry in data]
        return self._name(data) if isinstance(data, str) and key not in _NOT_IDS else data

    def _text(self, text: Any) -> Any:
        if isinstance(text, list):
            return [self._text(one) for one in text]
        text = _NAME_IN_TEXT.sub(lambda match: self._name(match[0]), text)
        return f"{text} {self._number}".rstrip() if "$" not in text else text

    def _name(self, name: str) -> str:
        match = _NAME.fullmatch(name)
        if not match:
            return name
        kind = match["kind"]
        if kind in self._ids:
            return self._numbered(name) if match["id"] in self._ids[kind] else name
        return self._numbered(name) if (not kind or kind in _MADE) and self._ends.fullmatch(match["id"]) else name

    def _numbered(self, name: str) -> str:
        return f"{name}-{self._number}" if self._number else name

    def _for_own_roles(self, data: dict[str, Any]) -> dict[str, Any]:
        """Entries for each role, or for each of what roles have, keep to the copy's own."""
        where = data.get("where", {})
        if data.get("each") not in {"role", "duty", "skill"} or where.keys() & {"id", "parent"}:
            return data
        return {**data, "where": {**where, "id" if data["each"] == "role" else "parent": self._roles}}

    def _in_order(self, entry: Mapping[str, Any]) -> dict[str, int]:
        """Copies come after one another."""
        return {"order": entry["order"] + 100 * int(self._number or 0)} if "order" in entry else {}


def _for_all_roles(pattern: Mapping[str, Any], copies: Iterable[_Copy]) -> dict[str, Any]:
    """A staffing pattern in which all copies of a role have as many people as the role."""
    people: dict[str, Any] = {}
    for copy in copies:
        people |= copy.part(pattern["people"], "people")
    return {**pattern, "people": people}


def _recode(content: Path) -> None:
    """Do as an author is told where two questions would have the same signs on paper."""
    try:
        load(content)
    except ContentError as error:
        for problem in error.problems:
            if problem.code != "same-signs":
                raise
            path = content / problem.file
            data = json.loads(path.read_text("utf-8"))
            recoded = data.get("recoded", {})
            name = str(dict(problem.values)["id"])
            _write(path, {**data, "recoded": {**recoded, name: recoded.get(name, 0) + 1}})
        _recode(content)


def _write(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=0), "utf-8")  # every JSON is YAML


def _refuse(problem: object) -> None:
    raise ValueError(problem)
