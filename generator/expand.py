"""Entries of an assessment that stand for many: one for each duty, skill or role.

An entry of any list may say `each: duty`, and `where: {level: routine}` (or a list of values) to choose among them.
It is then repeated for every duty, with `$duty` replaced by the duty's id and `$parent` by the id of what the duty
belongs to, in `where` too. A value that is nothing but `$staffing.headcount.minimum` becomes what the entry of the
staffing pattern itself has there, of whatever type. If the entry has nothing else but `value`, the value alone is
repeated.

A question of kind `matrix` stands for its `rows`: each becomes a question of its own, with the id `<matrix>-<row>` and
whatever it says itself; the matrix says the rest, and what it asks becomes their `lead`. In a list, `answer:<matrix>`
stands for the answers to all rows.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from string import Template
from typing import Any

from generator.document import Document, Place, Position, dotted
from generator.kinds import KINDS, Entry
from generator.problems import Noun, Problem, Value, in_order, suggest

type Variables = Mapping[str, str]

FIELD = re.compile(r"\$(?P<each>[a-z]+)\.(?P<keys>[a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)*)")


def expand(document: Document, things: Mapping[str, Entry], report: Callable[[Problem], None]) -> Document:
    """The document with all repeated entries written out; each copy keeps the position of its pattern."""
    expansion = _Expansion(document, things, report)
    data = expansion.copy(document.data, (), (), {})
    return Document(
        document.file, data, expansion.positions, expansion.patterns, expansion.files, frozenset(expansion.borrowed)
    )


def first_of_copies(problems: Iterable[Problem], documents: Iterable[Document]) -> list[Problem]:
    """The problems, without those that copies of an entry repeat: the author wrote it, and has to mend it, once."""
    repeated: set[tuple[str, str]] = set()
    for document in documents:
        copies = Counter((document.written_in(place), dotted(old)) for place, old in document.patterns.items())
        repeated |= {written for written, count in copies.items() if count > 1}
    first: dict[object, Problem] = {}
    for problem in in_order(problems):
        is_copy = (problem.file, problem.key) in repeated
        first.setdefault((problem.file, problem.key, problem.code) if is_copy else problem, problem)
    return list(first.values())


class _Expansion:
    def __init__(self, document: Document, things: Mapping[str, Entry], report: Callable[[Problem], None]) -> None:
        self._document = document
        self._things = things
        self._report = report
        self._of_kind: defaultdict[str, list[Entry]] = defaultdict(list)
        for thing in things.values():
            self._of_kind[thing.kind.name].append(thing)
        self._known_fields: dict[str, frozenset[str]] = {}
        self.positions: dict[Place, Position] = {}
        self.patterns: dict[Place, Place] = {}
        self.files: dict[Place, str] = {}
        self.borrowed: set[str] = set()
        self._rows: dict[str, list[str]] = {}
        """Ids of the questions that a matrix stands for, by its reference."""

    def copy(self, data: Any, old: Place, new: Place, variables: Variables) -> Any:
        self._stand(old, new)
        if isinstance(data, dict):
            # Questions first: lists elsewhere may name a matrix.
            keys = sorted(data, key=lambda key: key != "questions")
            copies = {key: self.copy(data[key], (*old, key), (*new, key), variables) for key in keys}
            return {key: copies[key] for key in data}
        if isinstance(data, list):
            return self._copy_list(data, old, new, variables)
        if isinstance(data, str) and FIELD.fullmatch(data):
            self.borrowed.add(dotted(old))
        return self._fill(data, old, variables)

    def _copy_list(self, entries: list[Any], old: Place, new: Place, variables: Variables) -> list[Any]:
        copies: list[Any] = []
        for index, entry in enumerate(entries):
            for pattern, place, values in self._repeat(entry, (*old, index), variables):
                if isinstance(pattern, dict) and pattern.get("kind") == "matrix" and "rows" in pattern:
                    self._copy_matrix(pattern, place, (new, copies), values)
                    continue
                copy = self.copy(pattern, place, (*new, len(copies)), values)
                for one in self._rows.get(copy, [copy]) if isinstance(copy, str) else [copy]:
                    self._stand(place, (*new, len(copies)))
                    copies.append(one)
        return copies

    def _copy_matrix(
        self, matrix: dict[str, Any], old: Place, to: tuple[Place, list[Any]], variables: Variables
    ) -> None:
        """Append a question for each row to a list that stands at a place."""
        if not isinstance(matrix["rows"], list):
            self._complain((*old, "rows"), "not-a-list", given=repr(matrix["rows"]))
            return
        place_of_list, questions = to
        name = self._fill(matrix.get("id"), (*old, "id"), variables)
        shared = {"lead" if key == "text" else key: (value, (*old, key)) for key, value in matrix.items()}
        for key in ("kind", "rows", "id"):
            shared.pop(key, None)
        for index, row in enumerate(matrix["rows"]):
            for pattern, place, values in self._repeat(row, (*old, "rows", index), variables):
                if not isinstance(pattern, dict) or "id" not in pattern:
                    self._complain(place, "not-a-row")
                    continue
                new = (*place_of_list, len(questions))
                self._stand(place, new)
                parts = shared | {key: (value, (*place, key)) for key, value in pattern.items()}
                question = {key: self.copy(value, at, (*new, key), values) for key, (value, at) in parts.items()}
                question |= {"id": f"{name}-{question['id']}", "matrix": name}
                questions.append(question)
                self._rows.setdefault(f"answer:{name}", []).append(f"answer:{question['id']}")

    def _stand(self, old: Place, new: Place) -> None:
        """Note where the file has what stands at a new place."""
        if old in self._document.positions:
            self.positions[new] = self._document.positions[old]
            self.patterns[new] = self._document.patterns.get(old, old)
            self.files[new] = self._document.written_in(old)

    def _repeat(self, entry: Any, place: Place, variables: Variables) -> Iterator[tuple[Any, Place, Variables]]:
        if not isinstance(entry, dict) or "each" not in entry:
            yield entry, place, variables
            return
        each, where = entry["each"], entry.get("where", {})
        kinds = {kind.name for kind in KINDS}
        if not isinstance(each, str) or each not in kinds:
            suggestion = suggest(str(each), kinds)
            self._complain((*place, "each"), "unknown-each", given=str(each), suggestion=suggestion)
            return
        if not isinstance(where, dict):
            self._complain((*place, "where"), "where-not-a-mapping")
            return
        wanted = {key: self._fill(value, (*place, "where"), variables) for key, value in where.items()}
        pattern = {key: value for key, value in entry.items() if key not in ("each", "where")}
        only_value = pattern.keys() == {"value"}
        matching = [
            thing
            for thing in self._of_kind[each]
            if all(self._matches(thing, key, value) for key, value in wanted.items())
        ]
        known = self._fields(each)
        for key in where.keys() - known:
            self._complain((*place, "where", key), "unknown-key", suggestion=suggest(key, known))
        # With a variable in `where`, it may be that some of its values have nothing to repeat.
        if where and wanted == where and where.keys() <= known:
            self._report_idle(where, each, (*place, "where"), nothing=not matching)
        for thing in matching:
            values = {**variables, each: thing.id, "parent": thing.parent}
            yield (pattern["value"], (*place, "value"), values) if only_value else (pattern, place, values)

    def _fields(self, kind: str) -> frozenset[str]:
        """What a thing of a kind can be chosen by."""
        if kind not in self._known_fields:
            self._known_fields[kind] = frozenset(key for thing in self._of_kind[kind] for key in thing.data) | {
                "parent"
            }
        return self._known_fields[kind]

    def _report_idle(self, where: Mapping[str, Any], each: str, place: Place, *, nothing: bool) -> None:
        """Report values of a list that choose nothing; where there are none, that all together choose nothing."""
        kind = Noun(each)
        idle = [
            ((*place, key, index), f"{key}: {value}")
            for key, values in where.items()
            for index, value in enumerate(values if isinstance(values, list) else ())
            if not any(self._matches(thing, key, value) for thing in self._of_kind[each])
        ]
        for at, choice in idle:
            self._complain(at, "nothing-matches", kind=kind, where=(choice,))
        if not idle and nothing:
            told = tuple(f"{key}: {value}" for key, value in where.items())
            self._complain(place, "nothing-matches", kind=kind, where=told)

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
            self._complain(place, "unknown-variable", name=error.args[0], known=self._known(variables))
            return text
        except ValueError:
            self._complain(place, "dollar-sign", known=self._known(variables))
            return text

    def _known(self, variables: Variables) -> tuple[str, ...] | Noun:
        return tuple(f"${name}" for name in variables) or Noun("none")

    def _look_up(self, thing: Entry, keys: str, place: Place) -> Any:
        data: Any = thing.data
        for key in keys.split("."):
            if not isinstance(data, dict) or key not in data:
                known = data if isinstance(data, dict) else ()
                self._complain(place, "unknown-field", keys=keys, ref=thing.ref, suggestion=suggest(key, known))
                return keys
            data = data[key]
        return data

    def _complain(self, place: Place, code: str, **values: Value) -> None:
        self._report(self._document.problem(place, code, **values))
