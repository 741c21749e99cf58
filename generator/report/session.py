"""One open self-check in the reader's browser."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace

from generator.assessment.answers import FORMAT, VERSION, Answers
from generator.assessment.blocks import Block
from generator.assessment.bundle import Bundle
from generator.assessment.result import Result
from generator.assessment.scoring import Scoring
from generator.report.calendar import calendar
from generator.report.compose import Composer
from generator.report.rehearsal import ANSWERS, BUNDLE, EVIDENCE, LANGUAGE, EveryWord
from generator.report.render import Renderer
from generator.report.spreadsheet import answers_table, plan_table
from generator.report.wording import Wording


class Session:
    """Scores answers against one bundle, and reports in one language."""

    def __init__(self, bundle: str | Bundle, language: str) -> None:
        self.bundle = bundle if isinstance(bundle, Bundle) else Bundle.from_json(bundle)
        self._scoring = Scoring(self.bundle)
        self._wording = Wording(self._scoring.evaluation, language)
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
        html = self._renderer.render(self._composer.report(result))
        return f"{json.dumps(result.hidden)}\n{html}".encode()

    def result(self, answers_json: str) -> str:
        """Everything that the answers come to, JSON.

        Raises:
            AnswersError: these are no answers to this self-check.
        """
        return self._result(answers_json).to_json()

    def answers_table(self, answers_json: str) -> str:
        """The answers with what stands beside them, CSV."""
        answers = Answers.from_json(answers_json, self.bundle)
        self._scoring.evaluation.take(answers.given)
        return answers_table(answers, self._wording)

    def plan_table(self, answers_json: str) -> str:
        """The plan as CSV; empty while there is none."""
        return self._tell_plan(answers_json, plan_table)

    def plan_calendar(self, answers_json: str) -> str:
        """The plan as iCalendar; empty while there is none, or its start has no date."""
        return self._tell_plan(answers_json, calendar)

    def _tell_plan(self, answers_json: str, tell: Callable[[Block, Wording, Scoring], str]) -> str:
        self._scoring.evaluation.take(Answers.from_json(answers_json, self.bundle).given)
        blocks = [block for block in self.bundle.blocks.values() if block.kind == "plan"]
        return tell(blocks[0], self._wording, self._scoring) if blocks else ""

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
        file = json.dumps({**about, "answers": answers, "evidence": EVIDENCE})
        session.assess(file)
        for tell in (session.answers_table, session.plan_table, session.plan_calendar):
            tell(file)
