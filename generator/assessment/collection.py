"""Several files of saved answers to one self-check, as they are compared or merged."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.saved import AnswersError


class Named(NamedTuple):
    """Answers and the name of the file that holds them."""

    name: str
    answers: Answers


@dataclass(frozen=True)
class Refusal:
    """A file that cannot be used."""

    name: str
    code: str
    """As of `AnswersError`."""


@dataclass(frozen=True)
class Intake:
    """One file: whose answers it holds, and what became of them."""

    label: str
    saved_at: str
    """ISO 8601, as it stands in the file; empty if it is not known."""
    content_version: str
    carried: int
    """How many answers were taken as they stood."""
    changed: tuple[str, ...]
    """Questions whose answer was taken under a new id of the question or of an option."""
    dropped: tuple[str, ...]
    """Ids that were answered and are no question any more, or whose answer is no longer offered."""

    @classmethod
    def of(cls, file: Named) -> "Intake":
        """What became of a file, named by its label."""
        label, answers = file
        return cls(
            label=label,
            saved_at=answers.saved_at,
            content_version=answers.content_version,
            carried=len(answers.carried),
            changed=answers.renamed,
            dropped=answers.dropped,
        )


def read_files(files: Iterable[tuple[str, str]], bundle: Bundle) -> tuple[tuple[Named, ...], tuple[Refusal, ...]]:
    """The answers in files, given by name and text, and the files that cannot be used."""
    usable, refused = [], []
    for name, text in files:
        try:
            usable.append(Named(name, Answers.from_json(text, bundle)))
        except AnswersError as error:
            refused.append(Refusal(name, error.code))
    return tuple(usable), tuple(refused)


def label_files(files: Iterable[Named]) -> tuple[Named, ...]:
    """The files under labels that look different: whose answers they are, else the file's name; numbered where needed."""
    labelled: list[Named] = []
    taken: set[str] = set()
    for file in files:
        label = wanted = wanted_label(file)
        number = 1
        while name_key(label) in taken:
            number += 1
            label = f"{wanted} {number}"
        taken.add(name_key(label))
        labelled.append(Named(label, file.answers))
    return tuple(labelled)


def wanted_label(file: Named) -> str:
    """Return the label of a file that is alone."""
    # On one line, and without what a terminal would obey.
    by = "".join(letter for letter in " ".join(file.answers.by.split()) if letter.isprintable())
    return unicodedata.normalize("NFC", by or file.name.removesuffix(".json"))


def name_key(name: str) -> str:
    """Return a key that names of the same look share: without spaces, invisible characters, width and case."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in folded if letter.isprintable() and not _is_blank(letter))


def _is_blank(letter: str) -> bool:
    """Whether a letter has no look of its own: a space, or a selector of another's variant."""
    return letter.isspace() or unicodedata.name(letter, "").startswith("VARIATION SELECTOR")


def moment(saved_at: str) -> datetime | None:
    """When answers were saved, in UTC, which is taken where no zone is given; none if it cannot be read."""
    try:
        read = datetime.fromisoformat(saved_at)
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
