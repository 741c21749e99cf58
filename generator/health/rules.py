"""Rules of self-checks that do nothing: questions that none uses, findings that lead nowhere or cannot be told."""

from collections.abc import Iterator
from math import inf

from generator.assessment.definition import Assessment
from generator.assessment.rules import Condition
from generator.checks.walk import walk
from generator.document import Document
from generator.playbook import Playbook
from generator.problems import Problem
from generator.report.inline import references

QUESTION_OF_A_BLOCK = ("start", "elapsed")
"""Keys of a report's block that hold the plain id of a question."""


def idle_rules(playbook: Playbook) -> Iterator[Problem]:
    """What each self-check has and does not use."""
    for assessment in playbook.assessments:
        document = playbook.documents[playbook.things[f"assessment:{assessment.id}"].document.file]
        used = _used_answers(document, playbook.languages)
        for index, question in enumerate(assessment.questions):
            if question.id not in used:
                yield document.problem(("questions", index, "id"), "unused-question", id=question.id)
        for index, finding in enumerate(assessment.findings):
            if not finding.refs:
                yield document.problem(("findings", index, "id"), "finding-without-refs")
        yield from _never_triggered(assessment, document)


def _used_answers(document: Document, languages: tuple[str, ...]) -> set[str]:
    """Ids of the questions that a condition, a measure, the report or a text names."""
    used: set[str] = set()
    for place, value in walk(document):
        if not isinstance(value, str):
            continue
        if place[-1] == "answer" or (place[0] == "report" and place[-1] in QUESTION_OF_A_BLOCK):
            used.add(value)
        for ref in references(value) if place[-1] in languages else [value]:
            kind, _, name = ref.partition(":")
            if kind == "answer":
                used.add(name)
    return used


def _never_triggered(assessment: Assessment, document: Document) -> Iterator[Problem]:
    limits = _Limits(assessment)
    for index, finding in enumerate(assessment.findings):
        if limits.exclude(finding.when):
            limits.never.add(finding.id)
            yield document.problem(("findings", index, "when"), "never-triggered")
    for index, action in enumerate(assessment.actions):
        if limits.exclude(action.when):
            yield document.problem(("actions", index, "when"), "never-triggered")


class _Limits:
    """What values can be, as far as it is plain without trying answers."""

    def __init__(self, assessment: Assessment) -> None:
        self._questions = {question.id: question for question in assessment.questions}
        self._measures = {measure.id: measure for measure in assessment.measures}
        self.never: set[str] = set()
        """Findings that cannot be triggered."""

    def exclude(self, condition: Condition) -> bool:
        """Whether the condition is true for no answers."""
        if condition.any_of:
            return all(self.exclude(part) for part in condition.any_of)
        if condition.all_of:
            return any(self.exclude(part) for part in condition.all_of) or self._contradict(condition.all_of)
        if condition.finding:
            return condition.finding in self.never
        return self._contradict((condition,))

    def _contradict(self, parts: tuple[Condition, ...]) -> bool:
        """Whether conditions about one value leave it nothing that it could be."""
        ranges: dict[str, tuple[float, float]] = {}
        options: dict[str, set[str]] = {}
        for part in parts:
            subject = f"answer:{part.answer}" if part.answer else f"measure:{part.measure}" if part.measure else ""
            if not subject:
                continue
            if part.one_of and not self._takes_many(part):
                options[subject] = options.get(subject, set(part.one_of)) & set(part.one_of)
            if part.at_least is not None or part.at_most is not None:
                low, high = ranges.get(subject, self._range(part))
                ranges[subject] = (
                    max(low, low if part.at_least is None else part.at_least),
                    min(high, high if part.at_most is None else part.at_most),
                )
        return any(low > high for low, high in ranges.values()) or not all(options.values())

    def _takes_many(self, condition: Condition) -> bool:
        question = self._questions.get(condition.answer or "")
        return question is not None and question.kind == "many"

    def _range(self, condition: Condition) -> tuple[float, float]:
        """The least and the greatest number that the subject can be; no other answers are compared with numbers."""
        if condition.answer:
            question = self._questions[condition.answer]
            return question.minimum, inf if question.maximum is None else question.maximum
        measure = self._measures[condition.measure or ""]
        return {"share": (0, 100), "count": (0, len(measure.of))}.get(measure.kind, (-inf, inf))
