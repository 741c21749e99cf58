"""A made-up self-check with every kind of measure and block, to go through all the code that a real one needs."""

from typing import Any

from generator.assessment.blocks import Block, Row, Stage, Task
from generator.assessment.bundle import Bundle, Thing
from generator.assessment.definition import (
    Action,
    Assessment,
    Confidence,
    Finding,
    Option,
    Question,
    Scale,
    Section,
    Status,
)
from generator.assessment.rules import Case, Condition, Measure, Step
from generator.assessment.text import Text

LANGUAGE = "en"


def _text(wording: str) -> Text:
    return Text({LANGUAGE: wording})


class EveryWord(dict[str, Text]):
    """A word for whatever name the report asks, so that none has to be listed here."""

    def __missing__(self, name: str) -> Text:
        return _text(f"{name} {{n}}")


_WORD = _text("Word")
_MARKED = _text("**Bold**, `code`, [link](role:a), {role:b}, {answer:level-a}, {measure:mean} and <sign>")
_ROLES = ("a", "b", "c")
_LEVELS = tuple(f"answer:level-{name}" for name in _ROLES)
_PEOPLE = tuple(f"answer:people-{name}" for name in _ROLES)
_SKILLED = Condition(measure="share", at_least=50)
_HIRED = Condition(answer="people-a", at_least=1, at_most=5)
_VACANT = Condition(none_of=(_HIRED,))
_READY = Condition(
    all_of=(_SKILLED, Condition(any_of=(Condition(measure="sum", at_least=4), Condition(finding="vacant"))))
)
_CHANGING = Condition(any_of=(Condition(answer="tasks", one_of=("x",)), Condition(all_of=(_SKILLED, _HIRED))))

_QUESTIONS = (
    *(Question(f"level-{name}", "all", _MARKED, "playbook", scale="level", not_applicable=True) for name in _ROLES),
    *(Question(f"people-{name}", "all", _WORD, "playbook", kind="number", maximum=9, unit=_WORD) for name in _ROLES),
    Question("tasks", "all", _WORD, "playbook", kind="many", options=(Option("x", _MARKED), Option("y", _WORD))),
    Question("start", "all", _WORD, "playbook", kind="date", intent=True),
    Question("row", "all", _WORD, "playbook", scale="level", matrix="rows", lead=_WORD, about="role:a"),
    Question("hidden", "all", _WORD, "playbook", scale="level", shown_when=_HIRED, hint=_WORD, formerly=("old",)),
)


def _measure(id: str, kind: Any, *of: str, **rest: Any) -> Measure:
    return Measure(id, _WORD, kind, "playbook", of, **rest)


_MEASURES = (
    _measure("level", "choose", "measure:sum", cases=(Case(_HIRED, "high"),), otherwise="low", names="level"),
    _measure("mean", "mean", *_LEVELS, weights={_LEVELS[0]: 2}, target=2),
    _measure("share", "share", *_LEVELS, counting=("high",), unit=_WORD, target=80),
    _measure("count", "count", *_LEVELS, counting=("high",)),
    _measure("sum", "sum", *_PEOPLE),
    _measure("minimum", "minimum", *_PEOPLE),
    _measure("difference", "difference", "measure:sum", "measure:minimum"),
    _measure("stage", "steps", "measure:sum", steps=(Step(0, "one"), Step(4, "two")), names="phase"),
    _measure("team", "choose", "measure:sum", cases=(Case(_HIRED, "two"),), otherwise="lone", names="staffing"),
    _measure("goal", "choose", "measure:sum", cases=(Case(_HIRED, "two"),), otherwise="two", names="phase"),
    _measure("ready", "choose", "measure:sum", cases=(Case(_READY, "two"),), otherwise="one", names="phase"),
    _measure("need", "table", table="least", row="measure:team", column="a"),
)

