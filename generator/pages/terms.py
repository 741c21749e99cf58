"""The words of a playbook's glossary in one language."""

from collections.abc import Iterator

from generator.pages.vocabulary import Vocabulary, Word
from generator.playbook import Playbook


def vocabulary_of(playbook: Playbook, language: str) -> Vocabulary:
    """What names the terms: titles and synonyms. The titles of other things are not taken apart: a strategy lead is no lead."""
    return Vocabulary((*_terms(playbook, language), *_others(playbook, language)), language)


def _terms(playbook: Playbook, language: str) -> Iterator[Word]:
    for term in playbook.glossary.terms:
        for written in (playbook.plain(term.title, language), *term.synonyms.get(language, ())):
            yield Word(written, term.id)


def _others(playbook: Playbook, language: str) -> Iterator[Word]:
    for term in playbook.glossary.terms:
        for written in term.other_meanings.get(language, ()):
            yield Word(written, None)
    for role in playbook.roles:
        yield Word(playbook.plain(role.title, language), None)
