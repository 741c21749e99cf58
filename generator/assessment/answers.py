"""The reader's answers, as they are saved to a file and kept by the browser."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.assessment.bundle import Bundle
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Question

FORMAT = "playbook-answers"
VERSION = 1

type Answer = str | int | tuple[str, ...]
"""An option's id, a number, several options' ids, `unknown` or `not-applicable`."""


class AnswersError(ValueError):
    """Saved answers that cannot be used; the message says why, in English."""


@dataclass(frozen=True)
class Answers:
    """The answers to one self-check that its questions still know, and the ids of those they do not."""

    given: Mapping[str, Answer]
    """By question id."""
    dropped: tuple[str, ...] = ()
    """Questions that no longer exist, or whose answer is no longer offered."""

    @classmethod
    def from_json(cls, text: str, bundle: Bundle) -> "Answers":
        """Read saved answers for the bundle's self-check.

        Raises:
            AnswersError: the text is not JSON, not of this format, or belongs to another self-check.
        """
        try:
            saved = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise AnswersError(f"is not JSON: {error}") from None
        if not isinstance(saved, dict) or saved.get("format") != FORMAT:
            raise AnswersError(f'is not a file of saved answers: "format" must be "{FORMAT}"')
        if saved.get("version") != VERSION:
            raise AnswersError(f'has "version" {saved.get("version")!r}; this playbook reads version {VERSION}')
        if saved.get("assessment") != bundle.assessment.id:
            raise AnswersError(f"holds answers to {saved.get('assessment')!r}, not to {bundle.assessment.id!r}")
        if not isinstance(saved.get("answers"), dict):
            raise AnswersError('has no "answers"')
        return cls.accepted(saved["answers"], bundle)

    @classmethod
    def accepted(cls, values: Mapping[str, Any], bundle: Bundle) -> "Answers":
        """The values that the bundle's questions offer, in the order of the questions."""
        given: dict[str, Answer] = {}
        dropped: list[str] = []
        for name, value in values.items():
            question = bundle.known.get(name)
            answer = _accept(value, question, bundle) if question else None
            if question is None or answer is None:
                dropped.append(name)
            else:
                given[question.id] = answer
        return cls({name: given[name] for name in bundle.questions if name in given}, tuple(sorted(dropped)))


def _accept(value: Any, question: Question, bundle: Bundle) -> Answer | None:
    """The value as an answer to the question, or None if the question does not offer it."""
    if value == UNKNOWN or (value == NOT_APPLICABLE and question.not_applicable):
        return str(value)
    if question.kind == "number":
        in_range = type(value) is int and question.minimum <= value <= (question.maximum or 0)
        return value if in_range else None
    offered = bundle.offered[question.id]
    if question.kind == "one":
        return value if isinstance(value, str) and value in offered else None
    if not isinstance(value, list) or not all(isinstance(entry, str) and entry in offered for entry in value):
        return None
    return tuple(name for name in offered if name in value)
