"""A text on its way to a translator and back, whatever the file format."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.translations.states import State

NAME = re.compile(r"(?P<stem>.*?)(~(?P<mark>[0-9a-f]{12}))?", re.DOTALL)
"""`ContentText.name`, whole or without the fingerprint."""


class ParcelError(Exception):
    """A translator's file cannot be read. Carries every reason found."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(*reasons)
        self.reasons = reasons

    def __str__(self) -> str:
        return "\n  ".join(["", *self.reasons] if len(self.reasons) > 1 else self.reasons)


@dataclass(frozen=True)
class Unit:
    """A text and its translation."""

    name: str
    """`ContentText.name` at the time of the export."""
    source: str
    translation: str
    state: State = "new"
    others: Sequence[tuple[str, str]] = ()
    """The wordings in the site's other languages, as context: (language, wording)."""
    row: int = 0
    """The row of a table, as a spreadsheet counts it; 0 in a file without rows."""
    is_right: bool | None = None
    """The translator's word: right for its source; not finished; nothing, as in a table left as it was exported."""
    refusals: tuple[str, ...] = ()
    """Why the translation cannot be taken, each as the end of a sentence."""

    @property
    def stem(self) -> str:
        """`ContentText.stem`."""
        return self._part("stem")

    @property
    def mark(self) -> str:
        """The fingerprint of the source at the time of the export; empty if the name has none."""
        return self._part("mark")

    def _part(self, group: str) -> str:
        match = NAME.fullmatch(self.name)
        return (match[group] if match else None) or ""


@dataclass(frozen=True)
class Parcel:
    """The content of a translator's file."""

    source: str
    """Code of the language that is translated from."""
    language: str
    """Code of the language that is translated into."""
    units: tuple[Unit, ...]
