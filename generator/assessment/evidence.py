"""What stands beside an answer in a file: a note, a link, an owner and a due date."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.assessment.bundle import Bundle
from generator.assessment.dates import read_date

LONGEST_NOTE = 2000
"""Characters that a form takes for each part of an evidence. A file may have more."""


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
        """The parts that are texts, and a due date that can be read; None if nothing is left."""
        texts = {name: text.strip() for name, text in _texts(value).items()}
        due = read_date(texts.get("due"))
        kept = {**texts, "due": due or ""}
        return cls(**kept) if any(kept.values()) else None


class EvidenceRead(NamedTuple):
    """All evidence of a file."""

    known: Mapping[str, Evidence]
    """By present question id, in the order of the questions."""
    unused: Mapping[str, Evidence]
    """By the id in the file, where no question has it."""
    unread_dues: Mapping[str, str]
    """Due dates that cannot be read, as they are written, by question id."""


def read_evidence(values: Any, bundle: Bundle) -> EvidenceRead:
    """Take what can be used; what stands under a present id takes the place of what stands under a former one."""
    found: dict[str, Evidence] = {}
    unused: dict[str, Evidence] = {}
    unread: dict[str, str] = {}
    given = values if isinstance(values, dict) else {}
    for name in sorted(given, key=lambda name: (name in bundle.questions, name)):
        question = bundle.known.get(name)
        due = _texts(given[name]).get("due", "").strip()
        if due and not read_date(due):
            unread[question.id if question else name] = due
        evidence = Evidence.accepted(given[name])
        if evidence and question:
            found[question.id] = evidence
        elif evidence:
            unused[name] = evidence
    return EvidenceRead({name: found[name] for name in bundle.questions if name in found}, unused, unread)


def _texts(value: Any) -> dict[str, str]:
    parts = value if isinstance(value, dict) else {}
    return {name: parts[name] for name in ("note", "link", "owner", "due") if isinstance(parts.get(name), str)}
