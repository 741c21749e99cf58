"""Why the report says what it says: the answers behind it, and those that are missing."""

from collections.abc import Iterable, Iterator
from functools import cache

from generator.assessment.answers import Answer
from generator.assessment.definition import UNKNOWN
from generator.assessment.evaluation import Evaluation, Value
from generator.assessment.evaluation import Reason as Evidence
from generator.assessment.result import Result
from generator.assessment.rules import Condition, Measure
from generator.report.view import Link, Missing, Reason
from generator.report.wording import Wording

NAMED = 3
"""How many missing questions are named where something cannot be told yet."""


class Reasons:
    """The reasons of one result."""

    def __init__(self, wording: Wording, result: Result) -> None:
        self._wording = wording
        self._result = result
        self._bundle = wording.bundle
        self._evaluation = Evaluation(wording.bundle, result.answers)
        self._evaluation.triggered.update(finding.id for finding in result.findings)
        self._titles = {finding.id: finding.title for finding in self._bundle.assessment.findings}
        self._reason = cache(self._word)
        """Why in words; several parts of a report rest on the same answers."""

    def explain(self, evidence: Iterable[Evidence]) -> tuple[Reason, ...]:
        """Answers and measures as reasons, each once."""
        return tuple(self._reason(*one) for one in dict.fromkeys(evidence))

    def explain_condition(self, condition: Condition) -> tuple[Reason, ...]:
        """Why a condition holds: the findings it refers to, then answers and measures."""
        findings = [
            Reason(
                Link(self._wording.plain(self._titles[name]), f"#finding-{name}", self._wording.word("kind-finding")),
                "",
            )
            for name in dict.fromkeys(_findings(condition))
            if name in self._evaluation.triggered
        ]
        return (*findings, *self.explain(self._evaluation.judge(condition).reasons))

    def question(self, name: str) -> Link:
        """The question, with the address of its place in the form."""
        return Link(self._wording.plain(self._bundle.questions[name].text), f"#question-{name}")

    def missing(self, references: Iterable[str]) -> Missing | None:
        """The questions behind these values that are asked and not answered."""
        names = dict.fromkeys(name for reference in references for name in self._questions(reference))
        return self._name([name for name in names if self._evaluation.answer(name) in (None, UNKNOWN)], NAMED)

    def unanswered(self) -> Missing | None:
        """All questions that are asked and not answered; "don't know" is an answer here."""
        return self._name([name for name in self._bundle.questions if self._evaluation.answer(name) is None], None)

    def _name(self, names: list[str], most: int | None) -> Missing | None:
        asked = [name for name in names if self._evaluation.asks(self._bundle.questions[name])]
        named = tuple(self.question(name) for name in asked[:most])
        return Missing(named, len(asked) - len(named)) if asked else None

    def _word(self, reference: str, value: Answer | Value) -> Reason:
        kind, _, name = reference.partition(":")
        if kind == "answer":
            return Reason(self.question(name), self._wording.answered(name, value))
        behind = self.explain(one for one in self._result.measures[name].because)
        title = self._wording.plain(self._bundle.measures[name].title)
        return Reason(Link(title), self._wording.measured(name, value), behind)

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
