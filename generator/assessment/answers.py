"""The reader's answers, as they are saved to a file and kept by the browser."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.assessment.bundle import Bundle
from generator.assessment.dates import read_date
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Question
from generator.assessment.evidence import LONGEST_NOTE, Evidence, read_evidence
from generator.assessment.saved import FORMAT, LARGEST, VERSION, AnswersError, read_saved

type Answer = str | int | tuple[str, ...]
"""An option's id, a number, a date (ISO 8601), several options' ids, `unknown` or `not-applicable`."""


@dataclass(frozen=True)
class Answers:
    """The answers to one self-check that its questions offer, and everything else that a file holds."""

    given: Mapping[str, Answer]
    """By question id."""
    unused: Mapping[str, Any] = field(default_factory=dict)
    """As in the file, by its ids: answers to questions that do not exist, and answers that a question does not offer."""
    renamed: tuple[str, ...] = ()
    """Questions, by their present id, that were answered under a former id of theirs or of an option."""
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    """By question id."""
    unused_evidence: Mapping[str, Evidence] = field(default_factory=dict)
    """By the ids of questions that do not exist."""
    unread_dues: Mapping[str, str] = field(default_factory=dict)
    """By question id, due dates that cannot be read."""
    content_version: str = ""
    """Version of the playbook that the answers were given to."""
    saved_at: str = ""
    """ISO 8601; empty if it is not known."""
    by: str = ""
    """Whose answers they are, as the reader put it."""

    def kept(self, bundle: Bundle) -> Mapping[str, Any]:
        """What a file holds on to of the answers that are not used: values that an answer of some edition could have.

        A list for a question that exists is not kept: a form would show those of its options that are still offered.
        """
        return {name: value for name, value in self.unused.items() if _is_plain(value, bundle.known.get(name))}

    @property
    def dropped(self) -> tuple[str, ...]:
        """Ids of the answers that are not used."""
        return tuple(sorted(self.unused))

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
        return cls.from_saved(read_saved(text, largest_file(bundle)), bundle)

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
        unused: dict[str, Any] = {}
        # What stands under a present id is newer than what stands under a former one.
        for name in sorted(values, key=lambda name: name in bundle.questions):
            question = bundle.known.get(name)
            answer = _accept(values[name], question, bundle) if question else None
            if question is None or answer is None:
                unused[name] = values[name]
                continue
            given[question.id] = answer
            if name != question.id or _is_former(values[name], question, bundle):
                renamed.add(question.id)
        read = read_evidence(evidence, bundle)
        return cls(
            given={name: given[name] for name in bundle.questions if name in given},
            unused={name: unused[name] for name in sorted(unused)},
            renamed=tuple(name for name in bundle.questions if name in renamed),
            evidence=read.known,
            unused_evidence=read.unused,
            unread_dues=read.unread_dues,
            **about,
        )


def largest_file(bundle: Bundle) -> int:
    """Return how many bytes a file of the self-check may have: more than its form can fill, with every field at its limit."""
    # A character of a note takes six bytes at most, as JSON writes it in UTF-8; three parts of an evidence are free text.
    notes = len(bundle.questions) * 3 * 6 * LONGEST_NOTE
    chosen = sum(len(name) + len(question) for question, names in bundle.offered.items() for name in names)
    return LARGEST + notes + 6 * chosen


def _is_plain(value: Any, question: Question | None) -> bool:
    """Whether the value is a text, a number that every program reads alike, or a list of texts, and fits the question."""
    if isinstance(value, list):
        return question is None and all(isinstance(entry, str) for entry in value)
    if type(value) is int:
        return abs(value) < 2**53 and (question is None or question.kind == "number")
    return isinstance(value, str)


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
        return read_date(value)
    offered = bundle.present_option[question.id]
    if question.kind == "one":
        return offered.get(value) if isinstance(value, str) else None
    if not isinstance(value, list) or not all(isinstance(entry, str) and entry in offered for entry in value):
        return None
    chosen = {offered[entry] for entry in value}
    return tuple(name for name in bundle.offered[question.id] if name in chosen)