_ROWS = tuple(Row(f"role:{name}", people, 1, 2) for name, people in zip(_ROLES, _PEOPLE, strict=True))
_LEVEL_ROWS = tuple(Row(f"role:{name}", level, "measure:level") for name, level in zip(_ROLES, _LEVELS, strict=True))
_SKILLS = tuple(Row(f"role:{name}", level, "measure:mean") for name, level in zip(_ROLES, _LEVELS, strict=True))
_STAGES = (
    Stage("phase:one", 0, 6, (Task("activity:a", "role:a"), Task("activity:b")), ("criterion:a",)),
    Stage("phase:two", 6, 24, (Task("activity:b"),), ("criterion:b",)),
)
_REPORT = (
    Block("summary", "summary", _WORD, measures=("team", "sum")),
    Block("team", "placement", _WORD, _MARKED, measure="team", beside="team", beside_title=_WORD),
    Block("people", "comparison", _WORD, rows=_ROWS, figure="organisation", unit=_WORD),
    Block("skills", "comparison", _WORD, rows=_SKILLS, figure="radar", scale="level"),
    Block("levels", "grid", _WORD, rows=_LEVEL_ROWS, scale="level"),
    Block("path", "path", _WORD, measure="ready", goal="goal"),
    Block("plan", "plan", _WORD, measure="stage", goal="goal", start="start", elapsed="people-a", stages=_STAGES),
    Block("evidence", "evidence", _WORD),
    Block("findings", "findings", _WORD),
    Block("actions", "actions", _WORD, most=1),
    Block("items", "checklist", _WORD, checklist="items"),
    Block("criteria", "criteria", _WORD, measure="stage"),
)

_THINGS = {
    **{f"role:{name}": Thing(_text(name), f"roles/{name}.html") for name in _ROLES},
    **{f"phase:{name}": Thing(_WORD, f"phases/{name}.html") for name in ("one", "two")},
    **{f"staffing:{name}": Thing(_WORD, f"staffing/{name}.html") for name in ("lone", "two")},
    "support:some": Thing(_WORD, "staffing/index.html"),
    "item:a": Thing(_WORD, "checklists/items.html", "items"),
    "criterion:a": Thing(_WORD, "phases/one.html", "one"),
    "activity:a": Thing(_WORD, "phases/one.html", "one"),
    "activity:b": Thing(_WORD, "phases/two.html", "two"),
    "criterion:b": Thing(_WORD, "phases/two.html", "two"),
}

BUNDLE = Bundle(
    content_version="0",
    assessment=Assessment(
        id="rehearsal",
        order=1,
        title=_WORD,
        summary=_WORD,
        intro=_WORD,
        confidence=Confidence(80, 50),
        sections=(Section("all", _WORD),),
        questions=_QUESTIONS,
        measures=_MEASURES,
        findings=(
            Finding("vacant", "critical", _VACANT, _WORD, _MARKED, "playbook", ("role:a",)),
            Finding("changing", "strength", _CHANGING, _WORD, _MARKED, "playbook"),
        ),
        actions=(
            Action("hire", _WORD, _MARKED, Condition(finding="changing"), "days", "playbook", "role:a", ("train",)),
            Action("train", _WORD, _WORD, _HIRED, "hours", "playbook", refs=("role:b",)),
        ),
        statuses=(Status("item:a", _CHANGING), Status("criterion:a", _SKILLED), Status("criterion:b", _HIRED)),
        report=_REPORT,
    ),
    scales=(Scale("level", (Option("low", _WORD, 0), Option("high", _WORD, 3))),),
    tables={
        "least": {"two": {"a": 1}},
        "headcount": {"two": {"least": 2, "most": 3}},
        "people-shared": {"two": {"b": 1}},
        "people-covered-by": {"two": {"c": "a"}},
        "support": {"two": {"level": "some", "need": "optional"}},
    },
    things=_THINGS,
    words={},
)

_ALL = {
    "level-a": "high",
    "level-b": "low",
    "level-c": "unknown",
    "people-a": 2,
    "people-b": 0,
    "people-c": 3,
    "tasks": ["x", "y"],
    "hidden": "not-applicable",
    "start": "2001-01-31",
    "gone": "x",
}
ANSWERS: tuple[dict[str, Any], ...] = ({}, _ALL, {**_ALL, "level-a": "low"}, {**_ALL, "people-a": 0}, _ALL)
"""One after the other, as a reader gives them."""
ABOUT: dict[str, Any] = {
    "by": "Name",
    "saved_at": "2000-01-01T00:00:00Z",
    "content_version": "0",
    "evidence": {"level-a": {"note": "Note", "link": "https://example.org/", "owner": "Owner", "due": "2000-01-01"}},
}
"""What stands beside them in a file."""
