"""Several files of saved answers to one self-check, as they are compared or merged."""

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
    """The files under labels that differ: whose answers they are, else the file's name, with a number where needed."""
    labelled: dict[str, Answers] = {}
    for file in files:
        label = wanted = wanted_label(file)
        number = 1
        while label in labelled:
            number += 1
            label = f"{wanted} {number}"
        labelled[label] = file.answers
    return tuple(Named(label, answers) for label, answers in labelled.items())


def wanted_label(file: Named) -> str:
    """What the file would be called if it were alone."""
    # On one line, and without what a terminal would obey.
    by = "".join(letter for letter in " ".join(file.answers.by.split()) if letter.isprintable())
    return by or file.name.removesuffix(".json")


def moment(saved_at: str) -> datetime | None:
    """When answers were saved, in UTC, which is taken where no zone is given; none if it cannot be read."""
    try:
        read = datetime.fromisoformat(saved_at)
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
