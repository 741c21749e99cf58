"""Saved answers on disk, with the self-check they belong to.

Every function here needs a playbook with at least one self-check.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from generator.assessment.answers import Answers, largest_file
from generator.assessment.bundle import Bundle
from generator.assessment.canonical import ENCODER
from generator.assessment.collection import Named
from generator.assessment.definition import Assessment
from generator.assessment.saved import AnswersError, read_saved
from generator.bundle import bundle
from generator.playbook import Playbook

FINGERPRINT = 16
"""Digits of a fingerprint. Among a million files the chance that two share one is 1 in 30 million."""


class AnswersFileError(ValueError):
    """Files that cannot be used; the message has a line for each, which names it and says why."""


class AnswersFile(NamedTuple):
    """A sound file of saved answers, with everything that scores them."""

    path: Path
    fingerprint: str
    """The first digits of the SHA-256 of its bytes."""
    material: Bundle
    answers: Answers


def read_answers(paths: Iterable[Path], playbook: Playbook) -> tuple[Bundle, tuple[Named, ...]]:
    """The answers in files, and everything that scores them. The first sound file says which self-check it is about.

    Raises:
        AnswersFileError: files cannot be read, or hold no answers to that self-check.
    """
    materials = _materials(playbook)
    largest = _largest(materials)
    material: Bundle | None = None
    files: list[Named] = []
    complaints: list[str] = []
    for path in paths:
        with _complaining(path, complaints.append):
            saved = read_saved(_bytes(path, largest), largest)
            material = material or materials[_assessment(saved, playbook).id]
            files.append(Named(path.name, Answers.from_saved(saved, material)))
    if material is None or complaints:
        raise AnswersFileError("\n".join(complaints))
    return material, tuple(files)


def read_each(paths: Iterable[Path], playbook: Playbook, complain: Callable[[str], None]) -> Iterator[AnswersFile]:
    """The sound files in turn, whichever self-check they are about; of files with the same content the first.

    Args:
        paths: the files.
        playbook: what they hold answers to.
        complain: takes a line for each file that is left out, which names it and says why.
    """
    materials = _materials(playbook)
    largest = _largest(materials)
    taken: dict[bytes, Path] = {}
    for path in paths:
        with _complaining(path, complain):
            content = _bytes(path, largest)
            saved = read_saved(content, largest)
            material = materials[_assessment(saved, playbook).id]
            answers = Answers.from_saved(saved, material)
            # However the JSON is written: an editor may have changed that.
            meaning = sha256(f"{material.assessment.id} {ENCODER.encode(answers)}".encode()).digest()
            if meaning in taken:
                complain(f"{path}: is a copy of {taken[meaning]}")
                continue
            taken[meaning] = path
            yield AnswersFile(path, sha256(content).hexdigest()[:FINGERPRINT], material, answers)


@contextmanager
def _complaining(path: Path, complain: Callable[[str], None]) -> Iterator[None]:
    """Go on after a file that cannot be used."""
    try:
        yield
    except OSError as error:
        complain(f"{path}: cannot be read: {error.strerror}")
    except AnswersError as error:
        complain(f"{path}: {error}")


def _materials(playbook: Playbook) -> Mapping[str, Bundle]:
    """Everything that scores each self-check, by its id."""
    return {assessment.id: bundle(playbook, assessment) for assessment in playbook.assessments}


def _largest(materials: Mapping[str, Bundle]) -> int:
    """How many bytes a file may have whose self-check is not known yet."""
    return max(largest_file(material) for material in materials.values())


def _bytes(path: Path, largest: int) -> bytes:
    """What is in the file; of one that is too large no more than shows it."""
    with path.open("rb") as file:
        return file.read(largest + 1)


def _assessment(saved: Any, playbook: Playbook) -> Assessment:
    """The self-check that saved answers name."""
    name = saved.get("assessment") if isinstance(saved, dict) else None
    for assessment in playbook.assessments:
        if assessment.id == name:
            return assessment
    known = ", ".join(assessment.id for assessment in playbook.assessments)
    if name is None:
        message = f'is not a file of saved answers: "assessment" must name one of {known}'
        raise AnswersError("other-format", message)
    message = f"holds answers to {name!r}, which this playbook does not have; it has {known}"
    raise AnswersError("other-assessment", message)
