"""Every scalar and key of a document, with its place."""

from collections.abc import Iterator
from typing import Any

from generator.document import Document, Place


def walk(document: Document) -> Iterator[tuple[Place, Any]]:
    """Each place of the document below its top, and the value there; parents before their entries."""
    ahead: list[tuple[Place, Any]] = [((), document.data)]
    while ahead:
        place, data = ahead.pop()
        if place:
            yield place, data
        # The last of what is put here is taken first.
        if isinstance(data, dict):
            ahead += [((*place, key), value) for key, value in reversed(data.items())]
        elif isinstance(data, list):
            ahead += [((*place, index), data[index]) for index in reversed(range(len(data)))]


def fits(place: Place, pattern: Place) -> bool:
    """Whether a place is one of those that a pattern means; `*` in it is any key or index."""
    if len(place) != len(pattern):
        return False
    # A plain loop: this is asked a hundred thousand times.
    for step, wanted in zip(place, pattern, strict=True):  # noqa: SIM110
        if wanted not in ("*", step):
            return False
    return True
