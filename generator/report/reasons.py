"""Why the report says what it says: the answers behind it, and those that are missing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from generator.assessment.definition import UNKNOWN, Form
from generator.assessment.evaluation import Reason as Evidence
from generator.assessment.grounds import Side, deciding, grounds, sides
from generator.assessment.rules import Condition, Measure
from generator.assessment.scoring import Scoring
from generator.report.view import Link, Missing, Reason
from generator.report.wording import Wording

NONE_FOUND: Mapping[str, Side] = MappingProxyType({})
NAMED = 3
"""How many missing questions are named where something cannot be told yet."""


class Reasons:
    """The reasons of what a report tells."""

    def __init__(self, wording: Wording, scoring: Scoring) -> None:
        self._wording = wording
        self._evaluation = scoring.evaluation
        self._bundle = scoring.bundle
        self._reason: Callable[[str, Side], Reason] = self._evaluation.kept(self._word)
        """Why in words; several parts of a report rest on the same answers."""

    def explain(self, evidence: Iterable[Evidence], found: Mapping[str, Side] = NONE_FOUND) -> tuple[Reason, ...]:
        """Answers and measures as reasons, each once; of measures, what counts for the side found.

        A measure that only serves other rules is no reason.
        """
        named = dict.fromkeys(reference for reference, _ in evidence)
        return tuple([self._reason(one, found.get(one, "any")) for one in named if not self._is_internal(one)])

    def _is_internal(self, reference: str) -> bool:
        kind, _, name = reference.partition(":")
        return kind == "measure" and self._bundle.measures[name].internal

    def explain_condition(self, condition: Condition) -> tuple[Reason, ...]:
        """Why a condition holds: the findings it refers to, then answers and measures."""
        findings = [
            Reason(
                Link(
                    self._wording.plain(self._bundle.findings[name].title),
                    f"#finding-{name}",
                    self._wording.word("kind-finding"),
                ),
                "",
            )
            for name in dict.fromkeys(_findings(condition))
            if self._evaluation.finding(name).holds
        ]
        found = {f"measure:{name}": side for name, side in sides(condition, self._evaluation)}
        return (*findings, *self.explain(self._evaluation.judge(condition).reasons, found))

    def explain_measure(self, name: str) -> tuple[Reason, ...]:
        """Why a measure has its value: what decided between its cases, or the answers it was worked out from."""
        condition = deciding(self._bundle.measures[name], self._evaluation)
        return self.explain_condition(condition) if condition else self.explain(grounds(name, "any", self._evaluation))

    def question(self, name: str) -> Link:
        """The question, with the address of its place in the form."""
        return Link(self._wording.question(name), f"#question-{name}")

    def missing(self, references: Iterable[str], form: Form) -> Missing | None:
        """The questions behind these values that the form asks and nobody has answered; else, where to be asked them."""
        behind = dict.fromkeys(name for reference in references for name in self._questions(reference))
        missing = [name for name in behind if self._evaluation.given(name) in (None, UNKNOWN)]
        asked = self._evaluation.asked(form)
        if named := self._name([name for name in missing if name in asked], NAMED):
            return named._replace(told=self._wording.word("missing-here"))
        elsewhere = any(name in self._evaluation.asked("full") for name in missing)
        return Missing((), 0, self._wording.word("missing-in-quick-form")) if elsewhere else None

    def unanswered(self, form: Form) -> Missing | None:
        """All questions that the form asks and nobody has answered; "don't know" is an answer here."""
        return self._name([name for name in self._evaluation.asked(form) if self._evaluation.given(name) is None], None)

    def _name(self, names: list[str], most: int | None) -> Missing | None:
        named = tuple([self.question(name) for name in names[:most]])
        return Missing(named, len(names) - len(named)) if names else None

    def _word(self, reference: str, side: Side) -> Reason:
        kind, _, name = reference.partition(":")
        if kind == "answer":
            return Reason(self.question(name), self._wording.answered(name, self._evaluation.answer(name)))
        title = self._wording.plain(self._bundle.measures[name].title)
        value = self._wording.measured(name, self._evaluation.value(name))
        return Reason(Link(title), value, self.explain(grounds(name, side, self._evaluation)))

    def _questions(self, reference: str) -> Iterator[str]:
        """Ids of the questions behind a value, through measures of measures."""
        kind, _, name = reference.partition(":")
        if kind == "answer":
            yield name
        elif kind == "measure":
            for other in _needs(self._bundle.measures[name]):
                yield from self._questions(other)


def _needs(measure: Measure) -> tuple[str, ...]:
    return (*measure.of, *filter(None, (measure.row, measure.column)))


def _findings(condition: Condition) -> Iterator[str]:
    """The findings that a condition asks to be there."""
    if condition.finding:
        yield condition.finding
    for part in (*condition.all_of, *condition.any_of):
        yield from _findings(part)
