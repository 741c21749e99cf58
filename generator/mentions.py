"""Which thing names which: so that every cross link can go both ways."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.kinds import Entry
from generator.report.inline import references


def mentions(things: Mapping[str, Entry], languages: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """For each thing, what names it and what it names, each once, in the order of the content."""
    related: dict[str, dict[str, None]] = {ref: {} for ref in things}
    inner = {(id(entry.document), entry.place) for entry in things.values()}
    for ref, entry in things.items():
        for named in _named(entry.data, entry, inner, languages):
            if named in things and named != ref:
                related[ref][named] = None
                related[named][ref] = None
    order = {ref: number for number, ref in enumerate(things)}
    return {ref: tuple(sorted(others, key=order.__getitem__)) for ref, others in related.items()}


def _named(data: Any, entry: Entry, inner: set[tuple[int, Any]], languages: tuple[str, ...]) -> Iterator[str]:
    """References in an entry's own data, not in that of the entries within it."""

    def walk(value: Any, place: tuple[str | int, ...]) -> Iterator[str]:
        if place != entry.place and (id(entry.document), place) in inner:
            return
        if isinstance(value, dict):
            for key, part in value.items():
                yield from walk(part, (*place, key))
        elif isinstance(value, list):
            for index, part in enumerate(value):
                yield from walk(part, (*place, index))
        elif isinstance(value, str):
            yield from references(value) if place[-1] in languages else (value,)

    yield from walk(data, entry.place)
