"""One open self-check in the reader's browser."""

import json
from dataclasses import asdict

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.scoring import assess
from generator.report.render import render


class Session:
    """Scores answers against one bundle, and reports in one language."""

    def __init__(self, bundle_json: str, language: str) -> None:
        self.bundle = Bundle.from_json(bundle_json)
        self.language = language

    def assess(self, answers_json: str) -> str:
        """Score saved answers: JSON text with `result`, and the report as `html`.

        Raises:
            AnswersError: these are no answers to this self-check.
        """
        result = assess(self.bundle, Answers.from_json(answers_json, self.bundle))
        told = {"result": asdict(result), "html": render(self.bundle, result, self.language)}
        return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
