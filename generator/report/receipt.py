"""What a reader is told of a file before its answers take the place of those on the page."""

from collections.abc import Iterable, Mapping

from generator.assessment.answers import Answer
from generator.assessment.bundle import Bundle
from generator.assessment.evaluation import Evaluation
from generator.assessment.receipt import Receipt
from generator.report.intake import tell_moment, tell_refusal
from generator.report.section import Cell, Entries, Fragment, Line, Section, Table
from generator.report.view import Link
from generator.report.wording import Wording, Words


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
        if dropped := self._receipt.received.dropped:
            entries = Entries(tuple(Link(name) for name in dropped))
            yield Section("receipt-dropped", self._word("receipt-dropped"), parts=(entries,))
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

    def _file(self) -> Section:
        received = self._receipt.received
        about = {
            "by": received.by or self._word("not-recorded"),
            "saved-at": tell_moment(received.saved_at, self._wording),
            "content-version": received.content_version or self._word("not-recorded"),
            "playbook-version": self._bundle.content_version,
        }
        told = (
            *(f"{self._word(name)}{self._word('colon')}{text}" for name, text in about.items()),
            self._word(
                "receipt-tally",
                carried=len(received.carried),
                changed=len(received.renamed),
                dropped=len(received.dropped),
            ),
            *([self._word("receipt-evidence", n=len(received.evidence))] if received.evidence else []),
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
                Link(self._wording.plain(self._bundle.questions[question].text)),
                tuple(Cell(self._wording.answered(question, given[question])) for given in columns.values()),
            )
            for question in questions
        )
        table = Table(Link(title), (self._word("question"), *(self._word(column) for column in columns)), lines)
        yield Section(f"receipt-{name}", title, parts=(table,), folded=folded)
