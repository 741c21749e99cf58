"""Ids, answers and numbers of a result in the words of one language."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from generator.assessment.answers import Answer
from generator.assessment.blocks import Block
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Question
from generator.assessment.evaluation import Evaluation, Value
from generator.assessment.rules import Measure
from generator.assessment.text import Text
from generator.figures.lettering import number
from generator.report.inline import to_html, to_plain
from generator.report.view import Prose

LISTED = 12
"""How many questions a line names; more are counted."""
LONGEST_SAVED = 200
"""Characters that are shown of an answer that no question offers."""
TO_ROOT = "../"
"""From the page of a self-check, `self-check/<id>.html`, to the language's root."""


_PLURAL = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")


def rounded(value: float) -> float:
    """A number as reports show it. Scoring goes on with the number itself."""
    return round(value, 1)


class Words:
    """The report's own words in one language."""

    def __init__(self, words: Mapping[str, Text], language: str) -> None:
        self.language = language
        self._words = words

    def word(self, name: str, **values: str | int) -> str:
        """The report's own word of that name, with `{…}` filled in; of `{n:day|days}` the first where n is 1."""
        word = self._words[name][self.language]
        if "|" in word:
            word = _PLURAL.sub(lambda found: found[2] if str(values[found[1]]) == "1" else found[3], word)
        for key, value in values.items():
            word = word.replace(f"{{{key}}}", str(value))
        return word


class Wording(Words):
    """A bundle's texts in one language, with values and answers filled in."""

    def __init__(self, evaluation: Evaluation, language: str) -> None:
        super().__init__(evaluation.bundle.words, language)
        self.bundle = evaluation.bundle
        self._evaluation = evaluation

    def plain(self, text: Text) -> str:
        """The text without marks."""
        return to_plain(text[self.language], self.link)

    def prose(self, text: Text) -> Prose:
        """The text for both ways of telling it."""
        # `to_html` escapes everything that is not one of the marks.
        return Prose(Markup(to_html(text[self.language], self._named_link)), self.plain(text))

    def _named_link(self, reference: str) -> tuple[str, str | None]:
        """As `link`; the title of a thing with its marks."""
        title, address = self.link(reference)
        if thing := self.bundle.things.get(reference):
            title = Markup(to_html(thing.title[self.language], lambda inner: (self._named_link(inner)[0], None)))
        return title, address

    def link(self, reference: str) -> tuple[str, str | None]:
        """Title and address of a thing; the value of a measure or answer, which has no address.

        Numbers come without their unit: a sentence says for itself what it counts.
        """
        kind, _, name = reference.partition(":")
        if kind == "measure":
            value = self._evaluation.value(name)
            return number(rounded(value)) if isinstance(value, int | float) else self.measured(name, value), None
        if kind == "answer":
            answer = self._evaluation.given(name)
            return number(answer) if isinstance(answer, int) else self.answered(name, answer), None
        thing = self.bundle.things.get(reference)
        if thing is None:
            return name, None
        return self.plain(thing.title), TO_ROOT + thing.url if thing.url else None

    def placements(self) -> str:
        """The titles of the report's placements, as a list."""
        blocks = (block for block in self.bundle.assessment.report if block.kind == "placement")
        return self.word("separator").join(self.plain(block.title) for block in blocks)

    def kind(self, reference: str) -> str:
        """What sort of thing it is, if there is a word for it."""
        name = f"kind-{reference.partition(':')[0]}"
        return self.word(name) if name in self._words else ""

    def question(self, name: str) -> str:
        """A question; a row of a matrix together with what is asked of all its rows."""
        question = self.bundle.questions[name]
        text = self.plain(question.text)
        return self.word("matrix-row", lead=self.plain(question.lead), row=text) if question.lead else text

    def asked(self, name: str) -> str:
        """A question by an id that it has or had; the id where there is no such question."""
        question = self.bundle.known.get(name)
        return self.question(question.id) if question else name

    def listed(self, names: Sequence[str]) -> str:
        """Questions as a list in a line; of many the first ones and a count."""
        told = self.word("separator").join(map(self.asked, names[:LISTED]))
        return told + (self.word("separator") + self.word("more-questions", n=len(names) - LISTED)) * (
            len(names) > LISTED
        )

    def as_saved(self, value: Any) -> str:
        """An answer that no question offers, as a file has it."""
        if value is None:
            return self.word("unanswered")
        parts = value if isinstance(value, list) else [value]
        texts = [part if isinstance(part, str) else json.dumps(part) for part in parts[:LISTED]]
        told = self.word("separator").join(texts)
        cut = len(parts) > LISTED or len(told) > LONGEST_SAVED
        return told[:LONGEST_SAVED] + "…" * cut

    def answered(self, name: str, answer: Answer | Value | None) -> str:
        """The answer to a question as it was chosen."""
        if answer is None:
            return self.word("unanswered")
        question = self.bundle.questions[name]
        parts = answer if isinstance(answer, tuple) else (answer,)
        return self.word("separator").join(self._part(question, part) for part in parts) or self.word("none-chosen")

    def _part(self, question: Question, part: str | float) -> str:
        if part in (UNKNOWN, NOT_APPLICABLE):
            return self.word(str(part))
        if isinstance(part, int | float):
            return self.with_unit(part, question)
        if not question.chosen:
            return part
        return self.plain(next(option.label for option in self.bundle.options(question) if option.id == part))

    def measured(self, name: str, value: Value | Answer | None) -> str:
        """A measure's value, or what it should reach."""
        measure = self.bundle.measures[name]
        if value is None:
            return self.word("no-value")
        if isinstance(value, int | float):
            return self.with_unit(value, measure)
        return self.word("separator").join(
            self.named(measure.names or "", part) for part in (value if isinstance(value, tuple) else (value,))
        )

    def named(self, names: str, value: str) -> str:
        """The title of what a value names, among things of the kind `names` or the options of that scale."""
        if thing := self.bundle.things.get(f"{names}:{value}"):
            return self.plain(thing.title)
        for scale in (*self.bundle.assessment.scales, *self.bundle.scales):
            for option in scale.options if scale.id == names else ():
                if option.id == value:
                    return self.plain(option.label)
        return value

    def with_unit(self, value: float, counted: Question | Measure | Block) -> str:
        """The number and the unit of what it counts, apart where the unit is a word of a Western language."""
        shown = rounded(value)
        unit = counted.unit_one if counted.unit_one and abs(shown) == 1 else counted.unit
        if unit is None:
            return number(shown)
        sign = self.plain(unit)
        return f"{number(shown)}{' ' if sign[0].isascii() and sign[0].isalpha() else ''}{sign}"

    def level(self, scale: str, value: float) -> str:
        """The highest level of a scale that the number reaches, with the number."""
        reached = [
            option for option in self.bundle.scale(scale).options if option.value is not None and option.value <= value
        ]
        if not reached:
            return number(rounded(value))
        label = max(reached, key=lambda option: option.value or 0).label
        return self.word("level", label=self.plain(label), n=number(rounded(value)))
