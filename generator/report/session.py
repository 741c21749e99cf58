"""One open self-check in the reader's browser."""

import json
from dataclasses import asdict, replace

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.canonical import ENCODER
from generator.assessment.codes import CodeBook
from generator.assessment.collection import Named, Refusal, read_files
from generator.assessment.definition import Form
from generator.assessment.history import FEWEST_DATES, History
from generator.assessment.merge import Merge
from generator.assessment.receipt import Receipt
from generator.assessment.result import Result
from generator.assessment.saved import FORMAT, VERSION, AnswersError, read_saved
from generator.assessment.scoring import Scoring
from generator.report.calendar import calendar
from generator.report.codes import compose_codes
from generator.report.compose import Composer
from generator.report.history import compose_history
from generator.report.intake import tell_refused, too_few
from generator.report.merge import compose_merge
from generator.report.receipt import compose_receipt, compose_refusal
from generator.report.rehearsal import ABOUT, ANSWERS, BUNDLE, LANGUAGE, EveryWord
from generator.report.render import Renderer
from generator.report.spreadsheet import answers_table, plan_table
from generator.report.wording import Words


class Session:
    """Scores answers against one bundle, and reports in one language."""

    def __init__(self, bundle: str | Bundle, language: str) -> None:
        self.bundle = bundle if isinstance(bundle, Bundle) else Bundle.from_json(bundle)
        self._scoring = Scoring(self.bundle)
        self._composer = Composer(self._scoring, language)
        self._renderer = Renderer(self.bundle.words, language)
        self._words = Words(self.bundle.words, language)
        self._language = language

    def assess(self, answers_json: str, form: Form = "full") -> bytes:
        """The report on saved answers, as a page needs it after every change: little, and bytes, which cross to it at once.

        The form in use decides which questions count as missing.

        Returns:
            A line of JSON, the ids of the questions that the answers leave no reason to ask; after it the report, HTML.
            In UTF-8.

        Raises:
            AnswersError: these are no answers to this self-check.
        """
        result = self._result(answers_json, form)
        html = self._renderer.render(self._composer.report(result))
        return f"{json.dumps(result.hidden)}\n{html}".encode()

    def result(self, answers_json: str, form: Form = "full") -> str:
        """Everything that the answers come to, JSON.

        Raises:
            AnswersError: these are no answers to this self-check.
        """
        return self._result(answers_json, form).to_json()

    def answers_table(self, answers_json: str) -> str:
        """The answers with what stands beside them, CSV."""
        return answers_table(self.bundle, self._own(answers_json), self._language)

    def plan_table(self, answers_json: str) -> str:
        """The plan as CSV; empty while there is none."""
        return plan_table(self.bundle, self._own(answers_json), self._language)

    def plan_calendar(self, answers_json: str) -> str:
        """The plan as iCalendar; empty while there is none, or its start has no date."""
        return calendar(self.bundle, self._own(answers_json), self._language)

    def receive(self, text: str, present: str) -> str:
        """Look at a file whose answers are to take the place of the present ones, which are a saved file too.

        Returns:
            JSON: `html` tells what is in the file and what would become of the present answers; `answers` and `evidence`
            are what the page has to take over, null if the file cannot be used, and `by` says whose they are.

        Raises:
            AnswersError: the present answers are none to this self-check.
        """
        there = self._own(present)
        try:
            received = Answers.from_json(text, self.bundle)
        except AnswersError as error:
            html = self._renderer.tell(compose_refusal(error.code, self._words))
            return self._offer(html)
        html = self._renderer.tell(compose_receipt(Receipt.of(received, there), self.bundle, self._language))
        return self._offer(html, received)

    def read_codes(self, text: str, present: str) -> str:
        """Look at codes typed from paper whose answers are to take the place of the present ones, which are a saved file.

        Returns:
            JSON, as of `receive`. What stands beside the present answers stays. One wrong code, and none is offered.

        Raises:
            AnswersError: the present answers are none to this self-check.
        """
        there = self._own(present)
        reading = CodeBook(self.bundle).read(text)
        received = replace(there, given=reading.answers, renamed=())
        html = self._renderer.tell(compose_codes(reading, Receipt.of(received, there), self.bundle, self._language))
        return self._offer(html, None if reading.misread else received)

    def compare(self, files: str) -> str:
        """Tell what has changed between files.

        Args:
            files: JSON, a list of `{"name": file name, "text": what is in it}`.

        Returns:
            JSON: `html`. Files that cannot be used are told there, and left out.
        """
        usable, refused = self._read(files)
        if len(usable) < FEWEST_DATES:
            outside = tell_refused("history-refused", refused, self._words)
            fragment = too_few("history", self._words.word("history"), FEWEST_DATES, outside, self._words)
        else:
            fragment = compose_history(History.of(self.bundle, usable), self.bundle, self._language, refused)
        return ENCODER.encode({"html": self._renderer.tell(fragment)})

    def merge(self, files: str) -> str:
        """Tell what the answers of many people have in common.

        Args:
            files: As for `compare`.

        Returns:
            JSON: `html`, as for `compare`; `answers` that were agreed.
        """
        usable, refused = self._read(files)
        merge = Merge.of(self.bundle, usable)
        html = self._renderer.tell(compose_merge(merge, self.bundle, self._language, refused))
        return ENCODER.encode({"html": html, "answers": merge.answers})

    def _offer(self, html: str, received: Answers | None = None) -> str:
        """What a reader is told, and what the page takes over if they want it."""
        taken = received and {
            # What no question takes stays in the reader's file.
            "answers": {**received.kept(self.bundle), **received.given},
            "evidence": {**received.unused_evidence, **received.evidence},
            "by": received.by,
        }
        return ENCODER.encode({"html": html, **(taken or {"answers": None, "evidence": None, "by": ""})})

    def _read(self, files: str) -> tuple[tuple[Named, ...], tuple[Refusal, ...]]:
        return read_files([(file["name"], file["text"]) for file in json.loads(files)], self.bundle)

    def _result(self, answers_json: str, form: Form) -> Result:
        return self._scoring.assess(self._own(answers_json), form)

    def _own(self, answers_json: str) -> Answers:
        """The page's own answers: however much a reader has written, the report is made."""
        return Answers.from_saved(read_saved(answers_json, largest=None), self.bundle)


def warm_up() -> None:
    """Open a made-up self-check and answer it.

    Templates are compiled, decoders made and all code has run afterwards, so that a snapshot of Python's memory taken then
    opens a reader's self-check faster. Nothing of the made-up one is left but a few parsed texts.
    """
    bundle = replace(Bundle.from_json(json.dumps(asdict(BUNDLE))), words=EveryWord())
    session = Session(bundle, LANGUAGE)
    about = {"format": FORMAT, "version": VERSION, "assessment": bundle.assessment.id, **ABOUT}
    saved = [json.dumps({**about, "answers": answers}) for answers in ANSWERS]
    for text in saved:
        session.assess(text)
        session.assess(text, "quick")
        for tell in (session.answers_table, session.plan_table, session.plan_calendar):
            tell(text)
        session.receive(text, saved[-1])
    session.receive("", saved[0])
    for codes in ("", CodeBook(bundle).write(Answers.from_json(saved[0], bundle).given)):
        session.read_codes(codes, saved[0])
    files = [{"name": f"{number}.json", "text": text} for number, text in enumerate(saved)]
    for some in (files[:1], [*files, {"name": "none.json", "text": ""}], []):
        session.compare(json.dumps(some))
        session.merge(json.dumps(some))
