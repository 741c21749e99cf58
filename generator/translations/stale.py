"""Which wordings a reader should not rely on."""

from collections.abc import Iterable, Mapping

from generator.document import Document
from generator.translations.record import Record
from generator.translations.states import translations
from generator.translations.texts import texts

type Stale = Mapping[str, frozenset[tuple[str, str]]]
"""By language: the wordings whose source has changed since they were confirmed, each as (source, translation)."""


def stale_wordings(
    written: Iterable[Document], expanded: Iterable[Document], languages: tuple[str, ...], record: Record
) -> Stale:
    """The stale wordings as readers see them: those of entries that stand for many, once for each."""
    every = [
        text
        for document in written
        for text in texts(document, languages)
        # What an overlay says is its author's care: it replaces all wordings of a text at once.
        if document.written_in(text.place) == document.file
    ]
    places = {
        (one.language, one.text.file, one.text.place)
        for one in translations(every, languages, record)
        if one.state == "stale"
    }
    source, *others = languages
    stale: dict[str, set[tuple[str, str]]] = {language: set() for language in others}
    for document in expanded if places else ():
        for text in texts(document, languages):
            place = document.patterns.get(text.place, text.place)
            for language in others:
                if (language, text.file, place) in places:
                    stale[language].add((text.wordings[source], text.wordings[language]))
    return {language: frozenset(pairs) for language, pairs in stale.items()}
