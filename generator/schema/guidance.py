"""`checklists/<id>.yaml`, `pitfalls/<id>.yaml`, `cases.yaml`, `glossary.yaml`: what readers tick off, avoid, and look up."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, StringConstraints, ValidationInfo, field_validator

from generator.assessment.contradiction import ContradictionError, require_order
from generator.assessment.text import Text
from generator.schema.entity import Basis, Content, Entity, Id, Ref


class ChecklistArea(Entity):
    """A group of items."""

    summary: Text | None = None


class ChecklistItem(Entity):
    """Something to tick off."""

    detail: Text
    """How to tell that it is done."""
    area: Id
    phase: Id
    owner: Ref
    """Who sees to it: `role:…`."""
    refs: tuple[Ref, ...] = ()
    basis: Basis


class Checklist(Entity):
    """A list to work through."""

    order: int
    summary: Text
    how_to: Text
    areas: tuple[ChecklistArea, ...]
    items: tuple[ChecklistItem, ...]


class Pitfall(Entity):
    """A way in which teams fail."""

    order: int
    summary: Text
    signs: tuple[Text, ...]
    consequence: Text
    countermeasures: tuple[Text, ...]
    refs: tuple[Ref, ...] = ()
    basis: Basis


class CaseFigure(Content):
    """A figure reported: a value before and after, a multiple, or a change."""

    label: Text
    unit: Text | None = None
    before: int | None = None
    after: int | None = None
    after_most: int | None = None
    """Upper end where a range was reported."""
    more_than: bool = False
    """Whether the report says "more than"."""
    times: int | None = None
    """Multiple of the value before."""
    percent_change: int | None = None

    @field_validator("after_most")
    @classmethod
    def _check_after_most(cls, after_most: int | None, info: ValidationInfo) -> int | None:
        if (after := info.data.get("after")) is not None:
            require_order(("after", after), ("after_most", after_most))
        return after_most


class Case(Entity):
    """A result that somebody reported."""

    company: Text
    tool: str | None = None
    period: Text | None = None
    did: Text
    figures: tuple[CaseFigure, ...]
    lesson: Text
    vendor_reported: bool
    refs: tuple[Ref, ...]
    basis: Basis


class CasesFile(Content):
    """All cases."""

    summary: Text
    cases: tuple[Case, ...]


Reading = Annotated[str, StringConstraints(min_length=1)]
"""In hiragana."""


def _searchable(word: str) -> str:
    """Refuse what search folds to nothing: it compares letters and digits."""
    if not any(character.isalnum() for character in word):
        raise ContradictionError("unsearchable-word", word=word)
    return word


Word = Annotated[str, AfterValidator(_searchable)]
"""Something that readers type into the search."""


class Term(Entity):
    """A word that readers may not know."""

    reading: str
    """Reading in hiragana, for sorting and searching."""
    full_form: Text | None = None
    synonyms: Mapping[str, tuple[Word, ...]] = {}
    """Other words for it, by language code."""
    synonym_readings: Mapping[str, Reading] = {}
    """Readings of Japanese synonyms. Those that have one stand in the index and lead to the term."""
    other_meanings: Mapping[str, tuple[str, ...]] = {}
    """Phrases in which its words mean something else, by language code: they are not marked."""
    definition: Text
    refs: tuple[Ref, ...] = ()
    basis: Basis

    @field_validator("synonyms", "other_meanings")
    @classmethod
    def _check_synonyms(
        cls, synonyms: Mapping[str, tuple[str, ...]], info: ValidationInfo
    ) -> Mapping[str, tuple[str, ...]]:
        _check_languages(synonyms, info)
        return synonyms

    @field_validator("synonym_readings")
    @classmethod
    def _check_readings(cls, readings: Mapping[str, Reading], info: ValidationInfo) -> Mapping[str, Reading]:
        known = info.data.get("synonyms", {}).get("ja", ())
        for word in readings:
            if "synonyms" in info.data and word not in known:
                raise ContradictionError("reading-of-no-synonym", word=word)
        return readings


class SearchPhrases(Content):
    """Phrases that lead search to something that its page calls otherwise."""

    about: Ref
    """What they lead to: a thing or a page."""
    phrases: Mapping[str, tuple[Word, ...]]
    """By language code: words or whole questions, as readers type them."""

    @field_validator("phrases")
    @classmethod
    def _check_phrases(
        cls, phrases: Mapping[str, tuple[Word, ...]], info: ValidationInfo
    ) -> Mapping[str, tuple[Word, ...]]:
        _check_languages(phrases, info)
        return phrases


class GlossaryFile(Content):
    """All terms, and the words that search knows besides."""

    summary: Text
    terms: tuple[Term, ...]
    search_phrases: tuple[SearchPhrases, ...] = ()
    """What readers ask for that pages call otherwise."""

    same_words: Mapping[str, tuple[tuple[Word, ...], ...]] = {}
    """By language code: groups of words that search takes for one: spellings, and what readers say for what pages say."""

    stop_words: Mapping[str, tuple[Word, ...]] = {}
    """By language code: words of questions that name nothing, which search leaves out where others are left."""

    @field_validator("same_words", "stop_words")
    @classmethod
    def _check_words[Words: Mapping[str, object]](cls, words: Words, info: ValidationInfo) -> Words:
        _check_languages(words, info)
        return words


def _check_languages(wording: Mapping[str, object], info: ValidationInfo) -> None:
    languages = info.context["languages"] if info.context else ()
    if languages and (unknown := tuple(code for code in wording if code not in languages)):
        raise ContradictionError("extra-wording", languages=unknown)
