"""Many people's answers to one self-check, seen together. Nobody's answer is told with a name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.assessment.agreement import Agreement, agree, in_order
from generator.assessment.answers import Answer
from generator.assessment.bundle import Bundle
from generator.assessment.canonical import ENCODER
from generator.assessment.collection import Intake, Named, label_files, wanted_label
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Question
from generator.assessment.evaluation import Evaluation

MOST_DISCUSSED = 4
"""Questions that are put first as worth talking about."""


@dataclass(frozen=True)
class Poll:
    """What people answered to one question."""

    question: str
    agreement: Agreement
    answered: int
    """People who answered it, without those who don't know and those to whom it does not apply."""
    unknown: int
    not_applicable: int
    not_asked: int
    """People without an answer whom their other answers give no reason to ask."""
    missing: tuple[str, ...]
    """Labels of those who were asked and did not answer."""
    counts: Mapping[str, int]
    """People by option id, number or date, in order; with several options to choose, a person counts for each."""


@dataclass(frozen=True)
class Merge:
    """Everybody's answers."""

    people: tuple[Intake, ...]
    polls: tuple[Poll, ...]
    """The greatest disagreement first, else in the order of the questions."""
    placements: Mapping[str, Mapping[str, int]]
    """By id of a measure that the report's placements show, how many people's answers give each value."""
    answers: Mapping[str, Answer]
    """What was agreed, by question id in the order of the questions."""

    @classmethod
    def of(cls, bundle: Bundle, files: Iterable[Named]) -> "Merge":
        """Merge files; the order in which they come makes no difference."""
        people = label_files(sorted(files, key=_sort_key))
        asked, placements = _go_through(bundle, people)
        polls = [_poll(question, people, asked, bundle) for question in bundle.questions.values()]
        agreed = {poll.question: poll.agreement.agreed for poll in polls}
        return cls(
            people=tuple(Intake.of(person) for person in people),
            polls=tuple(sorted(polls, key=lambda poll: -poll.agreement.disagreement)),
            placements=placements,
            answers={name: answer for name, answer in agreed.items() if answer is not None},
        )

    @property
    def discussed(self) -> tuple[Poll, ...]:
        """The questions to talk about."""
        return tuple(poll for poll in self.polls[:MOST_DISCUSSED] if poll.agreement.disagreement)

    def to_json(self) -> str:
        """Canonical JSON."""
        return ENCODER.encode(self)


def _sort_key(file: Named) -> tuple[str, ...]:
    """Tells files apart by what they say, so that labels do not depend on which came first."""
    return wanted_label(file), file.answers.saved_at, ENCODER.encode(file.answers)


def _go_through(
    bundle: Bundle, people: Sequence[Named]
) -> tuple[Mapping[str, frozenset[str]], Mapping[str, Mapping[str, int]]]:
    """By label the questions that each is asked, and by measure where the answers place how many."""
    evaluation = Evaluation(bundle)
    counts: dict[str, Counter[str]] = {name: Counter() for name in bundle.placements}
    asked = {}
    for label, answers in people:
        evaluation.take(answers.given)
        asked[label] = frozenset(evaluation.asked("full"))
        for name, found in counts.items():
            if (value := evaluation.value(name)) is not None:
                found[str(value)] += 1
    most_first = {name: sorted(found.items(), key=lambda one: (-one[1], one[0])) for name, found in counts.items()}
    return asked, {name: dict(found) for name, found in most_first.items()}


def _poll(question: Question, people: Sequence[Named], asked: Mapping[str, frozenset[str]], bundle: Bundle) -> Poll:
    given = [answers.given[question.id] for _, answers in people if question.id in answers.given]
    silent = [label for label, answers in people if question.id not in answers.given]
    missing = tuple(label for label in silent if question.id in asked[label])
    unknown, not_applicable = given.count(UNKNOWN), given.count(NOT_APPLICABLE)
    return Poll(
        question=question.id,
        agreement=agree(question, given, bundle),
        answered=len(given) - unknown - not_applicable,
        unknown=unknown,
        not_applicable=not_applicable,
        not_asked=len(silent) - len(missing),
        missing=missing,
        counts=_counts(question, given, bundle),
    )


def _counts(question: Question, given: Iterable[Answer], bundle: Bundle) -> Mapping[str, int]:
    found: defaultdict[Answer, int] = defaultdict(int)
    for answer in given:
        for part in answer if isinstance(answer, tuple) else (answer,):
            found[part] += 1
    for name in (UNKNOWN, NOT_APPLICABLE):
        found.pop(name, None)
    if question.chosen:
        return {name: found[name] for name in bundle.offered[question.id]}
    return {str(answer): found[answer] for answer in in_order(question, found, bundle)}
