"""One open self-check in the reader's browser."""

import json

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.scoring import Scoring
from generator.report.compose import Composer
from generator.report.render import Renderer


class Session:
    """Scores answers against one bundle, and reports in one language."""

    def __init__(self, bundle_json: str, language: str) -> None:
        self.bundle = Bundle.from_json(bundle_json)
        self._scoring = Scoring(self.bundle)
        self._composer = Composer(self._scoring, language)
        self._renderer = Renderer(self.bundle.words, language)

    def assess(self, answers_json: str) -> str:
        """Score saved answers: JSON text with `result`, and the report as `html`.

        Raises:
            AnswersError: these are no answers to this self-check.
        """
        result = self._scoring.assess(Answers.from_json(answers_json, self.bundle))
        html = json.dumps(self._renderer.render(self._composer.report(result.dropped)), ensure_ascii=False)
        return f'{{"html":{html},"result":{result.to_json()}}}'
