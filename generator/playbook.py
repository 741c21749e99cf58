"""The whole content as one checked value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.assessment.bundle import Bundle
from generator.assessment.definition import Assessment, Scale
from generator.assessment.text import Text
from generator.document import Document
from generator.kinds import PAGES, Entry
from generator.problems import ContentError, Problem, Value
from generator.report.inline import to_plain
from generator.schema.guidance import CasesFile, Checklist, GlossaryFile, Pitfall
from generator.schema.interface import InterfaceFile
from generator.schema.phase import PhasesFile, RolloutFile
from generator.schema.role import Duty, HandoverFile, NeighboursFile, Role, Skill
from generator.schema.site import SiteFile, SourcesFile
from generator.schema.staffing import StaffingFile
from generator.translations.stale import Stale


@dataclass(frozen=True)
class Playbook:
    """Every part of the content, and an index of the things it defines."""

    site: SiteFile
    sources: SourcesFile
    interface: InterfaceFile
    roles: tuple[Role, ...]
    neighbours: NeighboursFile
    handover: HandoverFile
    staffing: StaffingFile
    phases: PhasesFile
    rollout: RolloutFile
    checklists: tuple[Checklist, ...]
    pitfalls: tuple[Pitfall, ...]
    cases: CasesFile
    glossary: GlossaryFile
    scales: tuple[Scale, ...]
    assessments: tuple[Assessment, ...]
    things: Mapping[str, Entry]
    """By reference: `role:implementation`."""
    documents: Mapping[str, Document]
    """What was read, by file name; of assessments, with all repeated entries written out."""
    stale: Stale
    """What is no longer a translation of its source."""
    warnings: tuple[Problem, ...] = ()
    """What may be meant as it is, and is told to the author nevertheless."""
    bundles: dict[str, Bundle] = field(default_factory=dict, repr=False, compare=False)
    """By self-check: what `bundle` has put together."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the site's languages, the default first."""
        return tuple(language.code for language in self.site.languages)

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The duties of all roles."""
        return tuple(duty for role in self.roles for duty in role.duties)

    @property
    def skills(self) -> tuple[Skill, ...]:
        """The skills of all roles."""
        return tuple(skill for role in self.roles for skill in role.skills)

    def is_stale(self, text: Text, language: str) -> bool:
        """Whether a text's source has changed since its wording in a language was confirmed."""
        stale = self.stale.get(language, ())
        return bool(stale) and (text.get(self.languages[0], ""), text[language]) in stale

    def word(self, area: str, name: str) -> Text:
        """A word of the interface: of an area, or one that all areas share.

        Raises:
            ContentError: there is no such word.
        """
        word: Text | None = getattr(self.interface, area).get(name) or self.interface.shared.get(name)
        if word is None:
            raise self.wrong_word(area, name, "missing-word")
        return word

    def wrong_word(self, area: str, name: str, code: str, **values: Value) -> ContentError:
        """What to raise where a word of the interface cannot be used."""
        own = name in getattr(self.interface, area) or name not in self.interface.shared
        place = (area if own else "shared", name)
        return ContentError([self.documents["interface.yaml"].problem(place, code, **values)], self.languages)

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """Addresses of the pages that are no thing's own, by name, without those that would show nothing."""
        staffing, handover = self.staffing, self.handover
        shown: dict[str, object] = {
            "roles": self.roles or self.neighbours.neighbours,
            "staffing": staffing.patterns or staffing.size_bands or staffing.support_levels,
            "phases": self.phases.phases,
            "rollout": self.rollout.ladders,
            "handover": handover.steps or handover.rules,
            "pitfalls": self.pitfalls,
            "cases": self.cases.cases,
            "glossary": self.glossary.terms,
            "method": self.assessments,
        }
        return {name: url for name, url in PAGES.items() if shown.get(name, True)}

    def title(self, ref: str) -> Text:
        """The title of the thing or page (`page:glossary`) referred to.

        Raises:
            KeyError: there is no such thing.
        """
        kind, _, name = ref.partition(":")
        if kind == "page":
            return self.page_title(name)
        data = self.things[ref].data
        return Text(data["title"] if "title" in data else data["text"])  # a statement is its text

    def page_title(self, name: str) -> Text:
        """The title of a page that is no thing's own: the content's, if it has one, else a word of the interface."""
        own = {"handover": self.handover.title, "rollout": self.rollout.title}
        return own[name] if name in own else self.word("pages", f"{name}-title")

    def plain(self, text: Text, language: str) -> str:
        """A text without marks, in a language."""
        return to_plain(text[language], lambda ref: (self.plain(self.title(ref), language), None))
