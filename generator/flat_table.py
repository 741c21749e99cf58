"""Many files of saved answers as one flat table for a database: a line for each thing that a file tells.

What each column is for stands in `docs/answers.md`. Nobody's name is in the table, and no note that somebody wrote.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from generator.answers_file import AnswersFile
from generator.assessment.answers import Answer, Answers
from generator.assessment.bundle import Bundle
from generator.assessment.collection import moment
from generator.assessment.evaluation import Value
from generator.assessment.scoring import Scoring
from generator.report.spreadsheet import Cell
from generator.report.wording import Wording


class Origin(NamedTuple):
    """The columns that say where a line comes from."""

    department: str
    """Name of the folder that the file lies in."""
    file: str
    """The file's fingerprint: its name would often be somebody's."""
    saved_at_utc: str
    """`2026-01-31 09:00:00`; empty if it is not known."""
    assessment: str
    content_version: str

    @classmethod
    def of(cls, file: AnswersFile) -> "Origin":
        """Where the lines of a file come from."""
        saved_at = moment(file.answers.saved_at)
        return cls(
            department=file.path.parent.resolve().name,
            file=file.fingerprint,
            saved_at_utc=saved_at.replace(tzinfo=None).isoformat(" ", "seconds") if saved_at else "",
            assessment=file.material.assessment.id,
            content_version=file.answers.content_version,
        )


class Told(NamedTuple):
    """The columns that say what a file tells."""

    kind: Literal["answer", "measure", "finding", "confidence"]
    id: str
    title: str
    value: str | float
    """A number, a date, or an id: of an option, of what a measure names, of a severity or level."""
    label: str
    """The value in words."""
    number: float | None = None
    """The value, or the points of the option; none where nothing is counted."""
    target: float | None = None
    """What a measure should reach, if that is a number."""


COLUMNS = (*Origin._fields, *Told._fields)


def flat_table(files: Iterable[AnswersFile], language: str) -> Iterator[tuple[Cell, ...]]:
    """The heading and then the lines, file by file as they come."""
    yield COLUMNS
    tellers: dict[str, _Teller] = {}
    for file in files:
        origin = Origin.of(file)
        if origin.assessment not in tellers:
            tellers[origin.assessment] = _Teller(file.material, language)
        for told in tellers[origin.assessment].tell(file.answers):
            yield (*origin, *told)


class _Teller:
    """Tells of one set of answers after another to one self-check."""

    def __init__(self, material: Bundle, language: str) -> None:
        self._scoring = Scoring(material)
        self._wording = Wording(self._scoring.evaluation, language)

    def tell(self, answers: Answers) -> Iterator[Told]:
        """The answers to questions that are asked, the measures that have a value, the findings, how sure all this is."""
        evaluation = self._scoring.evaluation
        evaluation.take(answers.given)
        for name in evaluation.asked("full"):
            if (answer := evaluation.given(name)) is not None:
                yield from self._answer(name, answer)
        for name in evaluation.bundle.measures:
            if (value := evaluation.value(name)) is not None:
                yield self._measure(name, value)
        for finding in self._scoring.findings():
            yield self._finding(finding.id, finding.severity)
        yield self._confidence()

    def _answer(self, name: str, answer: Answer) -> Iterator[Told]:
        """One line, but with several options to choose one for each that was chosen."""
        title, number = self._wording.question(name), self._scoring.evaluation.number(f"answer:{name}")
        if answer == ():
            yield Told("answer", name, title, "", self._wording.answered(name, answer))
        for part in answer if isinstance(answer, tuple) else (answer,):
            yield Told("answer", name, title, part, self._wording.answered(name, part), number)

    def _measure(self, name: str, value: Value) -> Told:
        measure = self._scoring.bundle.measures[name]
        title, label = self._wording.plain(measure.title), self._wording.measured(name, value)
        target = self._scoring.evaluation.resolve(measure.target)
        return Told("measure", name, title, value, label, _number(value), _number(target))

    def _finding(self, name: str, severity: str) -> Told:
        title = self._wording.plain(self._scoring.bundle.findings[name].title)
        return Told("finding", name, title, severity, self._wording.word(f"severity-{severity}"))

    def _confidence(self) -> Told:
        word, confidence = self._wording.word, self._scoring.confidence("full")
        label = word(f"confidence-{confidence.level}")
        return Told("confidence", "confidence", word("confidence"), confidence.level, label, confidence.percent)


def _number(value: Answer | Value | None) -> float | None:
    return value if isinstance(value, int | float) else None
