"""Every code of a problem, and its wording in each language: `catalogue.yaml` with its values filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("en", "ja")
"""Languages that authors are told in."""
LEVELS = ("error", "warning", "notice")
"""How grave a problem is."""
MOST_LISTED = 12


@dataclass(frozen=True)
class Noun:
    """A word of the catalogue's `nouns`; a word that it does not have is told as it is."""

    name: str


@dataclass(frozen=True)
class Suggestion:
    """What may have been meant instead."""

    near: str
    """The nearest name there is; empty if none is near."""
    known: tuple[str, ...]
    """All names there are."""
    most: int = MOST_LISTED
    """At most so many are listed."""
    in_order: bool = False
    """Whether they are listed in the order given, instead of alphabetically."""


@dataclass(frozen=True)
class Either:
    """Several, of which one is enough."""

    names: tuple[str, ...]


type Value = str | int | Noun | Either | Suggestion | tuple[str, ...]
"""What a wording names; a tuple is told as a list."""


@cache
def catalogue() -> Mapping[str, Any]:
    """The whole catalogue."""
    text = (Path(__file__).parent / "catalogue.yaml").read_text("utf-8")
    data: Mapping[str, Any] = yaml.load(text, yaml.CSafeLoader)  # ours, and the safe loader
    return data


def codes() -> list[str]:
    """All codes, sorted."""
    return sorted(catalogue()["codes"])


def level(code: str) -> str:
    """One of `LEVELS`."""
    return str(catalogue()["codes"][code].get("level", "error"))


def template(code: str, part: str, language: str) -> str:
    """The `title`, `message` or `help` of a code, with the places for its values."""
    return str(catalogue()["codes"][code][part][language])


def word(code: str, part: str, language: str, values: Mapping[str, Value]) -> str:
    """The `message` or `help` of a code, with its values filled in."""
    return template(code, part, language).format(**{name: _told(value, language) for name, value in values.items()})


def phrase(name: str, language: str, /, **values: str | int) -> str:
    """A phrase that is no problem's own."""
    return str(catalogue()["phrases"][name][language]).format(**values)


def _told(value: Value, language: str) -> str | int:
    if isinstance(value, Noun):
        return str(catalogue()["nouns"].get(value.name, {}).get(language, value.name))
    if isinstance(value, Suggestion):
        return _suggested(value, language)
    if isinstance(value, Either):
        *first, last = value.names
        return phrase("comma", language).join(first) + (phrase("or", language) if first else "") + last
    return phrase("comma", language).join(value) if isinstance(value, tuple) else value


def _suggested(suggestion: Suggestion, language: str) -> str:
    if suggestion.near:
        return phrase("did-you-mean", language, name=repr(suggestion.near))
    if not suggestion.known:
        return phrase("none-exist", language)
    known = suggestion.known if suggestion.in_order else sorted(suggestion.known)
    names = phrase("comma", language).join(known[: suggestion.most])
    more = phrase("and-more", language) if len(known) > suggestion.most else ""
    return phrase("known-here", language, names=names + more)
