"""One open self-check in the reader's browser."""

import json
from dataclasses import asdict, replace

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.result import Result
from generator.assessment.saved import FORMAT, VERSION
from generator.assessment.scoring import Scoring
from generator.report.compose import Composer
from generator.report.rehearsal import ANSWERS, BUNDLE, LANGUAGE, EveryWord
from generator.report.render import Renderer


class Session:
    """Scores answers against one bundle, and reports in one language."""

    def __init__(self, bundle: str | Bundle, language: str) -> None:
        self.bundle = bundle if isinstance(bundle, Bundle) else Bundle.from_json(bundle)
        self._scoring = Scoring(self.bundle)
        self._composer = Composer(self._scoring, language)
        self._renderer = Renderer(self.bundle.words, language)

    def assess(self, answers_json: str) -> bytes:
        """The report on saved answers, as a page needs it after every change: little, and bytes, which cross to it at once.

        Returns:
            A line of JSON, the ids of the questions that the answers leave no reason to ask; after it the report, HTML.
            In UTF-8.

        Raises:
            AnswersError: these are no answers to this self-check.
        """
        result = self._result(answers_json)
        html = self._renderer.render(self._composer.report(result.dropped))
        return f"{json.dumps(result.hidden)}\n{html}".encode()

    def result(self, answers_json: str) -> str:
        """Everything that the answers come to, JSON.

        Raises:
            AnswersError: these are no answers to this self-check.
        """
        return self._result(answers_json).to_json()

    def _result(self, answers_json: str) -> Result:
        return self._scoring.assess(Answers.from_json(answers_json, self.bundle))


def warm_up() -> None:
    """Open a made-up self-check and answer it.

    Templates are compiled, decoders made and all code has run afterwards, so that a snapshot of Python's memory taken then
    opens a reader's self-check faster. Nothing of the made-up one is left but a few parsed texts.
    """
    bundle = replace(Bundle.from_json(json.dumps(asdict(BUNDLE))), words=EveryWord())
    session = Session(bundle, LANGUAGE)
    for answers in ANSWERS:
        about = {"format": FORMAT, "version": VERSION, "assessment": bundle.assessment.id}
        session.assess(json.dumps({**about, "answers": answers}))
