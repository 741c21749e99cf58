"""A YAML file as plain data that knows where each value stands.

The reading is stricter than YAML: texts stay texts (only whole decimal numbers, `true` and `false` are anything else),
and what silently loses data elsewhere is an error here: duplicate keys, anchors, aliases, tags, several documents.
Size and depth are bounded before anything is built, because libyaml recurses on the C stack. An error does not end the
reading unless nothing after it could be understood.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.characters import ODD_SPACES, space_problem, unwanted
from generator.encoding import decode
from generator.folding import MARK, mark_breaks
from generator.problems import Problem, Value
from generator.scalar import Written, mistakes, on_one_line
from generator.syntax import Complaint, explain, full_width, lines_of

MOST_BYTES = 4 * 1_048_576
MOST_DEPTH = 32
MOST_VALUES = 100_000
"""A glossary of a thousand terms has 30,000."""
MOST_DIGITS = 18
WHOLE_NUMBER = re.compile(rf"-?(0|[1-9][0-9]{{0,{MOST_DIGITS - 1}}})")
ODD_SPACE = re.compile(f"[{ODD_SPACES}]")

type Place = tuple[str | int, ...]
"""Keys and list indexes that lead to a value."""
type Position = tuple[int, int]
"""Line and column, from 1."""


def dotted(place: Place) -> str:
    """The place as problems name it: `duties.2.title`."""
    return ".".join(map(str, place))


@dataclass(frozen=True)
class Document:
    """The data of one content file."""

    file: str
    """Relative to the content folder, POSIX."""
    data: Any
    positions: dict[Place, Position]
    """Where the key, or the list entry, at each place starts."""
    patterns: Mapping[Place, Place] = field(default_factory=dict)
    """For places that are no longer as written (`generator.expand`): where the file has what they were made from."""
    files: Mapping[Place, str] = field(default_factory=dict)
    """For places that were laid over each other (`generator.overlay`): the file that has them, as problems name it."""
    borrowed: frozenset[str] = frozenset()
    """Keys of the places whose values stand in another file."""
    written: Mapping[Place, Written] = field(default_factory=dict)
    """Texts over several lines; `data` has them on one line. Only of documents as they were read."""

    def problem(self, place: Place, code: str, **values: Value) -> Problem:
        """A problem at a place; at its nearest parent where the place itself does not exist."""
        known = place
        while known and known not in self.positions:
            known = known[:-1]
        written = (*self.patterns.get(known, known), *place[len(known) :])
        return Problem.at(self.written_in(known), self.positions.get(known, (1, 1)), dotted(written), code, **values)

    def written_in(self, place: Place) -> str:
        """The file that has what stands at a place, as problems name it."""
        return self.files.get(place, self.file)


class RefusedError(Exception):
    """Reading stopped: nothing after this could be understood."""

    def __init__(self, position: Position, place: Place, code: str, **values: Value) -> None:
        super().__init__(code)
        self.position, self.place, self.code, self.values = position, place, code, values


def read(path: Path, file: str, report: Callable[[Problem], None]) -> Document | None:
    """The file's data; None once all that prevents reading it was reported."""
    if path.stat().st_size > MOST_BYTES:
        report(Problem.at(file, (1, 1), "", "too-large"))
        return None
    text = decode(path.read_bytes(), file)
    if isinstance(text, Problem):
        report(text)
        return None
    characters = [(_position_in(text, offset), code, name) for offset, code, name in unwanted(text)]
    for position, code, name in characters:
        report(Problem.at(file, position, "", code, **({} if code == "tab" else {"character": name})))
    return None if characters else _parse(text, file, report)


def _parse(text: str, file: str, report: Callable[[Problem], None]) -> Document | None:
    positions: dict[Place, Position] = {}
    reader = _Reader(text, file, positions)
    try:
        data = reader.document()
    except yaml.MarkedYAMLError as error:
        if error.problem == "exceeded maximum nesting depth":
            # libyaml has a limit too, and may be at it before the events of the first levels are out.
            report(Problem.at(file, _position(error.problem_mark), "", "too-deep", most=MOST_DEPTH))
            return None
        complaint = explain(error, text, reader.long_quote)
        position = complaint.line, complaint.column
        for problem in reader.told_before(position):
            report(problem)
        if complaint.line not in reader.refused:  # else it has the same cause
            report(Problem.at(file, position, "", complaint.code, **complaint.values))
        return None
    except RefusedError as refused:
        for problem in reader.told_before(refused.position):
            report(problem)
        report(Problem.at(file, refused.position, dotted(refused.place), refused.code, **refused.values))
        return None
    for problem in reader.problems or reader.warnings:
        report(problem)
    return None if reader.problems else Document(file, data, positions, written=reader.written)


