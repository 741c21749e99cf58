"""A self-check with every kind of question, and any answers to it."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from generator.assessment.answers import Answers
from generator.assessment.blocks import Block
from generator.assessment.bundle import Bundle
from generator.assessment.canonical import ENCODER
from generator.assessment.collection import Named
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Finding, Option, Question, Status
from generator.assessment.evidence import Evidence
from generator.assessment.rules import Case, Measure
from generator.assessment.saved import FORMAT, VERSION
from tests.support.tiny_check import WORD, check, is_

QUICK = settings()
_COLOURS = (Option("red", WORD, formerly=("crimson",)), Option("green", WORD), Option("blue", WORD))
_GRADES = (Option("x", WORD, 1), Option("y", WORD, 1), Option("z", WORD, 2))
_MEASURES = (
    Measure("mean", WORD, "mean", "playbook", ("answer:a", "answer:b"), target=2),
    Measure("lacking", WORD, "count", "playbook", ("answer:a",), counting=("none",), target=0, less_is_better=True),
    Measure("people", WORD, "sum", "playbook", ("answer:people",)),
    Measure(
        "place", WORD, "choose", "playbook", ("answer:a",), cases=(Case(is_("a", "full"), "top"),), otherwise="low"
    ),
)


def everything() -> Bundle:
    """The self-check: ordered and unordered options, several of them, a number and a date, and one that may be hidden."""
    bundle = check(
        *_MEASURES,
        findings=(Finding("bad", "warning", is_("a", "none"), WORD, WORD, "playbook"),),
        statuses=(Status("item:x", is_("a", "full")),),
    )
    more = (
        Question("colour", "all", WORD, "playbook", options=_COLOURS),
        Question("grade", "all", WORD, "playbook", options=_GRADES),
        Question("day", "all", WORD, "playbook", kind="date"),
    )
    assessment = bundle.assessment
    block = Block("place", "placement", WORD, measure="place")
    return replace(bundle, assessment=replace(assessment, questions=(*assessment.questions, *more), report=(block,)))


EVERYTHING = everything()


def offered(question: Question) -> st.SearchStrategy[Any]:
    """Any answer that a question offers, as a file has it."""
    apart = [UNKNOWN, *([NOT_APPLICABLE] if question.not_applicable else [])]
    proper: st.SearchStrategy[Any]
    if question.kind == "number":
        proper = st.integers(question.minimum, question.maximum)
    elif question.kind == "date":
        proper = st.dates().map(lambda day: day.isoformat())
    elif question.kind == "many":
        proper = st.lists(st.sampled_from(EVERYTHING.offered[question.id]))
    else:
        proper = st.sampled_from(EVERYTHING.offered[question.id])
    return st.one_of(proper, st.sampled_from(apart))


VALUES = st.fixed_dictionaries({}, optional={name: offered(one) for name, one in EVERYTHING.questions.items()})
"""What stands under `answers` in a file."""
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_EVIDENCE = st.builds(Evidence, note=_TEXTS.map(str.strip), link=_TEXTS.map(str.strip))


@st.composite
def any_answers(draw: st.DrawFn) -> Answers:
    """Accepted answers, with all that a file says of them."""
    evidence = draw(st.dictionaries(st.sampled_from(list(EVERYTHING.questions)), _EVIDENCE, max_size=3))
    return Answers.accepted(
        draw(VALUES),
        EVERYTHING,
        evidence={name: vars(one) for name, one in evidence.items()},
        content_version=draw(_TEXTS),
        saved_at=draw(st.one_of(st.just(""), st.datetimes().map(lambda moment: moment.isoformat()))),
        by=draw(st.sampled_from(["", "Anna", "鈴木", "Anna 2"])),
    )


FILES = st.lists(st.builds(Named, st.sampled_from(["a.json", "b.json"]), any_answers()), min_size=1, max_size=6)


def named(*values: dict[str, Any], **about: str) -> list[Named]:
    """Files of answers, called `1.json`, `2.json` and so on."""
    accepted = [Answers.accepted(one, EVERYTHING, **about) for one in values]
    return [Named(f"{number}.json", answers) for number, answers in enumerate(accepted, start=1)]


def written(answers: Answers) -> str:
    """The file that holds these answers."""
    about = {"content_version": answers.content_version, "saved_at": answers.saved_at, "by": answers.by}
    parts = {"answers": answers.given, "evidence": answers.evidence, **about}
    saved = {"format": FORMAT, "version": VERSION, "assessment": EVERYTHING.assessment.id, **parts}
    return json.dumps(json.loads(ENCODER.encode(saved)), ensure_ascii=True)
