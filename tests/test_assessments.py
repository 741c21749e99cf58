"""The self-checks that are shipped: golden cases, that every rule can come true, and that they fit the rest of the content."""

import json
from dataclasses import asdict
from random import Random
from typing import Any

import pytest

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Question
from generator.assessment.result import Result
from generator.assessment.rules import Condition
from generator.assessment.scoring import SEVERITIES, assess
from tests.support.assessment_cases import CASES, AssessmentCase, bundles, playbook, told
from tests.support.assessment_search import reach
from tests.support.samples import Samples

CHECKS = ("organisation", "fit")
SAMPLES = (60, 600)
"""Sets of answers that are drawn at random, in the gate and in a thorough run."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: AssessmentCase) -> None:
    """The result says what the case expects."""
    material = bundles()[case.assessment]
    answers = Answers.accepted(case.answers, material)
    assert answers.dropped == ()
    assert told(assess(material, answers), case.expect) == case.expect


# Reachability: a rule that no answers can make true is a rule written wrongly.


@pytest.mark.parametrize("check", CHECKS)
def test_findings_reachable(check: str) -> None:
    """For every finding there are answers that trigger it."""
    material = bundles()[check]
    for finding in material.assessment.findings:
        assert finding.id in [one.id for one in _reached(material, finding.when).findings], finding.id


@pytest.mark.parametrize("check", CHECKS)
def test_actions_reachable(check: str) -> None:
    """For every action there are answers that call for it."""
    material = bundles()[check]
    for action in material.assessment.actions:
        assert action.id in _reached(material, action.when).actions, action.id


@pytest.mark.parametrize("check", CHECKS)
def test_statuses_reachable(check: str) -> None:
    """Every checklist item and exit criterion can become done, open and unknown."""
    material = bundles()[check]
    untouched = assess(material, Answers({}))
    for status in material.assessment.statuses:
        assert _reached(material, status.done_when).statuses[status.of].state == "done"
        assert _reached(material, Condition(none_of=(status.done_when,))).statuses[status.of].state == "open"
        assert untouched.statuses[status.of].state == "unknown"


@pytest.mark.parametrize("check", CHECKS)
def test_named_values_reachable(check: str) -> None:
    """Every staffing pattern, phase and verdict can be the value of each measure that names one.

    But for what is aimed for, which no team has behind it, and for entries of a table, which has what it has.
    """
    material = bundles()[check]
    goals = {block.goal for block in material.assessment.report}
    for measure in material.assessment.measures:
        if measure.names and measure.kind != "table" and measure.id not in goals:
            for option in material.scale(measure.names).options:
                result = _reached(material, Condition(measure=measure.id, one_of=(option.id,)))
                assert result.measures[measure.id].value == option.id


def test_pitfalls_triggered_by_own_finding() -> None:
    """The organisation check has a finding for every pitfall, of the pitfall's id, that leads to its page."""
    findings = {finding.id: finding for finding in bundles()["organisation"].assessment.findings}
    for pitfall in playbook().pitfalls:
        assert f"pitfall:{pitfall.id}" in findings[pitfall.id].refs


def test_search_tells_what_cannot_be_reached() -> None:
    """The search behind these tests does not call a contradiction reachable."""
    both = [Condition(answer="cover-strategy", one_of=(option,)) for option in ("vacant", "dedicated")]
    with pytest.raises(AssertionError, match="no answers found"):
        reach(bundles()["organisation"], Condition(all_of=tuple(both)))


# Completeness: what the content names, the self-checks speak of.


def test_every_item_and_criterion_has_status() -> None:
    """The organisation check covers the setup checklist and the exit criteria, the fit check the utilisation checklist."""
    covered = {check: {status.of for status in bundles()[check].assessment.statuses} for check in CHECKS}
    items = {one.id: {f"item:{item.id}" for item in one.items} for one in playbook().checklists}
    criteria = {f"criterion:{one.id}" for phase in playbook().phases.phases for one in phase.exit_criteria}
    assert covered == {"organisation": items["setup"] | criteria, "fit": items["utilisation"]}


def test_every_question_counts() -> None:
    """Nobody is asked anything that no measure, rule or comparison uses."""
    for material in bundles().values():
        rules = str(material.assessment.measures) + str(material.assessment.report)
        rules += str([finding.when for finding in material.assessment.findings])
        rules += str([action.when for action in material.assessment.actions])
        rules += str([status.done_when for status in material.assessment.statuses])
        forms = ("'answer:{}'", "answer='{}'", "start='{}'")
        unused = [name for name in material.questions if not any(form.format(name) in rules for form in forms)]
        assert unused == []


