"""Every scalar and key of a document, with its place."""

from collections.abc import Iterator
from typing import Any

from generator.document import Document, Place


def walk(document: Document) -> Iterator[tuple[Place, Any]]:
    """Each place of the document below its top, and the value there; parents before their entries."""
    yield from _walk(document.data, ())


def fits(place: Place, pattern: Place) -> bool:
    """Whether a place is one of those that a pattern means; `*` in it is any key or index."""
    return len(place) == len(pattern) and all(
        wanted in ("*", step) for step, wanted in zip(place, pattern, strict=True)
    )


def _walk(data: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    if place:
        yield place, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _walk(value, (*place, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _walk(value, (*place, index))
