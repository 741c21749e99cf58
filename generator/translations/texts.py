"""Every text of a content file, under a key that stays the same when entries move."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from generator.document import Document, Place, Position

ANY = "*"
"""Stands in a key for an entry that has no id."""


@dataclass(frozen=True)
class ContentText:
    """A text as a file has it, complete or not."""

    file: str
    """The file that has it, as problems name it."""
    place: Place
    """Where that file has it."""
    key: str
    """Keys and ids that lead to it: `duties.scoring-rules.title`; several texts share `signs.*`."""
    wordings: Mapping[str, str]
    """By language code."""
    position: Position = (1, 1)
    elsewhere: frozenset[str] = frozenset()
    """Languages whose wording another file has: the one that an overlay adds a language to."""

    @property
    def stem(self) -> str:
        """File and key. Texts in a list without ids share it."""
        return f"{self.file}#{self.key}"

    @property
    def is_alone(self) -> bool:
        """Whether no other text has the same stem."""
        return ANY not in self.key.split(".")

    def name(self, source: str) -> str:
        """The stem and the fingerprint of the source; `source` is the first language's code."""
        return f"{self.stem}~{fingerprint(self.wordings.get(source, ''))}"


def texts(document: Document, languages: tuple[str, ...]) -> Iterator[ContentText]:
    """Yield the texts of a document in order, incomplete ones included, each as its own file has it."""
    for place, key, wordings in _walk(document.data, (), (), set(languages)):
        file = document.written_in(place)
        elsewhere = frozenset(code for code in wordings if document.written_in((*place, code)) != file)
        position = document.positions.get(place, (1, 1))
        yield ContentText(file, document.patterns.get(place, place), key, wordings, position, elsewhere)


def fingerprint(wording: str) -> str:
    """What is kept of a wording to see whether it has changed."""
    return sha256(wording.strip().encode()).hexdigest()[:12]


def _walk(
    data: Any, place: Place, names: tuple[str, ...], languages: set[str]
) -> Iterator[tuple[Place, str, Mapping[str, str]]]:
    if isinstance(data, dict):
        if data and data.keys() <= languages and all(isinstance(wording, str) for wording in data.values()):
            yield place, ".".join(names), data
            return
        for key, value in data.items():
            yield from _walk(value, (*place, key), (*names, key), languages)
    elif isinstance(data, list):
        for index, entry in enumerate(data):
            name = entry.get("id") if isinstance(entry, dict) else None
            yield from _walk(entry, (*place, index), (*names, str(name or ANY)), languages)
