"""Saved answers on disk, with the self-check they belong to."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.collection import Named
from generator.assessment.saved import LARGEST, AnswersError, read_saved
from generator.bundle import bundle
from generator.playbook import Playbook


class AnswersFileError(ValueError):
    """Files that cannot be used; the message has a line for each, which names it and says why."""


def read_answers(paths: Sequence[Path], playbook: Playbook) -> tuple[Bundle, tuple[Named, ...]]:
    """The answers in files, and everything that scores them. The first sound file says which self-check it is about.

    Raises:
        AnswersFileError: files cannot be read, or hold no answers to that self-check.
    """
    material: Bundle | None = None
    files, complaints = [], []
    for path in paths:
        try:
            saved = read_saved(_bytes(path))
            material = material or _material(saved, playbook)
            files.append(Named(path.name, Answers.from_saved(saved, material)))
        except OSError as error:
            complaints.append(f"{path}: cannot be read: {error.strerror}")
        except AnswersError as error:
            complaints.append(f"{path}: {error}")
    if material is None or complaints:
        raise AnswersFileError("\n".join(complaints))
    return material, tuple(files)


def _bytes(path: Path) -> bytes:
    """What is in the file; of one that is too large no more than shows it."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _material(saved: Any, playbook: Playbook) -> Bundle:
    """The bundle of the self-check that saved answers name."""
    name = saved.get("assessment") if isinstance(saved, dict) else None
    for assessment in playbook.assessments:
        if assessment.id == name:
            return bundle(playbook, assessment)
    known = ", ".join(assessment.id for assessment in playbook.assessments)
    if name is None:
        message = f'is not a file of saved answers: "assessment" must name one of {known}'
        raise AnswersError("other-format", message)
    message = f"holds answers to {name!r}, which this playbook does not have; it has {known}"
    raise AnswersError("other-assessment", message)
