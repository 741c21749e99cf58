"""What is told of the content's health: all wording, by code."""

from collections.abc import Mapping

from generator.document import Document, Place
from generator.problems import Problem

WORDING: Mapping[str, tuple[str, str]] = {
    "unreached-item": (
        "is a checklist item that no self-check leads to",
        "Ask about it, name it in a finding or action, or give it a status in a self-check.",
    ),
    "no-exit-criterion": ("leaves open when the phase ends", "Add at least one exit criterion."),
    "role-in-no-pattern": (
        "is a role that nobody holds in any staffing pattern",
        "Give it people in staffing.yaml, or remove the role.",
    ),
    "untriggered-pitfall": (
        "is a pitfall that no finding tells of",
        "Name {ref} in the refs of a finding of a self-check.",
    ),
    "unused-question": (
        "is a question that no rule uses",
        "Use answer:{id} in a measure, finding, action or status, or remove the question.",
    ),
    "finding-without-refs": ("is a finding that leads nowhere", "Add refs to what explains it."),
    "never-triggered": (
        "can never be told: no answers make its condition true",
        "Correct the condition, or what it is about.",
    ),
    "unused-term": (
        "is a term that no text uses",
        "Link to it with {{{ref}}}, or add the words that are used as synonyms.",
    ),
    "undefined-term": (
        "uses {word!r}, as do {count} other texts, and the glossary does not explain it",
        "Add a term, or add {word!r} to the synonyms of one.",
    ),
    "dead-link": (
        "has the link {target!r}, which cannot work",
        "Write an address as https://host/path, without spaces, or a reference as kind:id.",
    ),
    "similar-id": (
        "is {id!r}, which differs from {other!r} by case or hyphens only",
        "Give one of them a name that is told apart more easily.",
    ),
    "review-overdue": ("was to be reviewed by {due}{owner}", "Review it, and write today's date here."),
    "never-reviewed": (
        "is to be reviewed every {months} months, and says nothing of a first review{owner}",
        "Add reviewed_on with the date of the last review.",
    ),
}
"""Message and help by code; `{…}` is filled in."""


def notice(code: str, document: Document, place: Place, **values: object) -> Problem:
    """Something to look after at a place in a file."""
    message, help = WORDING[code]
    return document.problem(place, code, message.format(**values), help.format(**values))
