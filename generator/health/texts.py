"""What texts say: terms that none uses, abbreviations that no term explains."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.walk import walk
from generator.document import Document, Place
from generator.kinds import Entry
from generator.playbook import Playbook
from generator.problems import Problem

ABBREVIATION = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,6}(?![A-Za-z0-9])")
EXPLAINED_THERE = re.compile(ABBREVIATION.pattern + r"(?= ?[(（])")
INTERFACE = "interface.yaml"
"""Speaks of files and browsers, not of what the playbook is about."""
FEWEST_TEXTS = 3
"""An abbreviation in fewer texts is rather a name."""


@dataclass(frozen=True)
class _Wording:
    """A text in one language, and where it stands."""

    document: Document
    place: Place
    text: str


def ailing_texts(playbook: Playbook) -> Iterator[Problem]:
    """Whatever ails texts."""
    wordings = [
        _Wording(document, place, value)
        for document in playbook.documents.values()
        if document.file != INTERFACE
        for place, value in walk(document)
        if place[-1] in playbook.languages and isinstance(value, str)
    ]
    terms = [entry for entry in playbook.things.values() if entry.kind.name == "term"]
    yield from _unused_terms(terms, playbook, wordings)
    yield from _undefined_terms(terms, wordings)


def _unused_terms(terms: list[Entry], playbook: Playbook, wordings: list[_Wording]) -> Iterator[Problem]:
    fields = {
        value
        for document in playbook.documents.values()
        for _, value in walk(document)
        if isinstance(value, str) and value.startswith("term:")
    }
    for term in terms:
        names = "|".join(map(re.escape, [term.ref, *_words(term)]))
        words = re.compile(f"(?<![A-Za-z])(?:{names})", re.IGNORECASE)  # open at the end, for plurals
        elsewhere = (one.text for one in wordings if one.document is not term.document or one.place[:2] != term.place)
        if term.ref not in fields and not any(map(words.search, elsewhere)):
            yield term.document.problem((*term.place, "id"), "unused-term", ref=term.ref)


def _undefined_terms(terms: list[Entry], wordings: list[_Wording]) -> Iterator[Problem]:
    explained = {word for term in terms for text in _words(term) for word in ABBREVIATION.findall(text)}
    explained |= {word for one in wordings for word in EXPLAINED_THERE.findall(one.text)}
    uses: dict[str, dict[tuple[str, Place], _Wording]] = {}
    for one in wordings:
        for word in ABBREVIATION.findall(one.text):
            if word not in explained:
                uses.setdefault(word, {}).setdefault((one.document.file, one.place[:-1]), one)
    for word, found in uses.items():
        if len(found) >= FEWEST_TEXTS:
            first = next(iter(found.values()))
            yield first.document.problem(first.place, "undefined-term", word=word, count=len(found))


def _words(term: Entry) -> Iterator[str]:
    """What a term is called, in all languages."""
    yield from term.data["title"].values()
    yield from term.data.get("full_form", {}).values()
    for synonyms in term.data.get("synonyms", {}).values():
        yield from synonyms