@pytest.mark.parametrize("phase", ["outside-led", "joint", "in-house"])
def test_duties_held_as_planned_place_team_in_phase(phase: str) -> None:
    """A team whose duties are held just as the roles' pages have it for a phase is told that it is in that phase."""
    material = bundles()["organisation"]
    held = {f"duty-{duty.id}": duty.holders[phase] for duty in playbook().duties}
    assert assess(material, Answers.accepted(held, material)).measures["phase-reached"].value == phase


@pytest.mark.parametrize("check", CHECKS)
def test_recommended_pattern_is_meant_for_size(check: str) -> None:
    """The pattern recommended for a size is one that the staffing page lists for it."""
    material = bundles()[check]
    patterns = {pattern.id: pattern for pattern in playbook().staffing.patterns}
    for size in (band.id for band in playbook().staffing.size_bands):
        for people in (0, 1, 2, 30):
            given = {"company-size": size, "people-total": people, "people-planned": people}
            result = assess(material, Answers.accepted(given, material))
            assert size in patterns[str(result.measures["staffing-recommended"].value)].sizes


def test_quick_form_is_short() -> None:
    """The quick form asks about eight questions."""
    for material in bundles().values():
        assert sum(question.key for question in material.questions.values()) == 8


# Whatever is answered


@pytest.mark.parametrize("check", CHECKS)
def test_order_of_findings_and_actions(samples: Samples, check: str) -> None:
    """Actions follow those they need, findings are told by severity, and a vacant implementation role comes first."""
    material = bundles()[check]
    after = {action.id: action.after for action in material.assessment.actions}
    for result in _sample(material, samples):
        for place, action in enumerate(result.actions):
            assert not set(after[action]) & set(result.actions[place:])
        ranks = [SEVERITIES.index(finding.severity) for finding in result.findings]
        assert ranks == sorted(ranks)
        if "implementation-vacant" in (found := [finding.id for finding in result.findings]):
            assert found[0] == "implementation-vacant"


@pytest.mark.parametrize("check", CHECKS)
def test_reasons_are_answers_given(samples: Samples, check: str) -> None:
    """Every finding names the answers or measures that it rests on."""
    material = bundles()[check]
    for result in _sample(material, samples):
        for finding in result.findings:
            assert finding.because
            for reference, value in finding.because:
                kind, _, name = reference.partition(":")
                assert value == (result.answers[name] if kind == "answer" else result.measures[name].value)


@pytest.mark.parametrize("check", CHECKS)
def test_same_answers_same_bytes(samples: Samples, check: str) -> None:
    """The order in which answers were given leaves no trace in the result."""
    material = bundles()[check]
    for result in _sample(material, samples):
        backwards = dict(reversed(list(result.answers.items())))
        listed = {name: list(value) if isinstance(value, tuple) else value for name, value in backwards.items()}
        assert assess(material, Answers.accepted(listed, material)).to_json() == result.to_json()


def test_bundle_travels_as_json() -> None:
    """A bundle read back from what the page carries scores as the original does."""
    for case in CASES:
        material = bundles()[case.assessment]
        answers = Answers.accepted(case.answers, material)
        assert (
            assess(Bundle.from_json(json.dumps(asdict(material))), answers).to_json()
            == assess(material, answers).to_json()
        )


def _reached(material: Bundle, goal: Condition) -> Result:
    return assess(material, Answers.accepted(reach(material, goal), material))


def _sample(material: Bundle, samples: Samples) -> list[Result]:
    """Return results of answers drawn at random; some questions are left out."""
    draw = samples.random()
    drawn = [
        {
            question.id: _draw(draw, material, question)
            for question in material.questions.values()
            if draw.random() < 0.8
        }
        for _ in range(samples.size(*SAMPLES))
    ]
    return [assess(material, Answers.accepted(answers, material)) for answers in drawn]


def _draw(draw: Random, material: Bundle, question: Question) -> Any:
    if draw.random() < 0.1:
        return draw.choice([UNKNOWN, NOT_APPLICABLE] if question.not_applicable else [UNKNOWN])
    if question.kind == "number":
        return draw.randint(question.minimum, min(question.maximum or 0, 50))
    if question.kind == "date":
        return draw.choice(["2026-02-28", "2028-02-29", "2027-12-31"])
    offered = [option.id for option in material.options(question)]
    return draw.sample(offered, draw.randint(0, len(offered))) if question.kind == "many" else draw.choice(offered)
