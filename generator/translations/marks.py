"""Whether a translation keeps what in its source is more than wording."""

import re
from collections.abc import Iterator

from generator.report.inline import MARK, references

PLACE = re.compile(r"\{[a-z_]+\}")
"""`{n}` in the interface's words."""
VARIABLE = re.compile(r"\$([a-z]+)")
"""`$duty` in an entry that stands for many."""
TORN = re.compile(r"\*\*|`|\]\(|\{|\}")
"""What belongs to a mark, where no mark is."""
UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")


def losses(source: str, translation: str) -> Iterator[str]:
    """What is wrong with a translation, each as the end of a sentence; nothing where it can be taken."""
    if not translation.strip():
        yield "is empty"
    if UNWRITABLE.search(translation):
        yield "has a control character"
    wanted, given = _kept(source), _kept(translation)
    if missing := sorted(wanted - given):
        yield f"lacks {', '.join(missing)}"
    if added := sorted(given - wanted):
        yield f"has {', '.join(added)}, which the source has not"
    if torn := sorted(_torn(translation) - _torn(source)):
        yield f"has {', '.join(torn)} that belongs to no whole mark"


def _kept(wording: str) -> set[str]:
    """What must be the same in every language: things named, addresses, and places that are filled in."""
    filled = VARIABLE.sub(r"\1", wording)
    addresses = {match["target"] for match in MARK.finditer(filled) if match["target"]}
    variables = {match[0] for match in VARIABLE.finditer(wording)}
    return {*references(filled), *addresses, *variables, *PLACE.findall(wording)}


def _torn(wording: str) -> set[str]:
    return set(TORN.findall(PLACE.sub("", MARK.sub("", VARIABLE.sub(r"\1", wording)))))
