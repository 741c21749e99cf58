"""The report on a file before its answers take the place of those on the page."""

from collections.abc import Iterable, Mapping

from generator.assessment.answers import Answer
from generator.assessment.bundle import Bundle
from generator.assessment.evaluation import Evaluation
from generator.assessment.receipt import Receipt
from generator.report.intake import tell_moment, tell_refusal
from generator.report.section import Cell, Entries, Fragment, Line, Section, Table
from generator.report.view import Link
from generator.report.wording import Wording, Words

SHOWN = 100
"""How many answers that are not used are shown one by one."""


def compose_refusal(code: str, words: Words) -> Fragment:
    """Why a file cannot be used."""
    told = (tell_refusal(code, words), words.word("receipt-untouched"))
    return Fragment(words.word("receipt"), (Section("receipt-refused", words.word("receipt-refused"), told),))


def compose_receipt(receipt: Receipt, bundle: Bundle, language: str) -> Fragment:
    """What is in the file, and what would become of the present answers."""
    return Fragment(
        Words(bundle.words, language).word("receipt"), tuple(_Composer(receipt, bundle, language).sections())
    )


def compose_effect(receipt: Receipt, bundle: Bundle, language: str) -> Iterable[Section]:
    """What would become of the present answers alone, of what is no file."""
    return _Composer(receipt, bundle, language).effect()


class _Composer:
    def __init__(self, receipt: Receipt, bundle: Bundle, language: str) -> None:
        self._receipt = receipt
        self._bundle = bundle
        self._wording = Wording(Evaluation(bundle, receipt.received.given), language)
        self._word = self._wording.word

    def sections(self) -> Iterable[Section]:
        """What is told, in its order; without the parts that would be empty."""
        received = self._receipt.received.given
        yield self._file()
        yield from self._unused()
        yield from self._dues()
        yield from self.effect()
        changed = self._receipt.received.renamed
        yield from self._answers("changed", changed, {"becomes": received}, folded=True)

    def effect(self) -> Iterable[Section]:
        """What would become of the present answers."""
        received, present = self._receipt.received.given, self._receipt.present.given
        yield self._effect()
        yield from self._answers("overwritten", self._receipt.overwritten, {"was": present, "becomes": received})
        yield from self._answers("lost", self._receipt.lost, {"was": present})
        yield from self._answers("added", self._receipt.added, {"becomes": received}, folded=True)

    def _unused(self) -> Iterable[Section]:
        """Answers and notes that no question takes, by whatever is known of their questions."""
        received = self._receipt.received
        names = sorted({*received.unused, *received.unused_evidence})
        if not names:
            return
        told = [self._word("receipt-dropped-told")]
        if len(names) > SHOWN:
            told.append(self._word("more-questions", n=len(names) - SHOWN))
        title = self._word("receipt-dropped")
        lines = tuple(
            Line(
                name,
                Link(self._wording.asked(name)),
                (Cell(self._wording.as_saved(received.unused.get(name))), Cell(self._noted(name))),
            )
            for name in names[:SHOWN]
        )
        table = Table(Link(title), (self._word("question"), self._word("answer"), self._word("note-note")), lines)
        yield Section("receipt-dropped", title, tuple(told), (table,))

    def _noted(self, name: str) -> str:
        """Everything that stands beside an answer, on one line."""
        received = self._receipt.received
        evidence = received.unused_evidence.get(name) or received.evidence.get(name)
        return self._word("separator").join(text for text in vars(evidence).values() if text) if evidence else ""

    def _dues(self) -> Iterable[Section]:
        """Due dates that cannot be read: they would be lost."""
        dues = self._receipt.received.unread_dues
        if not dues:
            return
        entries = Entries(
            tuple(Link(self._wording.asked(name) + self._word("colon") + due) for name, due in dues.items())
        )
        yield Section("receipt-dues", self._word("receipt-dues"), (self._word("receipt-dues-told"),), (entries,))

    def _file(self) -> Section:
        received = self._receipt.received
        about = {
            "by": received.by or self._word("not-recorded"),
            "saved-at": tell_moment(received.saved_at, self._wording),
            "content-version": received.content_version or self._word("not-recorded"),
            "playbook-version": self._bundle.content_version,
        }
        noted = len(received.evidence) + len(received.unused_evidence)
        told = (
            *(f"{self._word(name)}{self._word('colon')}{text}" for name, text in about.items()),
            self._word(
                "receipt-tally",
                carried=len(received.carried),
                changed=len(received.renamed),
                dropped=len(received.dropped),
            ),
            *([self._word("receipt-evidence", n=noted)] if noted else []),
        )
        return Section("receipt-file", self._word("receipt-file"), told)

    def _effect(self) -> Section:
        receipt = self._receipt
        told = [
            self._word(
                "receipt-effect-told",
                added=len(receipt.added),
                overwritten=len(receipt.overwritten),
                lost=len(receipt.lost),
            )
        ]
        if receipt.evidence_lost:
            told.append(self._word("receipt-evidence-lost", n=len(receipt.evidence_lost)))
        return Section("receipt-effect", self._word("receipt-effect"), tuple(told))

    def _answered(self, question: str, given: Mapping[str, Answer]) -> str:
        if question in given:
            return self._wording.answered(question, given[question])
        return self._wording.as_saved(self._receipt.present.unused[question])

    def _answers(
        self,
        name: str,
        questions: tuple[str, ...],
        columns: Mapping[str, Mapping[str, Answer]],
        *,
        folded: bool = False,
    ) -> Iterable[Section]:
        if not questions:
            return
        title = self._word(f"receipt-{name}")
        lines = tuple(
            Line(
                question,
                Link(self._wording.asked(question)),
                tuple(Cell(self._answered(question, given)) for given in columns.values()),
            )
            for question in questions
        )
        table = Table(Link(title), (self._word("question"), *(self._word(column) for column in columns)), lines)
        yield Section(f"receipt-{name}", title, parts=(table,), folded=folded)
