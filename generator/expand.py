"""Entries of an assessment that stand for many: one for each duty, skill or role.

An entry of any list may say `each: duty`, and `where: {level: routine}` (or a list of values) to choose among them.
It is then repeated for every duty, with `$duty` replaced by the duty's id and `$parent` by the id of what the duty
belongs to, in `where` too. A value that is nothing but `$staffing.headcount.minimum` becomes what the entry of the
staffing pattern itself has there, of whatever type. If the entry has nothing else but `value`, the value alone is
repeated.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from string import Template
from typing import Any

from generator.document import Document, Place, Position, dotted
from generator.kinds import KINDS, Entry
from generator.problems import Problem, suggest

type Variables = Mapping[str, str]

FIELD = re.compile(r"\$(?P<each>[a-z]+)\.(?P<keys>[a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)*)")


def expand(document: Document, things: Mapping[str, Entry], report: Callable[[Problem], None]) -> Document:
    """The document with all repeated entries written out; each copy keeps the position of its pattern."""
    expansion = _Expansion(document, things, report)
    data = expansion.copy(document.data, (), (), {})
    return Document(document.file, data, expansion.positions, expansion.patterns)


def first_of_copies(problems: Iterable[Problem], documents: Iterable[Document]) -> list[Problem]:
    """The problems, without those that copies of an entry repeat: the author wrote it, and has to mend it, once."""
    repeated: set[tuple[str, str]] = set()
    for document in documents:
        copies = Counter(document.patterns.values())
        repeated |= {(document.file, dotted(place)) for place, count in copies.items() if count > 1}
    first: dict[object, Problem] = {}
    for problem in sorted(problems):
        is_copy = (problem.file, problem.key) in repeated
        first.setdefault((problem.file, problem.key, problem.code) if is_copy else problem, problem)
    return list(first.values())


class _Expansion:
    def __init__(self, document: Document, things: Mapping[str, Entry], report: Callable[[Problem], None]) -> None:
        self._document = document
        self._things = things
        self._report = report
        self.positions: dict[Place, Position] = {}
        self.patterns: dict[Place, Place] = {}

    def copy(self, data: Any, old: Place, new: Place, variables: Variables) -> Any:
        if old in self._document.positions:
            self.positions[new] = self._document.positions[old]
            self.patterns[new] = old
        if isinstance(data, dict):
            return {key: self.copy(value, (*old, key), (*new, key), variables) for key, value in data.items()}
        if isinstance(data, list):
            copies: list[Any] = []
            for index, entry in enumerate(data):
                for pattern, place, values in self._repeat(entry, (*old, index), variables):
                    copies.append(self.copy(pattern, place, (*new, len(copies)), values))
            return copies
        return self._fill(data, old, variables)

    def _repeat(self, entry: Any, place: Place, variables: Variables) -> Iterator[tuple[Any, Place, Variables]]:
        if not isinstance(entry, dict) or "each" not in entry:
            yield entry, place, variables
            return
        each, where = entry["each"], entry.get("where", {})
        kinds = {kind.name for kind in KINDS}
        if not isinstance(each, str) or each not in kinds:
            self._complain((*place, "each"), f"is {each!r}, which is no kind of thing", suggest(str(each), kinds))
            return
        if not isinstance(where, dict):
            self._complain((*place, "where"), "is not a mapping", "Write it as {key: value}.")
            return
        wanted = {key: self._fill(value, (*place, "where"), variables) for key, value in where.items()}
        pattern = {key: value for key, value in entry.items() if key not in ("each", "where")}
        only_value = pattern.keys() == {"value"}
        for thing in self._things.values():
            if thing.kind.name == each and all(self._matches(thing, key, value) for key, value in wanted.items()):
                values = {**variables, each: thing.id, "parent": thing.parent}
                yield (pattern["value"], (*place, "value"), values) if only_value else (pattern, place, values)

    def _matches(self, thing: Entry, key: str, value: Any) -> bool:
        own = thing.parent if key == "parent" else thing.data.get(key)
        return bool(own in value if isinstance(value, list) else own == value)

    def _fill(self, text: Any, place: Place, variables: Variables) -> Any:
        if not isinstance(text, str) or "$" not in text:
            return text
        match = FIELD.fullmatch(text)
        if match and (thing := self._things.get(f"{match['each']}:{variables.get(match['each'], '')}")):
            return self._look_up(thing, match["keys"], place)
        try:
            return Template(text).substitute(variables)
        except KeyError as error:
            self._complain(place, f"uses the unknown variable ${error.args[0]}", self._known(variables))
            return text
        except ValueError:
            self._complain(place, "has a '$' that names no variable", self._known(variables))
            return text

    def _known(self, variables: Variables) -> str:
        return f"Known here: {', '.join(f'${name}' for name in variables) or 'none'}. Write $$ for a dollar sign."

    def _look_up(self, thing: Entry, keys: str, place: Place) -> Any:
        data: Any = thing.data
        for key in keys.split("."):
            if not isinstance(data, dict) or key not in data:
                known = data if isinstance(data, dict) else ()
                self._complain(place, f"asks for {keys!r} of {thing.ref}, which has none", suggest(key, known))
                return keys
            data = data[key]
        return data

    def _complain(self, place: Place, message: str, help: str) -> None:
        self._report(self._document.problem(place, "expand", message, help))
