"""Which fields of which classes hold texts, by the schema; and which of them a playbook has filled in."""

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from generator.assessment.text import Text
from generator.load import FILES, FOLDERS
from generator.playbook import Playbook

type Field = tuple[str, str]
"""Names of a class and of its field."""


def text_fields() -> set[Field]:
    """All fields that hold a text, or several."""
    found: set[Field] = set()
    seen: set[Any] = set()
    waiting = [adapter._type for adapter in (*FILES.values(), *FOLDERS.values())]  # noqa: SLF001  # has no other name
    while waiting:
        kind = waiting.pop()
        if not (fields := _fields(kind)):
            waiting += typing.get_args(kind)
        elif kind not in seen:
            seen.add(kind)
            waiting += fields.values()
            found |= {(kind.__name__, name) for name, annotation in fields.items() if Text in _parts(annotation)}
    return found


def filled_fields(playbook: Playbook) -> set[Field]:
    """Those that have a text somewhere in the playbook."""
    values = [getattr(playbook, field.name) for field in dataclasses.fields(playbook) if field.name != "things"]
    return set(_filled(tuple(values)))


def _filled(value: Any) -> Iterator[Field]:
    for name in _fields(type(value)):
        part = getattr(value, name)
        if any(isinstance(one, Text) for one in _within(part)):
            yield type(value).__name__, name
        yield from _filled(part)
    if isinstance(value, Mapping | tuple) and not isinstance(value, Text):
        for part in _within(value):
            yield from _filled(part)


def _within(value: Any) -> tuple[Any, ...]:
    if isinstance(value, Text):
        return (value,)
    return tuple(value.values()) if isinstance(value, Mapping) else value if isinstance(value, tuple) else (value,)


def _fields(kind: Any) -> dict[str, Any]:
    """Annotations by name; none for what is no class of the schema."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {name: field.annotation for name, field in kind.model_fields.items()}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return {field.name: hints[field.name] for field in dataclasses.fields(kind)}
    return {}


def _parts(annotation: Any) -> list[Any]:
    return [annotation, *(part for inner in typing.get_args(annotation) for part in _parts(inner))]
