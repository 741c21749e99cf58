"""`site.yaml`: the playbook as a whole, its languages and its readers. `sources.yaml`: what it rests on."""

from datetime import date

from pydantic import field_validator

from generator.assessment.contradiction import ContradictionError
from generator.assessment.text import Text
from generator.schema.entity import Content, Entity, Id, Ref


class SiteLanguage(Content):
    """A language that every text is written in."""

    code: Id
    """BCP 47 code, also the theme's language."""
    name: str
    """The language's own name for itself."""


class Reader(Entity):
    """A kind of reader whom the home page sends on."""

    need: Text
    """What this reader comes for."""
    leaves_with: Text
    start: tuple[Ref, ...]
    """Where to go, first place first."""
    decides: bool = False
    """Whether this reader signs the decision sheet: it comes first on their card."""


class Ask(Entity):
    """Something that the company is asked to decide."""

    text: Text
    """What exactly, in a sentence or two: it has one line on paper."""


class Decision(Content):
    """The one sheet on which a department head decides and signs."""

    title: Text
    summary: Text
    asks: tuple[Ask, ...]
    """In the order in which they are decided."""


class SiteFile(Content):
    """The playbook as a whole."""

    name: Text
    lead: Text
    """One sentence under the name on the home page."""
    intro: Text
    caveat: Text
    """What readers must know about the figures reported."""
    version: str
    updated: date
    """Day of the last change to the content: YYYY-MM-DD."""
    languages: tuple[SiteLanguage, ...]
    """The default language first."""
    readers: tuple[Reader, ...]
    decision: Decision | None = None
    """What the company is asked to decide; without it there is no such sheet."""

    @field_validator("languages")
    @classmethod
    def _check_languages(cls, languages: tuple[SiteLanguage, ...]) -> tuple[SiteLanguage, ...]:
        codes = [language.code for language in languages]
        if not codes or len(set(codes)) < len(codes):
            raise ContradictionError("no-language" if not codes else "language-twice")
        return languages


class Statement(Content):
    """One thing that a source says."""

    id: Id
    text: Text


class Source(Entity):
    """A text that facts were taken from."""

    note: Text
    statements: tuple[Statement, ...]


class SourcesFile(Content):
    """All sources."""

    sources: tuple[Source, ...]
