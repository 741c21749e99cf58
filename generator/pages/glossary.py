"""The glossary: every term under its letter, and other words that lead to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.output import Output
from generator.pages.index_order import Letter, Place, alphabet_place, kana_place
from generator.pages.page import Edition
from generator.schema.guidance import Term


@dataclass(frozen=True)
class Line:
    """A line of the index: a term, or a word that leads to one."""

    word: str
    term: Term
    leads: bool
    place: Place


def glossary_page(edition: Edition) -> Output:
    """The page, in one language."""
    lines = _without_neighbours(sorted(_lines(edition), key=lambda line: line.place[0]))
    letters: list[tuple[Letter, list[Line]]] = [
        (letter, list(under)) for letter, under in groupby(lines, key=lambda line: line.place[1])
    ]
    return edition.page("glossary.html", "glossary", "glossary.yaml", footnotes=False, letters=letters)


def _lines(edition: Edition) -> Iterator[Line]:
    code = edition.language.code
    for term in edition.playbook.glossary.terms:
        title = edition.plain(term.title)
        if code != "ja":
            yield Line(title, term, False, alphabet_place(title))
            for synonym in term.synonyms.get(code, ()):
                yield Line(synonym, term, True, alphabet_place(synonym))
            continue
        yield Line(title, term, False, kana_place(term.reading))
        for synonym, reading in term.synonym_readings.items():
            yield Line(synonym, term, True, kana_place(reading))


def _without_neighbours(lines: list[Line]) -> Iterator[Line]:
    """The lines without words that stand beside the term they lead to."""
    for _, together in groupby(lines, key=lambda line: line.term.id):
        several = list(together)
        itself = [line for line in several if not line.leads]
        yield from itself or several
