"""A self-check of a few questions, for the rules of the engine."""

from collections.abc import Mapping
from typing import Any

from generator.assessment.answers import Answer, Answers
from generator.assessment.blocks import Block, Row
from generator.assessment.bundle import Bundle
from generator.assessment.definition import (
    Action,
    Assessment,
    Confidence,
    Finding,
    Option,
    Question,
    Scale,
    Status,
    Table,
)
from generator.assessment.evaluation import Evaluation, Value
from generator.assessment.rules import Condition, Measure
from generator.assessment.text import Text

WORD = Text(ja="語", en="word")


def is_(question: str, *options: str) -> Condition:
    """The question has one of these answers."""
    return Condition(answer=question, one_of=options)


LEVELS = Scale("level", tuple(Option(name, WORD, value) for value, name in enumerate(("none", "some", "full"))))

QUESTIONS = (
    *(
        Question(name, "all", WORD, "playbook", scale="level", not_applicable=True, key=name == "a")
        for name in ("a", "b", "c")
    ),
    Question("people", "all", WORD, "playbook", kind="number", minimum=1, maximum=10),
    Question(
        "running",
        "all",
        WORD,
        "playbook",
        kind="many",
        options=(Option("mail", WORD), Option("scoring", WORD), Option("abm", WORD)),
        formerly=("active", "live"),
    ),
    Question("hidden", "all", WORD, "playbook", scale="level", shown_when=Condition(none_of=(is_("a", "none"),))),
)
TABLE: Table = {"small": {"least": 1, "team": "solo"}, "large": {"least": 3, "team": "many"}}


def check(
    *measures: Measure,
    findings: tuple[Finding, ...] = (),
    actions: tuple[Action, ...] = (),
    statuses: tuple[Status, ...] = (),
    rows: tuple[Row, ...] = (),
) -> Bundle:
    """The self-check, with these rules."""
    assessment = Assessment(
        id="tiny",
        order=1,
        title=WORD,
        summary=WORD,
        intro=WORD,
        confidence=Confidence(high=80, medium=40),
        sections=(),
        questions=QUESTIONS,
        measures=measures,
        findings=findings,
        actions=actions,
        statuses=statuses,
        report=(Block("rows", "comparison", WORD, rows=rows),) if rows else (),
    )
    return Bundle("1", assessment, (LEVELS,), {"size": TABLE}, {}, {})


def measure(kind: Any, *of: str, **rest: Any) -> Measure:
    """A measure called `m`."""
    return Measure(id="m", title=WORD, kind=kind, basis="playbook", of=of, **rest)


def value(one: Measure, **given: Any) -> Value | None:
    """The measure's value under these answers."""
    return Evaluation(check(one), given).value("m")


def judged(condition: Condition, given: Mapping[str, Answer]) -> bool | None:
    """Whether the condition holds under these answers."""
    return Evaluation(check(), given).judge(condition).holds


def accepted(**given: Any) -> Answers:
    """The answers that the self-check accepts."""
    return Answers.accepted(given, check())
