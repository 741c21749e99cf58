"""Why the report says what it says: the answers behind it, and those that are missing."""

from collections.abc import Callable, Iterable, Iterator

from generator.assessment.definition import UNKNOWN
from generator.assessment.evaluation import Reason as Evidence
from generator.assessment.rules import Condition, Measure
from generator.assessment.scoring import Scoring
from generator.report.view import Link, Missing, Reason
from generator.report.wording import Wording

NAMED = 3
"""How many missing questions are named where something cannot be told yet."""


class Reasons:
    """The reasons of what a report tells."""

    def __init__(self, wording: Wording, scoring: Scoring) -> None:
        self._wording = wording
        self._scoring = scoring
        self._evaluation = scoring.evaluation
        self._bundle = scoring.bundle
        self._reason: Callable[[str], Reason] = self._evaluation.kept(self._word)
        """Why in words; several parts of a report rest on the same answers."""

    def explain(self, evidence: Iterable[Evidence]) -> tuple[Reason, ...]:
        """Answers and measures as reasons, each once."""
        return tuple([self._reason(reference) for reference in dict.fromkeys(reference for reference, _ in evidence)])

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
        return (*findings, *self.explain(self._evaluation.judge(condition).reasons))

    def question(self, name: str) -> Link:
        """The question, with the address of its place in the form."""
        return Link(self._wording.question(name), f"#question-{name}")

    def missing(self, references: Iterable[str]) -> Missing | None:
        """The questions behind these values that are asked and not answered."""
        behind = dict.fromkeys(name for reference in references for name in self._questions(reference))
        asked = self._evaluation.asked()
        missing = [name for name in behind if name in asked and self._evaluation.given(name) in (None, UNKNOWN)]
        return self._name(missing, NAMED)

    def unanswered(self) -> Missing | None:
        """All questions that are asked and not answered; "don't know" is an answer here."""
        return self._name([name for name in self._evaluation.asked() if self._evaluation.given(name) is None], None)

    def _name(self, names: list[str], most: int | None) -> Missing | None:
        named = tuple([self.question(name) for name in names[:most]])
        return Missing(named, len(names) - len(named)) if names else None

    def _word(self, reference: str) -> Reason:
        kind, _, name = reference.partition(":")
        if kind == "answer":
            return Reason(self.question(name), self._wording.answered(name, self._evaluation.answer(name)))
        measured = self._scoring.measure(name)
        title = self._wording.plain(self._bundle.measures[name].title)
        return Reason(Link(title), self._wording.measured(name, measured.value), self.explain(measured.because))

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
