"""JSON to the frozen classes of this package, for values that were validated when they were written."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeAliasType, Union, get_args, get_origin, get_type_hints

from generator.assessment.text import Text


def decode[T](cls: type[T], data: Any) -> T:
    """The value of type `cls` that `data` (parsed JSON) describes.

    Raises:
        TypeError: `data` lacks a field or has one too many.
    """
    value: T = _decode(cls, data)
    return value


def _decode(kind: Any, data: Any) -> Any:
    if isinstance(kind, TypeAliasType):
        return _decode(kind.__value__, data)
    origin = get_origin(kind)
    if data is None or kind in (str, int, bool) or origin is Literal:
        return data
    if kind is Text:
        return Text(data)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _decode(hints[name], value) for name, value in data.items()})
    if origin in (types.UnionType, Union):
        inner = [argument for argument in get_args(kind) if argument is not types.NoneType]
        return _decode(inner[0], data) if len(inner) == 1 else data
    if origin is tuple:
        return tuple(_decode(get_args(kind)[0], entry) for entry in data)
    if origin is not None and issubclass(origin, Mapping):
        return {key: _decode(get_args(kind)[1], value) for key, value in data.items()}
    raise TypeError(f"no rule to decode {kind}")


@cache
def _hints(cls: type) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cls)}