class _Reader:
    """Builds data from libyaml's events."""

    def __init__(self, text: str, file: str, positions: dict[Place, Position]) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(mark_breaks(text), Loader=yaml.CSafeLoader)
        self._lines = lines_of(text)
        self._file, self._positions = file, positions
        self._count = 0
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.written: dict[Place, Written] = {}
        self.long_quote: Any = None
        """The last quoted text that goes over several lines: where a quote is not closed, it ends in another one."""

    @property
    def refused(self) -> set[int]:
        """The lines of the problems."""
        return {problem.line for problem in self.problems}

    def told_before(self, position: Position) -> list[Problem]:
        """The problems so far, without a key that has no value because the line after it could not be read."""
        return [one for one in self.problems if one.code != "no-value" or one.line + 1 != position[0]]

    def document(self) -> Any:
        next(self._events)  # start of the stream
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise RefusedError((1, 1), (), "empty-file")
        start: Any = next(self._events)
        data = self._value(start, ())
        next(self._events)  # end of the document
        if not isinstance(event := next(self._events), yaml.StreamEndEvent):
            raise RefusedError(_position(event.start_mark), (), "second-document")
        if not isinstance(data, dict) and not self.problems:
            complaint = full_width(self._lines, start.start_mark.line) or Complaint(1, 1, "not-a-mapping")
            raise RefusedError((complaint.line, complaint.column), (), complaint.code, **complaint.values)
        return data

    def _value(self, event: yaml.Event, place: Place) -> Any:
        self._count += 1
        if self._count > MOST_VALUES:
            raise RefusedError(_position(event.start_mark), place, "too-many-values", most=MOST_VALUES)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(event, place, "anchor")
        if getattr(event, "tag", None):
            self._refuse(event, place, "tag")
        if len(place) > MOST_DEPTH:
            raise RefusedError(_position(event.start_mark), (), "too-deep", most=MOST_DEPTH)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return self._scalar(event, place) if isinstance(event, yaml.ScalarEvent) else None

    def _mapping(self, place: Place) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise RefusedError(_position(event.start_mark), place, "key-not-text")
            key = self._key(event, place)
            if key in data:
                first, _ = self._positions[(*place, key)]
                self._refuse(event, (*place, key), "duplicate-key", name=key, first=first)
            else:
                self._positions[(*place, key)] = _position(event.start_mark)
            value = next(self._events)
            if "：" in key and isinstance(value, yaml.ScalarEvent) and not (value.style or value.value):
                line, column = _position(event.start_mark)  # what was to be a key and its value is a key alone
                self._complain((line, column + key.index("：")), place, "full-width-colon")
            else:
                data[key] = self._value(value, (*place, key))
        return data

    def _key(self, event: Any, place: Place) -> str:
        # Letters with dots or accents may be written in two ways that look the same.
        key = unicodedata.normalize("NFC", event.value.replace(MARK, ""))
        if key == "<<" and not event.style:
            self._refuse(event, place, "merge-key")
        if match := ODD_SPACE.search(key):
            line, column = _position(event.start_mark)
            code, values = space_problem(match[0])
            raise RefusedError((line, column + match.start()), place, code, **values)
        return key

    def _sequence(self, place: Place) -> list[Any]:
        data: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            entry = (*place, len(data))
            self._positions[entry] = _position(event.start_mark)
            data.append(self._value(event, entry))
        return data

    def _scalar(self, event: Any, place: Place) -> str | int | bool:
        text, written = on_one_line(event, self._lines)
        if written:
            self.written[place] = written
        for mistake in mistakes(text, event, self._lines, place[-1] if place else ""):
            self._complain(mistake.position, place, mistake.code, **mistake.values)
        if event.style:  # quoted, or a block
            if event.style in "'\"" and event.end_mark.line > event.start_mark.line:
                self.long_quote = event
            return text
        if text in ("true", "false"):
            return text == "true"
        return int(text) if WHOLE_NUMBER.fullmatch(text) else text

    def _refuse(self, event: yaml.Event, place: Place, code: str, **values: Value) -> None:
        self._complain(_position(event.start_mark), place, code, **values)

    def _complain(self, position: Position, place: Place, code: str, **values: Value) -> None:
        problem = Problem.at(self._file, position, dotted(place), code, **values)
        (self.warnings if problem.level == "warning" else self.problems).append(problem)


def _position(mark: Any) -> Position:
    return mark.line + 1, mark.column + 1


def _position_in(text: str, offset: int) -> Position:
    lines = lines_of(text[:offset])
    return len(lines), len(lines[-1]) + 1
