"""Everything that scoring one self-check needs, in one value that travels as JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from generator.assessment.blocks import Block
from generator.assessment.decode import decode
from generator.assessment.definition import Action, Assessment, Finding, Form, Option, Question, Scale, Status, Table
from generator.assessment.rules import Measure
from generator.assessment.text import Text

type Words = Mapping[str, Text]
"""The report's own wording by key."""


@dataclass(frozen=True)
class Thing:
    """Something of the playbook that a report names."""

    title: Text
    url: str
    """Address relative to the language's root: `roles/implementation.html#kpis`."""
    group: str = ""
    """What it belongs to: the checklist of an item, the phase of a criterion."""


@dataclass(frozen=True)
class Bundle:
    """A self-check with the scales, tables, names and words it refers to."""

    content_version: str
    assessment: Assessment
    scales: tuple[Scale, ...]
    tables: Mapping[str, Table]
    things: Mapping[str, Thing]
    """By reference: `role:implementation`."""
    words: Words

    @classmethod
    def from_json(cls, text: str) -> "Bundle":
        """Read what `generator.pages.working` wrote into the page as JSON."""
        return decode(cls, json.loads(text))

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Questions by id, in order."""
        return {question.id: question for question in self.assessment.questions}

    @cached_property
    def has_quick_form(self) -> bool:
        """Whether some questions, but not all, are key questions: otherwise the quick form is the full one."""
        return len({question.key for question in self.assessment.questions}) > 1

    def form(self, form: Form) -> Mapping[str, Question]:
        """The questions of a form by id, in order, whether or not the answers leave a reason to ask them."""
        return self._key_questions if form == "quick" and self.has_quick_form else self.questions

    @cached_property
    def _key_questions(self) -> Mapping[str, Question]:
        return {name: question for name, question in self.questions.items() if question.key}

    @cached_property
    def known(self) -> Mapping[str, Question]:
        """Questions by every id that they have or had."""
        former = {name: question for question in self.questions.values() for name in question.formerly}
        return {**former, **self.questions}

    @cached_property
    def offered(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the options by question."""
        chosen = (question for question in self.questions.values() if question.chosen)
        return {question.id: tuple(option.id for option in self.options(question)) for question in chosen}

    @cached_property
    def present_option(self) -> Mapping[str, Mapping[str, str]]:
        """By question, the present id of an option by every id that it has or had."""
        return {name: _present_ids(self.options(self.questions[name])) for name in self.offered}

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Measures by id, in order."""
        return {measure.id: measure for measure in self.assessment.measures}

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """Findings by id, in order."""
        return {finding.id: finding for finding in self.assessment.findings}

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """Actions by id, in order."""
        return {action.id: action for action in self.assessment.actions}

    @cached_property
    def statuses(self) -> Mapping[str, Status]:
        """When items and criteria are done, by reference, in order."""
        return {status.of: status for status in self.assessment.statuses}

    @cached_property
    def blocks(self) -> Mapping[str, Block]:
        """The report's blocks by id, in order."""
        return {block.id: block for block in self.assessment.report}

    @cached_property
    def placements(self) -> tuple[str, ...]:
        """Ids of the measures that the report's placements show, each once."""
        blocks = (block for block in self.assessment.report if block.kind == "placement")
        return tuple(dict.fromkeys(name for block in blocks for name in (block.measure, block.beside) if name))

    @cached_property
    def results(self) -> tuple[str, ...]:
        """Ids of the measures that are results: what the report shows by itself, and what draws values together.

        A difference, a step, a choice or a table's entry that rests on fewer than two answers repeats an answer or another
        measure.
        """
        shown = {*self.placements, *chain.from_iterable(block.measures for block in self.assessment.report)}
        rows = chain.from_iterable(block.rows for block in self.assessment.report)
        shown |= {row.value.removeprefix("measure:") for row in rows}
        return tuple(name for name, measure in self.measures.items() if name in shown or not measure.repeats)

    @cached_property
    def _scales(self) -> Mapping[str, Scale]:
        return {scale.id: scale for scale in (*self.scales, *self.assessment.scales)}

    def options(self, question: Question) -> tuple[Option, ...]:
        """The answers of a question, without "don't know" and "does not apply"."""
        return question.options or self.scale(question.scale or "").options

    def scale(self, name: str) -> Scale:
        """A scale by id.

        Raises:
            KeyError: there is none of that id.
        """
        return self._scales[name]


def _present_ids(options: tuple[Option, ...]) -> Mapping[str, str]:
    former = {name: option.id for option in options for name in option.formerly}
    return {**former, **{option.id: option.id for option in options}}
