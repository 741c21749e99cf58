"""Golden cases of the self-checks: answers in, what the result must say out. Each is a file of `cases/assessments`.

`answers` are by question id. A pattern (`duty-*`) answers every question that it fits and that offers the answer; a later
line overrides an earlier one. `expect` says only what the case is about.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.result import Result
from generator.bundle import bundle
from generator.load import load
from generator.playbook import Playbook
from tests.support.checkout import TESTS


@dataclass(frozen=True)
class AssessmentCase:
    """A company's answers, and what the result must say of them."""

    name: str
    assessment: str
    answers: Mapping[str, Any]
    """Patterns written out, as they would stand in a saved file."""
    expect: Mapping[str, Any]


@cache
def playbook() -> Playbook:
    """The content that is shipped."""
    return load(TESTS.parent / "content")


@cache
def bundles() -> Mapping[str, Bundle]:
    """The self-checks that are shipped, by id."""
    return {assessment.id: bundle(playbook(), assessment) for assessment in playbook().assessments}


def _read(file: Path) -> AssessmentCase:
    case = yaml.safe_load(file.read_text("utf-8"))
    material = bundles()[case["assessment"]]
    answers: dict[str, Any] = {}
    for pattern, value in case["answers"].items():
        fitting = [name for name in material.questions if fnmatchcase(name, pattern)] if "*" in pattern else [pattern]
        answers |= {name: value for name in fitting if name == pattern or _offers(material, name, value)}
    return AssessmentCase(file.stem, case["assessment"], answers, case["expect"])


def _offers(material: Bundle, question: str, value: Any) -> bool:
    return question in Answers.accepted({question: value}, material).given


def told(result: Result, expect: Mapping[str, Any]) -> dict[str, Any]:
    """What the result says of each thing that `expect` speaks of, in the form of `expect`."""
    found = [finding.id for finding in result.findings]
    said: dict[str, Any] = {
        "first_finding": found[0] if found else "none",
        "findings": [name for name in expect.get("findings", ()) if name in found],
        "not_findings": [name for name in expect.get("not_findings", ()) if name not in found],
        "actions": list(result.actions[: max(1, len(expect.get("actions", ())))]),
        "measures": {name: _value(result, name) for name in expect.get("measures", {})},
        "statuses": {name: result.statuses[name].state for name in expect.get("statuses", {})},
        "confidence": result.confidence.level,
    }
    return {key: said[key] for key in expect}


def _value(result: Result, name: str) -> Any:
    value = result.measures[name].value
    return "none" if value is None else value


CASES = tuple(_read(file) for file in sorted((TESTS / "cases" / "assessments").glob("*.yaml")))
"""By name of their files."""
