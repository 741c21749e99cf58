"""JSON to the frozen classes of this package, for values that were validated when they were written."""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeAliasType, Union, get_args, get_origin, get_type_hints

from generator.assessment.text import Text

type Decoder = Callable[[Any], Any]
"""From parsed JSON to a value; made once for each type."""


def decode[T](cls: type[T], data: Any) -> T:
    """The value of type `cls` that `data` (parsed JSON) describes.

    It is not validated again, so `__post_init__` is not called.

    Raises:
        TypeError: `data` lacks a field or has one too many.
    """
    kind: Any = cls
    value: T = _class_decoder(kind)(data)
    return value


def _decoder(kind: Any) -> Decoder | None:
    """How values of a type are read; none where JSON has them as they are. None is let through by whoever asks."""
    if isinstance(kind, TypeAliasType):
        return _decoder(kind.__value__)
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in (str, int, bool) or origin is Literal:
        return None
    if kind is Text:
        return Text
    if is_dataclass(kind) and isinstance(kind, type):
        return _class_decoder(kind)
    if origin in (types.UnionType, Union):
        inner = [argument for argument in arguments if argument is not types.NoneType]
        return _decoder(inner[0]) if len(inner) == 1 else None
    if origin is tuple:
        return _tuple_decoder(_decoder(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_decoder(_decoder(arguments[1]))
    raise TypeError(f"no rule to decode {kind}")


def _tuple_decoder(entry: Decoder | None) -> Decoder:
    return tuple if entry is None else lambda data: tuple(map(entry, data))


def _mapping_decoder(entry: Decoder | None) -> Decoder | None:
    return None if entry is None else lambda data: {key: entry(value) for key, value in data.items()}


@cache
def _class_decoder(cls: type) -> Decoder:
    members = {field.name: field for field in fields(cls)}
    needed = {name for name, field in members.items() if field.default is field.default_factory is MISSING}
    factories = {name: field.default_factory for name, field in members.items() if field.default_factory is not MISSING}

    def read(data: dict[str, Any]) -> Any:
        if not needed <= data.keys() <= members.keys():
            raise TypeError(f"{cls.__name__} needs {', '.join(sorted(needed))} and has {', '.join(data)}")
        value: Any = object.__new__(cls)
        # A field that is not given has its default as an attribute of the class.
        attributes = vars(value)
        attributes.update(data)
        for name, decoder in _field_decoders(cls).items():
            if (given := data.get(name)) is not None:
                attributes[name] = decoder(given)
        for name, factory in factories.items():
            if name not in data:
                attributes[name] = factory()
        return value

    return read


@cache
def _field_decoders(cls: type) -> dict[str, Decoder]:
    """Of the fields that need one. Asked for when the first value is read, because a class may contain itself."""
    hints = get_type_hints(cls)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(cls)}
    return {name: decoder for name, decoder in decoders.items() if decoder is not None}
