"""From answers to a result."""

import json
from dataclasses import asdict
from typing import Any, Literal

import pytest

from generator.assessment.blocks import Row
from generator.assessment.bundle import Bundle
from generator.assessment.definition import Action, Finding, Status
from generator.assessment.result import ConfidenceResult, Result, RowResult
from generator.assessment.rules import Condition
from generator.assessment.scoring import assess
from tests.support.tiny_check import WORD, accepted, check, is_, measure


def _finding(name: str, severity: Literal["critical", "warning", "notice", "strength"], when: Condition) -> Finding:
    return Finding(name, severity, when, WORD, WORD, "playbook")


def _action(name: str, *after: str, when: Condition | None = None) -> Action:
    return Action(name, WORD, WORD, when or is_("a", "none"), "days", "playbook", after=after)


def _score(bundle: Bundle, **given: Any) -> Result:
    return assess(bundle, accepted(**given))


def test_findings_by_severity_then_list() -> None:
    """The most severe come first; among equals the order of the list decides."""
    low = is_("a", "none")
    severities: list[Any] = ["notice", "critical", "strength", "warning", "critical"]
    findings = tuple(_finding(f"f{number}", severity, low) for number, severity in enumerate(severities))
    assert [one.id for one in _score(check(findings=findings), a="none").findings] == ["f1", "f4", "f3", "f0", "f2"]


def test_finding_of_finding() -> None:
    """A finding and an action can rest on an earlier finding; one that was not triggered is false, not unknown."""
    findings = (
        _finding("first", "notice", is_("a", "none")),
        _finding("second", "notice", Condition(finding="first")),
        _finding("third", "notice", Condition(none_of=(Condition(finding="first"),))),
    )
    bundle = check(findings=findings, actions=(_action("act", when=Condition(finding="second")),))
    assert [one.id for one in _score(bundle, a="none").findings] == ["first", "second"]
    assert _score(bundle, a="none").actions == ("act",)
    assert [one.id for one in _score(bundle).findings] == ["third"]


def test_actions_after_those_they_need() -> None:
    """An action stands after those it needs, if they too have to be done, else where it is listed."""
    actions = (
        _action("train", "plan", "hire"),
        _action("plan", "define"),
        _action("hire", when=is_("b", "none")),
        _action("define"),
    )
    assert _score(check(actions=actions), a="none").actions == ("define", "plan", "train")
    assert _score(check(actions=actions), a="none", b="none").actions == ("define", "plan", "hire", "train")


@pytest.mark.parametrize(
    ("answer", "state"),
    [("full", "done"), ("none", "open"), ("not-applicable", "open"), ("unknown", "unknown"), (None, "unknown")],
)
def test_status(answer: str | None, state: str) -> None:
    """Done if true, open if false, unknown if undetermined."""
    bundle = check(statuses=(Status("item:x", is_("a", "full")),))
    given = {} if answer is None else {"a": answer}
    assert _score(bundle, **given).statuses["item:x"].state == state


@pytest.mark.parametrize(("people", "gap"), [(None, None), (1, 2), (3, 0), (4, 0), (7, -2)])
def test_gap_of_a_range(people: int | None, gap: int | None) -> None:
    """A gap is what is missing to the lower end; above the upper end it is negative."""
    bundle = check(rows=(Row("role:x", "answer:people", 3, 5),))
    given = {} if people is None else {"people": people}
    assert _score(bundle, **given).comparisons == {"rows": (RowResult("role:x", people, 3, 5, gap),)}


def test_measure_names_answers_behind_it() -> None:
    """A measure rests on the answers given, through measures of measures, and stands beside its target."""
    bundle = check(measure("mean", "answer:a", "answer:b", target="answer:people"))
    told = _score(bundle, a="full", people=2).measures["m"]
    assert (told.value, told.target, told.because) == (2, 2, (("answer:a", "full"),))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ConfidenceResult("low", 6, 0, 0, 0, 0)),
        ({"a": "full", "b": "unknown"}, ConfidenceResult("low", 6, 2, 1, 0, 16)),
        ({"a": "full", "b": "not-applicable", "c": "some"}, ConfidenceResult("medium", 6, 3, 0, 1, 40)),
        (
            {"a": "none", "b": "some", "c": "some", "people": 2, "running": []},
            ConfidenceResult("high", 5, 5, 0, 0, 100),
        ),
    ],
)
def test_confidence(given: dict[str, Any], expected: ConfidenceResult) -> None:
    """Sure is what was answered of what was asked and applies; a hidden question is not asked."""
    assert _score(check(), **given).confidence == expected


def test_result_is_canonical() -> None:
    """The same answers give the same bytes, whatever order they came in."""
    bundle = check(measure("share", "answer:a", "answer:b", counting=("full",)))
    one = _score(bundle, a="full", b="none", running=["abm", "mail"]).to_json()
    assert one == _score(bundle, running=["mail", "abm"], b="none", a="full").to_json()
    assert list(json.loads(one)) == sorted(json.loads(one))


def test_bundle_round_trip() -> None:
    """A bundle written as JSON and read back is the same value."""
    bundle = check(
        measure("mean", "answer:a", weights={"answer:a": 2}),
        findings=(_finding("f", "notice", Condition(any_of=(is_("a", "none"), Condition(measure="m", at_least=1)))),),
        actions=(_action("act", "other"),),
        statuses=(Status("item:x", is_("a", "full")),),
        rows=(Row("role:x", "answer:people", 3, "measure:m"),),
    )
    assert Bundle.from_json(json.dumps(asdict(bundle))) == bundle
