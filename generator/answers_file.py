"""Saved answers on disk, with the self-check they belong to."""

import json
from pathlib import Path
from typing import Any

from generator.assessment.answers import Answers, AnswersError
from generator.assessment.bundle import Bundle
from generator.bundle import bundle
from generator.playbook import Playbook


def read_answers(path: Path, playbook: Playbook) -> tuple[Bundle, Answers]:
    """The answers in a file, and everything that scores them.

    Raises:
        AnswersError: the file cannot be read, or holds no answers to a self-check of this playbook; the message names it.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        material = _material(text, playbook)
        return material, Answers.from_json(text, material)
    except OSError as error:
        raise AnswersError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise AnswersError(f"{path}: is not UTF-8 text") from None
    except AnswersError as error:
        raise AnswersError(f"{path}: {error}") from None


def _material(text: str, playbook: Playbook) -> Bundle:
    """The bundle of the self-check that the text names."""
    try:
        saved: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise AnswersError(f"is not JSON: {error}") from None
    name = saved.get("assessment") if isinstance(saved, dict) else None
    for assessment in playbook.assessments:
        if assessment.id == name:
            return bundle(playbook, assessment)
    known = ", ".join(assessment.id for assessment in playbook.assessments)
    if name is None:
        raise AnswersError(f'is not a file of saved answers: "assessment" must name one of {known}')
    raise AnswersError(f"holds answers to {name!r}, which this playbook does not have; it has {known}")
