"""One small hand-made self-check, with answers and their result."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.decode import decode
from generator.assessment.result import Result
from generator.assessment.saved import FORMAT, VERSION
from generator.assessment.scoring import assess
from tests.support.checkout import CONTENT

FULL: dict[str, Any] = {
    "size": "medium",
    "months": 9,
    "cover": "vacant",
    "people-strategy": 2,
    "people-implementation": 0,
    "people-operations": 1,
    "skill-planning": "teaches",
    "skill-tool": "none",
    "skill-data": "unknown",
    "rules": ["scoring", "timing"],
    "plan-start": "2026-11-30",
}
"""An answer to every question that is asked."""


def sample() -> Bundle:
    """The self-check of `sample_check.yaml` with the words of the shipped content."""
    data = yaml.safe_load(Path(__file__).with_name("sample_check.yaml").read_text(encoding="utf-8"))
    interface = yaml.safe_load((CONTENT / "interface.yaml").read_text(encoding="utf-8"))
    data["words"] = {**interface["shared"], **interface["report"]}
    return decode(Bundle, data)


def saved(answers: dict[str, Any]) -> str:
    """The answers as a file holds them."""
    return json.dumps({"format": FORMAT, "version": VERSION, "assessment": "organisation", "answers": answers})


def scored(answers: dict[str, Any]) -> Result:
    """The result of answers to the sample."""
    bundle = sample()
    return assess(bundle, Answers.from_json(saved(answers), bundle))


def bundle_json() -> str:
    """The sample as it travels to the browser."""
    return json.dumps(asdict(sample()), ensure_ascii=False)
