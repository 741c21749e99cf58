"""The files of a report: what was taken of each, and which were refused and why."""

from collections.abc import Iterable

from generator.assessment.collection import Intake, Refusal, moment
from generator.report.section import Cell, Entries, Fragment, Line, Section, Table
from generator.report.view import Link
from generator.report.wording import Wording, Words


def tell_files(id: str, title: str, intakes: Iterable[Intake], words: Wording) -> Section:
    """The files as a table."""
    word = words.word
    heads = ("file", "saved-at", "content-version", "carried", "changed", "dropped-answers")
    lines = tuple(
        Line(
            intake.label,
            Link(intake.label),
            (
                Cell(tell_moment(intake.saved_at, words)),
                Cell(intake.content_version or word("not-recorded")),
                Cell(str(intake.carried)),
                Cell(str(len(intake.changed))),
                Cell(_dropped(intake.dropped, words)),
            ),
        )
        for intake in intakes
    )
    return Section(id, title, parts=(Table(Link(title), tuple(word(head) for head in heads), lines),))


def tell_refused(id: str, refused: Iterable[Refusal], words: Words) -> tuple[Section, ...]:
    """The files that cannot be used; no section if there are none."""
    entries = tuple(Link(f"{one.name}{words.word('colon')}{tell_refusal(one.code, words)}") for one in refused)
    return (Section(id, words.word("refused-files"), parts=(Entries(entries),)),) if entries else ()


def too_few(prefix: str, title: str, least: int, outside: Iterable[Section], words: Words) -> Fragment:
    """Compose the report where there are not enough files, with the sections on those that do not count."""
    told = Section(f"{prefix}-too-few", words.word("too-few"), (words.word("too-few-told", n=least),))
    return Fragment(title, (told, *outside))


def tell_refusal(code: str, words: Words) -> str:
    """Why a file cannot be used and what to do, with the code for those who are asked for help."""
    return words.word(f"refused-{code}") + words.word("in-brackets", text=code)


def tell_moment(saved_at: str, words: Words) -> str:
    """Day and time in UTC."""
    when = moment(saved_at)
    return when.strftime("%Y-%m-%d %H:%M UTC") if when else words.word("not-recorded")


def _dropped(names: tuple[str, ...], words: Wording) -> str:
    if not names:
        return "0"
    return f"{len(names)}{words.word('in-brackets', text=words.listed(names))}"
