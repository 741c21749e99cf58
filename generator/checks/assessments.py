"""Whether the parts of a self-check fit together."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Assessment, Question
from generator.bundle import shared_scales, tables
from generator.checks.walk import walk
from generator.document import Document, Place
from generator.playbook import Playbook
from generator.problems import Problem, suggest
from generator.report.inline import references

LISTS = ("sections", "questions", "measures", "findings", "actions", "report")


def check_assessment(
    assessment: Assessment, document: Document, playbook: Playbook, report: Callable[[Problem], None]
) -> None:
    """Report names of questions, options, measures, scales, tables, findings and actions that do not exist, and circles."""
    _Checks(assessment, document, playbook, report).run()


class _Checks:
    def __init__(
        self, assessment: Assessment, document: Document, playbook: Playbook, report: Callable[[Problem], None]
    ) -> None:
        self._assessment = assessment
        self._document = document
        self._report = report
        self._languages = playbook.languages
        self._scales = {scale.id: scale for scale in (*shared_scales(playbook), *assessment.scales)}
        self._tables = tables(playbook)
        self._questions = {question.id: question for question in assessment.questions}
        self._measures = {measure.id: measure for measure in assessment.measures}
        self._checklists = {checklist.id for checklist in playbook.checklists}

    def run(self) -> None:
        self._check_unique()
        for place, value in walk(self._document):
            if isinstance(value, dict):
                self._check_condition(place, value)
            elif isinstance(value, str):
                self._check_values(place, value)
        self._check_questions()
        for index, measure in enumerate(self._assessment.measures):
            if measure.table:
                self._check_known(("measures", index, "table"), measure.table, "table", self._tables)
        actions = {action.id: action.after for action in self._assessment.actions}
        for index, action in enumerate(self._assessment.actions):
            for number, name in enumerate(action.after):
                self._check_known(("actions", index, "after", number), name, "action", actions)
        self._check_circles("actions", actions)
        self._check_circles("measures", {name: self._needs(index) for index, name in enumerate(self._measures)})
        for index, block in enumerate(self._assessment.report):
            if block.checklist:
                self._check_known(("report", index, "checklist"), block.checklist, "checklist", self._checklists)

    def _check_unique(self) -> None:
        for name in LISTS:
            ids = [entry["id"] for entry in self._document.data[name]]
            for repeated in (one for one, count in Counter(ids).items() if count > 1):
                place: Place = (name, len(ids) - 1 - ids[::-1].index(repeated), "id")
                self._complain(place, "duplicate-id", f"is {repeated!r}, as is another entry", "Give one another id.")

    def _check_questions(self) -> None:
        sections = {section.id for section in self._assessment.sections}
        for index, question in enumerate(self._assessment.questions):
            self._check_known(("questions", index, "section"), question.section, "section", sections)
            if question.scale:
                self._check_known(("questions", index, "scale"), question.scale, "scale", self._scales)

    def _check_condition(self, place: Place, value: Mapping[str, Any]) -> None:
        """`answer: question` beside `one_of`; the same words as references never stand in a mapping of that form."""
        if isinstance(name := value.get("answer"), str):
            self._check_known((*place, "answer"), name, "question", self._questions)
            if name in self._questions:
                offered = self._offered(self._questions[name])
                for index, option in enumerate(value.get("one_of", ())):
                    self._check_known((*place, "one_of", index), option, "option", offered)
        if isinstance(name := value.get("measure"), str) and ":" not in name and "kind" not in value:
            self._check_known((*place, "measure"), name, "measure", self._measures)
        if isinstance(name := value.get("finding"), str):
            self._check_known((*place, "finding"), name, "finding", {one.id for one in self._assessment.findings})

    def _check_values(self, place: Place, value: str) -> None:
        """`answer:question` and `measure:id`, as fields and inside texts."""
        for reference in references(value) if place[-1] in self._languages else [value]:
            kind, _, name = reference.partition(":")
            if kind == "answer" and name:
                self._check_known(place, name, "question", self._questions)
            elif kind == "measure" and name:
                self._check_known(place, name, "measure", self._measures)

    def _offered(self, question: Question) -> list[str]:
        options = question.options or (self._scales[question.scale].options if question.scale in self._scales else ())
        return [*(option.id for option in options), UNKNOWN, *([NOT_APPLICABLE] if question.not_applicable else [])]

    def _needs(self, index: int) -> list[str]:
        """The measures that a measure is worked out from."""
        place = ("measures", index)
        own = [(where, value) for where, value in walk(self._document) if where[:2] == place and isinstance(value, str)]
        plain = [value for where, value in own if where[-1] == "measure"]
        return plain + [value.removeprefix("measure:") for _, value in own if value.startswith("measure:")]

    def _check_circles(self, kind: str, needs: Mapping[str, Sequence[str]]) -> None:
        """Each circle is reported once, at the first of its members."""
        reported: set[str] = set()
        for index, start in enumerate(needs):
            if start not in reported and start in (circle := _reachable(start, needs)):
                reported |= circle
                message = f"needs itself, by way of {', '.join(sorted(circle))}"
                self._complain((kind, index, "id"), "circle", message, "Remove one of these dependencies.")

    def _check_known(self, place: Place, value: str, what: str, known: Iterable[str]) -> None:
        if value not in (names := list(known)):
            self._complain(
                place, "unknown-id", f"names the {what} {value!r}, which does not exist", suggest(value, names)
            )

    def _complain(self, place: Place, code: str, message: str, help: str) -> None:
        self._report(self._document.problem(place, code, message, help))


def _reachable(start: str, needs: Mapping[str, Sequence[str]]) -> set[str]:
    found: set[str] = set()
    ahead = list(needs[start])
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead.extend(needs.get(name, ()))
    return found
