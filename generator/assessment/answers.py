"""The reader's answers, as they are saved to a file and kept by the browser."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.assessment.bundle import Bundle
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Question
from generator.assessment.saved import FORMAT, VERSION, AnswersError, read_saved

LONGEST_NOTE = 2000
"""Characters in each part of an evidence."""

type Answer = str | int | tuple[str, ...]
"""An option's id, a number, a date (ISO 8601), several options' ids, `unknown` or `not-applicable`."""


@dataclass(frozen=True)
class Evidence:
    """What stands beside one answer: why it was given, and who sees to it until when."""

    note: str = ""
    link: str = ""
    owner: str = ""
    due: str = ""
    """A date, ISO 8601."""

    @classmethod
    def accepted(cls, value: Any) -> "Evidence | None":
        """The parts that are texts of tolerable length; none if nothing is left."""
        parts = value if isinstance(value, dict) else {}
        texts = {name: parts.get(name) for name in ("note", "link", "owner", "due")}
        kept = {
            name: text.strip() for name, text in texts.items() if isinstance(text, str) and len(text) <= LONGEST_NOTE
        }
        if not is_date(kept.get("due", "")):
            kept.pop("due", None)
        return cls(**kept) if any(kept.values()) else None


@dataclass(frozen=True)
class Answers:
    """The answers to one self-check that its questions still know, and the ids of those they do not."""

    given: Mapping[str, Answer]
    """By question id."""
    dropped: tuple[str, ...] = ()
    """Questions that no longer exist, or whose answer is no longer offered."""
    renamed: tuple[str, ...] = ()
    """Questions, by their present id, that were answered under a former id of theirs or of an option."""
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    """By question id."""
    content_version: str = ""
    """Version of the playbook that the answers were given to."""
    saved_at: str = ""
    """ISO 8601; empty if it is not known."""
    by: str = ""
    """Whose answers they are, as the reader put it."""

    @property
    def carried(self) -> tuple[str, ...]:
        """Questions whose answer was taken as it stood."""
        return tuple(name for name in self.given if name not in self.renamed)

    @classmethod
    def from_json(cls, text: str, bundle: Bundle) -> "Answers":
        """Read saved answers for the bundle's self-check.

        Raises:
            AnswersError: the text is no file of saved answers, or one that belongs to another self-check.
        """
        return cls.from_saved(read_saved(text), bundle)

    @classmethod
    def from_saved(cls, saved: Any, bundle: Bundle) -> "Answers":
        """Take saved answers, parsed already, for the bundle's self-check.

        Raises:
            AnswersError: they are not of this format, or belong to another self-check.
        """
        if not isinstance(saved, dict) or saved.get("format") != FORMAT:
            raise AnswersError("other-format", f'is not a file of saved answers: "format" must be "{FORMAT}"')
        if saved.get("version") != VERSION:
            message = f'has "version" {saved.get("version")!r}; this playbook reads version {VERSION}'
            raise AnswersError("other-version", message)
        if saved.get("assessment") != bundle.assessment.id:
            message = f"holds answers to {saved.get('assessment')!r}, not to {bundle.assessment.id!r}"
            raise AnswersError("other-assessment", message)
        if not isinstance(saved.get("answers"), dict):
            raise AnswersError("no-answers", 'has no "answers"')
        about = {name: saved.get(name) for name in ("content_version", "saved_at", "by")}
        return cls.accepted(
            saved["answers"],
            bundle,
            evidence=saved.get("evidence"),
            **{name: text for name, text in about.items() if isinstance(text, str) and len(text) <= LONGEST_NOTE},
        )

    @classmethod
    def accepted(cls, values: Mapping[str, Any], bundle: Bundle, *, evidence: Any = None, **about: str) -> "Answers":
        """The values that the bundle's questions offer, in the order of the questions."""
        given: dict[str, Answer] = {}
        renamed: set[str] = set()
        dropped: list[str] = []
        # What stands under a present id is newer than what stands under a former one.
        for name in sorted(values, key=lambda name: name in bundle.questions):
            question = bundle.known.get(name)
            answer = _accept(values[name], question, bundle) if question else None
            if question is None or answer is None:
                dropped.append(name)
                continue
            given[question.id] = answer
            if name != question.id or _is_former(values[name], question, bundle):
                renamed.add(question.id)
        return cls(
            given={name: given[name] for name in bundle.questions if name in given},
            dropped=tuple(sorted(dropped)),
            renamed=tuple(name for name in bundle.questions if name in renamed),
            evidence=_accept_evidence(evidence, bundle),
            **about,
        )


def is_date(value: Any) -> bool:
    """Whether the value is a date as ISO 8601 writes it, with hyphens."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_former(value: Any, question: Question, bundle: Bundle) -> bool:
    """Whether an accepted value names an option by a former id."""
    present = bundle.present_option.get(question.id, {})
    return any(present.get(name, name) != name for name in (value if isinstance(value, list) else [value]))


def _accept(value: Any, question: Question, bundle: Bundle) -> Answer | None:
    """The value as an answer to the question, or None if the question does not offer it."""
    if value == UNKNOWN or (value == NOT_APPLICABLE and question.not_applicable):
        return str(value)
    if question.kind == "number":
        in_range = type(value) is int and question.minimum <= value <= (question.maximum or 0)
        return value if in_range else None
    if question.kind == "date":
        return value if is_date(value) else None
    offered = bundle.present_option[question.id]
    if question.kind == "one":
        return offered.get(value) if isinstance(value, str) else None
    if not isinstance(value, list) or not all(isinstance(entry, str) and entry in offered for entry in value):
        return None
    chosen = {offered[entry] for entry in value}
    return tuple(name for name in bundle.offered[question.id] if name in chosen)


def _accept_evidence(values: Any, bundle: Bundle) -> Mapping[str, Evidence]:
    """What can be read, by present question id in the order of the questions."""
    found: dict[str, Evidence] = {}
    for name, value in values.items() if isinstance(values, dict) else ():
        question = bundle.known.get(name)
        if question and (evidence := Evidence.accepted(value)):
            found[question.id] = evidence
    return {name: found[name] for name in bundle.questions if name in found}
