"""What a reader is told of codes typed from paper before their answers are taken over."""

from collections.abc import Iterable

from generator.assessment.bundle import Bundle
from generator.assessment.codes import CodeBook, Misread, Reading
from generator.assessment.evaluation import Evaluation
from generator.assessment.receipt import Receipt
from generator.report.receipt import compose_effect
from generator.report.section import Cell, Entries, Fragment, Line, Section, Table
from generator.report.view import Link
from generator.report.wording import Wording, Words


def compose_codes(reading: Reading, receipt: Receipt, bundle: Bundle, language: str) -> Fragment:
    """What was understood. If anything was not, that comes first, and nothing is said of what would become of answers."""
    understood = tuple(_understood(reading, bundle, language))
    if reading.misread:
        sections = (tell_misread(reading.misread, Words(bundle.words, language)), *understood)
    else:
        sections = (*understood, *compose_effect(receipt, bundle, language))
    return Fragment(Words(bundle.words, language).word("codes"), sections)


def tell_misread(misread: Iterable[Misread], words: Words) -> Section:
    """The codes that were not understood, as they were typed, and what to look at."""
    entries = tuple(
        Link(
            words.word("codes-misread-one", typed=one.typed, why=words.word(f"codes-{one.reason}"))
            if one.typed
            else words.word("codes-none")
        )
        for one in misread
    )
    return Section(
        "codes-misread", words.word("codes-misread"), (words.word("codes-misread-told"),), (Entries(entries),)
    )


def _understood(reading: Reading, bundle: Bundle, language: str) -> Iterable[Section]:
    if not reading.answers:
        return
    wording, book = Wording(Evaluation(bundle, reading.answers), language), CodeBook(bundle)
    lines = tuple(
        Line(
            name, Link(wording.question(name)), (Cell(wording.answered(name, answer)), Cell(book.write({name: answer})))
        )
        for name, answer in reading.answers.items()
    )
    title = wording.word("codes-read")
    head = (wording.word("question"), wording.word("answer"), wording.word("codes-code"))
    told = wording.word("codes-tally", n=len(reading.answers), all=len(bundle.questions))
    yield Section("codes-read", title, (told,), (Table(Link(title), head, lines),))
