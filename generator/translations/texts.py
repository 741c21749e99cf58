"""Every text of a content file, under a key that stays the same when entries move."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from generator.document import Document, Place

ANY = "*"
"""Stands in a key for an entry that has no id."""


@dataclass(frozen=True)
class ContentText:
    """A text as it stands in a file, complete or not."""

    file: str
    """Relative to the content folder, POSIX."""
    place: Place
    key: str
    """Keys and ids that lead to it: `duties.scoring-rules.title`; several texts share `signs.*`."""
    wordings: Mapping[str, str]
    """By language code."""

    def name(self, source: str) -> str:
        """What tells it from all others, also to a translator's program; `source` is the first language's code."""
        own = f"~{fingerprint(self.wordings.get(source, ''))}" if ANY in self.key.split(".") else ""
        return f"{self.file}#{self.key}{own}"


def texts(document: Document, languages: tuple[str, ...]) -> Iterator[ContentText]:
    """The texts of a file in order, those included that lack a language."""
    yield from _walk(document.data, (), (), document.file, set(languages))


def fingerprint(wording: str) -> str:
    """What is kept of a wording to see whether it has changed."""
    return sha256(wording.strip().encode()).hexdigest()[:12]


def _walk(data: Any, place: Place, names: tuple[str, ...], file: str, languages: set[str]) -> Iterator[ContentText]:
    if isinstance(data, dict):
        if data and data.keys() <= languages and all(isinstance(wording, str) for wording in data.values()):
            yield ContentText(file, place, ".".join(names), data)
            return
        for key, value in data.items():
            yield from _walk(value, (*place, key), (*names, key), file, languages)
    elif isinstance(data, list):
        for index, entry in enumerate(data):
            name = entry.get("id") if isinstance(entry, dict) else None
            yield from _walk(entry, (*place, index), (*names, str(name or ANY)), file, languages)
