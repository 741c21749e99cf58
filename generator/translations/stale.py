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
    """Return the stale wordings as readers see them: those of entries that stand for many, once for each."""
    every = [text for document in written for text in texts(document, languages)]
    places = {
        (one.language, one.text.file, one.text.place)
        for one in translations(every, languages, record)
        if one.state == "stale"
    }
    source, *others = languages
    stale: dict[str, set[tuple[str, str]]] = {language: set() for language in others}
    for document in expanded if places else ():
        for text in texts(document, languages):
            for language in others:
                if (language, text.file, text.place) in places:
                    stale[language].add((text.wordings[source], text.wordings[language]))
    return {language: frozenset(pairs) for language, pairs in stale.items()}
