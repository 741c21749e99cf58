"""How each translation stands to its source."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from generator.translations.record import Record
from generator.translations.texts import ContentText, fingerprint

type State = Literal["right", "new", "stale", "missing"]


@dataclass(frozen=True)
class Translation:
    """A text in one of its languages other than the first."""

    text: ContentText
    language: str
    state: State
    """`right`: confirmed for the source as it is. `stale`: the source has changed since. `new`: never confirmed."""


def translations(texts: Iterable[ContentText], languages: tuple[str, ...], record: Record) -> Iterator[Translation]:
    """The translations of all texts into each language but the first, in order."""
    listed = list(texts)
    source, *others = languages
    for language in others:
        files = record.get(language, {})
        unmet = {
            (file, key): Counter(marks.split()) for file, keys in files.items() for key, marks in keys.items()
        }  # fingerprints that no text has (any more)
        known: set[int] = set()
        for number, text in enumerate(listed):
            marks, mark = unmet.get((text.file, text.key), Counter()), fingerprint(text.wordings.get(source, ""))
            if marks[mark] > 0:
                marks[mark] -= 1
                known.add(number)
        for number, text in enumerate(listed):
            if language in text.elsewhere:
                continue
            changed = unmet.get((text.file, text.key), Counter()).total() > 0
            state: State = "right" if number in known else "stale" if changed else "new"
            yield Translation(text, language, state if text.wordings.get(language, "").strip() else "missing")
