"""A YAML file as plain data that knows where each value stands.

The reading is stricter than YAML: texts stay texts (only whole decimal numbers, `true` and `false` are anything else),
and what silently loses data elsewhere is an error here: duplicate keys, anchors, aliases, tags, several documents.
Size and depth are bounded before anything is built, because libyaml recurses on the C stack.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Problem
from generator.syntax import explain, explain_character

MOST_BYTES = 1_048_576
MOST_DEPTH = 32
WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})")

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

    def problem(self, place: Place, code: str, message: str, help: str) -> Problem:
        """A problem at a place; at its nearest parent where the place itself does not exist."""
        known = place
        while known and known not in self.positions:
            known = known[:-1]
        line, column = self.positions.get(known, (1, 1))
        written = (*self.patterns.get(known, known), *place[len(known) :])
        return Problem(self.written_in(known), line, column, dotted(written), message, help, code)

    def written_in(self, place: Place) -> str:
        """The file that has what stands at a place, as problems name it."""
        return self.files.get(place, self.file)


class RefusedError(Exception):
    """Reading stopped; the text says why."""

    def __init__(self, mark: Any, place: Place, code: str, message: str, help: str) -> None:
        super().__init__(message)
        self.position, self.place = _position(mark), place
        self.code, self.message, self.help = code, message, help


def read(path: Path, file: str, report: Callable[[Problem], None]) -> Document | None:
    """The file's data; None once what prevents reading it was reported."""
    if path.stat().st_size > MOST_BYTES:
        help = "Split it, or remove what does not belong."
        report(Problem(file, 1, 1, "", "is larger than 1 MiB", help, "too-large"))
        return None
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        report(Problem(file, line, 1, "", "is not UTF-8", "Save the file as UTF-8.", "encoding"))
        return None
    positions: dict[Place, Position] = {}
    try:
        return Document(file, _Reader(text, positions).document(), positions)
    except yaml.MarkedYAMLError as error:
        if error.problem == "exceeded maximum nesting depth":
            # libyaml has a limit too, and may be at it before the events of the first levels are out.
            refused = _too_deep(error.problem_mark)
            report(Problem(file, *refused.position, "", refused.message, refused.help, refused.code))
            return None
        complaint = explain(error, text)
    except yaml.reader.ReaderError as error:
        complaint = explain_character(error, text)
    except RefusedError as refused:
        key = dotted(refused.place)
        report(Problem(file, *refused.position, key, refused.message, refused.help, refused.code))
        return None
    report(Problem(file, complaint.line, complaint.column, "", complaint.message, complaint.help, "yaml-syntax"))
    return None


def _too_deep(mark: Any) -> RefusedError:
    return RefusedError(mark, (), "too-deep", "is nested too deeply", f"At most {MOST_DEPTH} levels are read.")


class _Reader:
    """Builds data from libyaml's events."""

    def __init__(self, text: str, positions: dict[Place, Position]) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._positions = positions

    def document(self) -> Any:
        next(self._events)  # start of the stream
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise RefusedError(None, (), "empty-file", "is empty", "Write the file's content, or remove the file.")
        data = self._value(next(self._events), ())
        next(self._events)  # end of the document
        if not isinstance(event := next(self._events), yaml.StreamEndEvent):
            raise RefusedError(
                event.start_mark, (), "second-document", "starts a second document", "Remove the line '---'."
            )
        if not isinstance(data, dict):
            raise RefusedError(None, (), "not-a-mapping", "is not a mapping of keys", "Write it as 'key: value' lines.")
        return data

    def _value(self, event: yaml.Event, place: Place) -> Any:
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise RefusedError(
                mark, place, "anchor", "uses an anchor or alias", "Write the value out, or quote a text with & or *."
            )
        if getattr(event, "tag", None):
            raise RefusedError(
                mark, place, "tag", "uses a tag", "Remove the tag, or quote a text that starts with '!'."
            )
        if len(place) > MOST_DEPTH:
            raise _too_deep(mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return _scalar(event, place)

    def _mapping(self, place: Place) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise RefusedError(
                    event.start_mark, place, "key-not-text", "has a key that is not a text", "Use a plain word."
                )
            key = str(event.value)
            if key in data:
                first, _ = self._positions[(*place, key)]
                message = f"has the key {key!r} twice; the first is on line {first}"
                raise RefusedError(event.start_mark, (*place, key), "duplicate-key", message, "Keep one of them.")
            self._positions[(*place, key)] = _position(event.start_mark)
            data[key] = self._value(next(self._events), (*place, key))
        return data

    def _sequence(self, place: Place) -> list[Any]:
        data: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            entry = (*place, len(data))
            self._positions[entry] = _position(event.start_mark)
            data.append(self._value(event, entry))
        return data


def _position(mark: Any) -> Position:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _scalar(event: Any, place: Place) -> str | int | bool:
    text = str(event.value)
    if event.style:  # quoted, or a block
        return text
    if text in ("", "~", "null"):
        help = "Write the value, or remove the key; put a text with { } in quotes."
        raise RefusedError(event.start_mark, place, "no-value", "has no value", help)
    if text in ("true", "false"):
        return text == "true"
    return int(text) if WHOLE_NUMBER.fullmatch(text) else text
