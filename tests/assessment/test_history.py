"""What changed between files of saved answers."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from generator.assessment.answers import Answers
from generator.assessment.blocks import Block
from generator.assessment.collection import Named
from generator.assessment.history import AnswerChange, Change, History
from generator.assessment.rules import Case, Measure, Step
from tests.support.everyones_answers import EVERYTHING, QUICK, any_answers, named
from tests.support.tiny_check import WORD, is_


def history(*values: dict[str, Any]) -> History:
    """The history of these answers."""
    return History.of(EVERYTHING, named(*values))


def directions(*values: dict[str, Any]) -> dict[str, str]:
    """Where each measure went."""
    told = history(*values)
    return {trend.measure: trend.direction for trend in (*told.placements, *told.moved, *told.steady)}


@pytest.mark.parametrize(
    ("measure", "first", "last", "expected"),
    [
        ("mean", {"a": "none"}, {"a": "some"}, "better"),
        ("mean", {"a": "full"}, {"a": "some"}, "worse"),
        ("mean", {"a": "some"}, {"a": "some"}, "same"),
        ("mean", {"a": "some"}, {}, "unknown"),
        ("mean", {}, {}, "unknown"),
        ("lacking", {"a": "none"}, {"a": "full"}, "better"),
        ("lacking", {"a": "some"}, {"a": "none"}, "worse"),
        ("people", {"people": 2}, {"people": 5}, "up"),
        ("people", {"people": 5}, {"people": 2}, "down"),
        ("place", {"a": "some"}, {"a": "full"}, "changed"),
    ],
)
def test_direction(measure: str, first: dict[str, Any], last: dict[str, Any], expected: str) -> None:
    """Better and worse follow the target, whichever way that is; without one there is only up and down."""
    assert directions(first, last)[measure] == expected


def test_values_at_every_date() -> None:
    """A measure that changed in between is among those that moved, and its target is shown."""
    told = history({"a": "some"}, {"a": "full"}, {"a": "some"})
    assert [(trend.measure, trend.values, trend.target) for trend in told.moved] == [("mean", (1.0, 2.0, 1.0), 2)]
    assert [(trend.measure, trend.direction) for trend in told.placements] == [("place", "same")]
    assert [trend.measure for trend in told.steady] == ["lacking", "people"]


@pytest.mark.parametrize(
    ("measure", "is_result"),
    [
        (Measure("copy", WORD, "table", "playbook", table="t", row="a", column="measure:place"), False),
        (Measure("apart", WORD, "difference", "playbook", ("answer:people", "measure:mean")), False),
        (Measure("stage", WORD, "steps", "playbook", ("answer:people",), steps=(Step(1, 1),)), False),
        (Measure("pick", WORD, "choose", "playbook", ("answer:a",), cases=(Case(is_("a", "full"), 1),)), False),
        (
            Measure("both", WORD, "choose", "playbook", ("answer:a", "answer:b"), cases=(Case(is_("a", "full"), 1),)),
            True,
        ),
        (Measure("total", WORD, "mean", "playbook", ("measure:mean", "measure:people")), True),
    ],
)
def test_what_repeats_is_left_out(measure: Measure, is_result: bool) -> None:
    """What only restates an answer or another measure is no result, unless the report shows it by itself."""
    assessment = replace(EVERYTHING.assessment, measures=(*EVERYTHING.assessment.measures, measure))
    assert (measure.id in replace(EVERYTHING, assessment=assessment).results) == is_result
    summary = Block("summary", "summary", WORD, measures=(measure.id,))
    shown = replace(assessment, report=(*assessment.report, summary))
    assert measure.id in replace(EVERYTHING, assessment=shown).results


def test_findings_statuses_and_answers() -> None:
    """Findings come and go, items become done and undone, and answers differ between the first date and the last."""
    told = history({"a": "none", "b": "some"}, {"b": "none"}, {"a": "full", "b": "some", "people": 3})
    assert (told.findings, told.done, told.undone) == (Change((), ("bad",), ()), ("item:x",), ())
    assert told.answers == (AnswerChange("a", "none", "full"), AnswerChange("people", None, 3))
    back = history({"a": "full"}, {"a": "none"})
    assert (back.findings, back.done, back.undone) == (Change(("bad",), (), ()), (), ("item:x",))


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2026-03-01", "2026-01-01", "2026-02-01"), ["2.json", "3.json", "1.json"]),
        (("2026-03-01", "", "2026-02-01"), ["1.json", "2.json", "3.json"]),
        (("2026-03-01", "yesterday", "2026-02-01"), ["1.json", "2.json", "3.json"]),
        (("2026-01-01T09:00:00+09:00", "2026-01-01T00:30:00Z", "2025-12-31"), ["3.json", "1.json", "2.json"]),
        (("0001-01-01T00:00:00+09:00", "2026-01-01", "2025-01-01"), ["1.json", "2.json", "3.json"]),
    ],
)
def test_order(dates: tuple[str, ...], expected: list[str]) -> None:
    """Files are put in the order of their moments where all have one that can be read, else left as they come."""
    files = [Named(f"{n}.json", Answers({}, saved_at=date)) for n, date in enumerate(dates, start=1)]
    assert [f"{file.label}.json" for file in History.of(EVERYTHING, files).files] == expected


def test_labels() -> None:
    """A file is called after whose answers it holds, else by its name, on one line and never like another."""
    files = [
        Named(name, Answers({}, by=by))
        for name, by in (("x.json", "Anna"), ("x.json", ""), ("Anna 2.json", ""), ("y", "An\x1bna\n"), ("x.json", "　"))
    ]
    assert [file.label for file in History.of(EVERYTHING, files).files] == ["Anna", "x", "Anna 2", "Anna 3", "x 2"]


def test_what_became_of_the_answers() -> None:
    """Of each file is told what was carried, what was changed and what was dropped."""
    (file,) = named({"a": "full", "live": ["abm"], "colour": "crimson", "gone": 1}, content_version="0.9")
    told = History.of(EVERYTHING, [file, file]).files[0]
    assert (told.carried, told.changed, told.dropped) == (1, ("running", "colour"), ("gone",))
    assert told.content_version == "0.9"


@given(any_answers())
@QUICK
def test_of_one_file_with_itself(answers: Answers) -> None:
    """Nothing has changed between a file and itself."""
    told = History.of(EVERYTHING, [Named("a.json", answers)] * 2)
    assert (told.moved, told.answers, told.done, told.undone) == ((), (), (), ())
    assert (told.findings.new, told.findings.gone, told.actions.new, told.actions.gone) == ((), (), (), ())
    assert {trend.direction for trend in (*told.placements, *told.steady)} <= {"same", "unknown"}
