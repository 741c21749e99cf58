"""Many people's answers to one self-check, merged. No name is given with an answer.

People are counted, not files: `people.py` has the rule. What counts as agreed is in `agreement.py`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.assessment.agreement import Agreement, agree, in_order
from generator.assessment.answers import Answer
from generator.assessment.bundle import Bundle
from generator.assessment.canonical import ENCODER
from generator.assessment.collection import Intake, Named
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Question
from generator.assessment.evaluation import Evaluation
from generator.assessment.people import LeftOut, People

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
    left_out: tuple[LeftOut, ...]
    """Files that nobody is counted for."""
    namesakes: tuple[str, ...]
    """Labels of people whose name another one has too."""
    polls: tuple[Poll, ...]
    """The greatest disagreement first, else in the order of the questions."""
    placements: Mapping[str, Mapping[str, int]]
    """By id of a measure that the report's placements show, how many people's answers give each value."""
    answers: Mapping[str, Answer]
    """What a majority agrees on, by question id in the order of the questions."""

    @classmethod
    def of(cls, bundle: Bundle, files: Iterable[Named]) -> "Merge":
        """Merge files; the order in which they come makes no difference."""
        found = People.of(files)
        people = found.counted
        asked, placements = _go_through(bundle, people)
        polls = [_poll(question, people, asked, bundle) for question in bundle.questions.values()]
        agreed = {poll.question: poll.agreement.agreed for poll in polls}
        return cls(
            people=tuple(Intake.of(person) for person in people),
            left_out=found.left_out,
            namesakes=found.namesakes,
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
        agreement=agree(question, given, len(people), bundle),
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
