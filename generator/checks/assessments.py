"""Whether the parts of a self-check fit together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Assessment, Question
from generator.assessment.rules import Measure
from generator.bundle import shared_scales, tables
from generator.checks.former_ids import check_former_ids
from generator.checks.references import reachable
from generator.checks.walk import fits, walk
from generator.document import Document, Place
from generator.figures.radar import MOST
from generator.kinds import KINDS
from generator.playbook import Playbook
from generator.problems import Noun, Problem, Value, suggest
from generator.report.inline import references

NAMES: tuple[tuple[Place, str], ...] = (
    (("questions", "*", "section"), "section"),
    (("questions", "*", "scale"), "scale"),
    (("measures", "*", "table"), "table"),
    (("measures", "*", "names"), "scale or kind"),
    (("actions", "*", "after", "*"), "action"),
    (("report", "*", "beside"), "measure"),
    (("report", "*", "goal"), "measure"),
    (("report", "*", "measures", "*"), "measure"),
    (("report", "*", "start"), "question"),
    (("report", "*", "elapsed"), "question"),
    (("report", "*", "stages", "*", "ends_when", "*"), "status"),
    (("report", "*", "scale"), "scale"),
    (("report", "*", "checklist"), "checklist"),
)
"""Places of plain ids, and what they are ids of."""
INCOMPARABLE = {
    "one_of": ("number", "date"),
    "at_least": ("one", "many", "date"),
    "at_most": ("one", "many", "date"),
}
"""By comparison, the kinds of question that it says nothing of."""
WEIGHED = ("mean", "share")
RECKONING = ("mean", "sum", "minimum", "difference", "steps")
"""Kinds of measure that are worked out from numbers or points."""
NAMING = ("role", "duty", "skill", "phase", "staffing", "subject")
"""Kinds of thing whose titles name the rows and columns of a table."""


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
        self._tables = {**tables(playbook), **assessment.tables}
        self._questions = {question.id: question for question in assessment.questions}
        self._measures = {measure.id: measure for measure in assessment.measures}
        self._things = [*playbook.things, *(f"subject:{subject.id}" for subject in assessment.subjects)]
        self._named = frozenset(self._things)
        self._words = {*playbook.interface.pages, *playbook.interface.shared}
        self._kinds = {*(kind.name for kind in KINDS), "subject"}
        checklists = {checklist.id for checklist in playbook.checklists}
        self._known: Mapping[str, Iterable[str]] = {
            "section": [section.id for section in assessment.sections],
            "scale": self._scales,
            "table": self._tables,
            "scale or kind": {*self._scales, *self._kinds},
            "action": [action.id for action in assessment.actions],
            "measure": self._measures,
            "question": self._questions,
            "status": [one.of for one in assessment.statuses],
            "checklist": checklists,
        }

    def run(self) -> None:
        for place, value in walk(self._document):
            if isinstance(value, dict):
                self._check_condition(place, value)
            elif isinstance(value, str):
                self._check_values(place, value)
            self._check_names(place, value)
        for index, measure in enumerate(self._assessment.measures):
            self._check_measure(("measures", index), measure)
            self._check_numbers(("measures", index), measure)
        check_former_ids(self._assessment, self._document, self._report)
        for index, block in enumerate(self._assessment.report):
            if block.figure == "radar" and len(block.rows) > MOST:
                self._complain(("report", index, "figure"), "radar-axes", count=len(block.rows), most=MOST)
        self._check_order()
        actions = {action.id: action.after for action in self._assessment.actions}
        self._check_circles({name: ("actions", index, "id") for index, name in enumerate(actions)}, actions)
        self._check_circles(*self._needs())

    def _check_names(self, place: Place, value: Any) -> None:
        """Plain ids, by where they stand."""
        for pattern, what in NAMES:
            if fits(place, pattern) and value:
                self._check_known(place, value, what, self._known[what])

    def _check_condition(self, place: Place, value: Mapping[str, Any]) -> None:
        """`answer: question` beside `one_of`; the same words as references never stand in a mapping of that form."""
        if isinstance(name := value.get("answer"), str):
            self._check_known((*place, "answer"), name, "question", self._questions)
            self._check_comparison(place, value, self._questions.get(name))
            if offered := self._offered(self._questions.get(name)):
                for index, option in enumerate(value.get("one_of", ())):
                    self._check_known((*place, "one_of", index), option, "option", offered)
        if isinstance(name := value.get("measure"), str):
            self._check_known((*place, "measure"), name, "measure", self._measures)
        if isinstance(name := value.get("finding"), str):
            self._check_known((*place, "finding"), name, "finding", {one.id for one in self._assessment.findings})

    def _check_comparison(self, place: Place, value: Mapping[str, Any], question: Question | None) -> None:
        """Report comparisons that are never true: options have no order, and dates are compared with nothing."""
        for key in ("one_of", "at_least", "at_most"):
            if question and value.get(key) is not None and question.kind in INCOMPARABLE[key]:
                self._complain((*place, key), "wrong-comparison", kind=question.kind)

    def _check_values(self, place: Place, value: str) -> None:
        """`answer:question` and `measure:id`, as fields and inside texts."""
        for reference in references(value) if place[-1] in self._languages else [value]:
            kind, _, name = reference.partition(":")
            if kind == "answer" and name:
                self._check_known(place, name, "question", self._questions)
            elif kind == "measure" and name:
                self._check_known(place, name, "measure", self._measures)

    def _check_measure(self, place: Place, measure: Measure) -> None:
        for name in measure.weights:
            self._check_known((*place, "weights", name), name, "entry of `of`", measure.of)
        offers = [self._offered(self._questions.get(reference.removeprefix("answer:"))) for reference in measure.of]
        if all(offers):
            offered = dict.fromkeys(option for options in offers for option in options)
            for index, option in enumerate(measure.counting):
                self._check_known((*place, "counting", index), option, "option", offered)
        for part in ("steps", "cases"):
            values: list[str | int] = [one.value for one in getattr(measure, part)]
            for index, given in enumerate(values):
                if isinstance(given, str) and ":" not in given:
                    self._check_name((*place, part, index, "value"), given, measure, values)
        self._check_table(place, measure)

    def _check_numbers(self, place: Place, measure: Measure) -> None:
        """Report what a measure reckons with and has no number, and weights that count for nothing."""
        if measure.weights and measure.kind not in WEIGHED:
            self._complain((*place, "weights"), "weights-unused", kind=measure.kind)
        for index, reference in enumerate(measure.of if measure.kind in RECKONING else ()):
            questions = [one for one in self._assessment.questions if reference == f"answer:{one.id}"]
            if questions and not any(map(self._has_number, questions)):
                question = questions[0]
                self._complain((*place, "of", index), "no-number", id=question.id, kind=question.kind)

    def _has_number(self, question: Question) -> bool:
        if question.kind != "one":
            return question.kind == "number"
        scale = self._scales.get(question.scale or "")
        options = question.options or (scale.options if scale else ())
        return not options or any(option.value is not None for option in options)  # an unknown scale is told elsewhere

    def _check_table(self, place: Place, measure: Measure) -> None:
        """The row and column of a measure of kind `table`, and whether the method page can name them."""
        if table := self._tables.get(measure.table or ""):
            columns = dict.fromkeys(column for row in table.values() for column in row)
            for field, value, known in (("row", measure.row, table), ("column", measure.column, columns)):
                if value and ":" not in value:
                    self._check_known((*place, field), value, field, known)
                    if value in known:
                        self._check_named((*place, field), value, field, f"column-{value}")
            self._check_named((*place, "table"), measure.table or "", "table", f"table-{measure.table}")

    def _check_named(self, place: Place, name: str, kind: str, word: str) -> None:
        """Report a part of a table that has neither a subject nor a thing nor a word that names it."""
        named = any(f"{one}:{name}" in self._named for one in NAMING if kind != "table" or one == "subject")
        if not named and word not in self._words:
            self._complain(place, "no-subject", kind=Noun(kind), id=name)

    def _check_name(self, place: Place, value: str, measure: Measure, values: Sequence[str | int]) -> None:
        """A value that is no number: an id of the scale or kind that the measure says, and never among numbers."""
        if any(isinstance(one, int) for one in values):
            self._complain(place, "not-a-number", given=repr(value))
        elif scale := self._scales.get(measure.names or ""):
            self._check_known(place, value, "option", [option.id for option in scale.options])
        elif measure.names and measure.names in self._kinds:
            ids = [ref.partition(":")[2] for ref in self._things if ref.startswith(f"{measure.names}:")]
            self._check_known(place, value, measure.names, ids)

    def _check_order(self) -> None:
        """A finding may look at those before it: while it is judged, nothing is known of the others."""
        order = [finding.id for finding in self._assessment.findings]
        for place, value in walk(self._document):
            if place[0] == "findings" and place[-1] == "finding" and value in order[int(place[1]) :]:
                self._complain(place, "later-finding", id=value)

    def _offered(self, question: Question | None) -> list[str]:
        """The options of a question; none where it is not known which: that is told elsewhere."""
        if not question or not question.chosen or (question.scale and question.scale not in self._scales):
            return []
        options = question.options or self._scales[question.scale or ""].options
        return [*(option.id for option in options), UNKNOWN, *([NOT_APPLICABLE] if question.not_applicable else [])]

    def _needs(self) -> tuple[dict[str, Place], dict[str, list[str]]]:
        """Measures, questions and findings by reference: where each stands, and what it rests on."""
        places: dict[str, Place] = {}
        needs: dict[str, list[str]] = {}
        kinds = {"measures": "measure", "questions": "answer", "findings": "finding"}
        for part, kind in kinds.items():
            for index, one in enumerate(getattr(self._assessment, part)):
                places[f"{kind}:{one.id}"] = (part, index, "id")
                needs[f"{kind}:{one.id}"] = []
        for place, value in walk(self._document):
            subject = place[0] == "measures" or place[2:3] in (("shown_when",), ("when",))
            if place[0] not in kinds or not subject or not isinstance(value, str) or place[-1] in self._languages:
                continue
            own = f"{kinds[str(place[0])]}:{self._document.data[place[0]][place[1]]['id']}"
            named = f"{place[-1]}:{value}" if place[-1] in kinds.values() else value
            if named in needs and place[-1] != "target":
                needs[own].append(named)
        return places, needs

    def _check_circles(self, places: Mapping[str, Place], needs: Mapping[str, Sequence[str]]) -> None:
        """Each circle is reported once, at the first of its members."""
        reported: set[str] = set()
        for start in needs:
            circle = {name for name in reachable(start, needs) if start in reachable(name, needs)}
            if circle and start not in reported:
                reported |= circle
                self._complain(places[start], "circle", members=tuple(sorted(circle)))

    def _check_known(self, place: Place, value: str, what: str, known: Iterable[str]) -> None:
        if value not in (names := list(known)):
            self._complain(place, "unknown-id", kind=Noun(what), id=value, suggestion=suggest(value, names))

    def _complain(self, place: Place, code: str, **values: Value) -> None:
        self._report(self._document.problem(place, code, **values))
