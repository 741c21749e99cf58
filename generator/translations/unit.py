"""A text on its way to a translator and back, whatever the file it travels in."""

from dataclasses import dataclass

from generator.translations.states import State


class ParcelError(Exception):
    """A translator's file cannot be read; the text says why."""


@dataclass(frozen=True)
class Unit:
    """A text and its translation."""

    name: str
    """`ContentText.name`."""
    source: str
    translation: str
    state: State = "new"


@dataclass(frozen=True)
class Parcel:
    """What a translator's file holds."""

    source: str
    """Code of the language that is translated from."""
    language: str
    """Code of the language that is translated into."""
    units: tuple[Unit, ...]
