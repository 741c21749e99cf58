"""What a translation must keep of its source: everything that is more than wording."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.report.inline import MARK, references

PLACE = re.compile(r"\{[a-z_]+\}")
"""`{n}` in the interface's words."""
VARIABLE = re.compile(r"\$([a-z]+)")
"""`$duty` in an entry that stands for many."""
TORN = re.compile(r"\*\*|`|\]\(|\{|\}")
"""A part of a mark, outside any whole mark."""
UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
LOST = "\ufffd"
"""What programs put in place of a character that they cannot read."""
_LETTER = "[A-Za-zÀ-ɏ]"
_NAMED = r"\{[a-z]+:[a-z][a-z0-9-]*\}"
GLUED = re.compile(rf"(?<={_LETTER}){_NAMED}|(?:{_NAMED}|\]\([^()\s]*\))(?={_LETTER}{{3}})")
"""A reference without a blank beside it. A short ending may follow: `{role:host}s`."""


def losses(source: str, translation: str) -> Iterator[str]:
    """Yield the reasons why a translation cannot be taken, each as the end of a sentence."""
    if not translation.strip():
        yield "is empty"
    if UNWRITABLE.search(translation):
        yield "has a control character"
    if LOST in translation:
        yield f"has {LOST} in place of a lost character"
    yield from _differences(_kept(source), _kept(translation))
    if torn := sorted(_torn(translation) - _torn(source)):
        yield f"has {', '.join(torn)} that belongs to no whole mark"
    if glued := [mark for mark in GLUED.findall(translation) if mark not in GLUED.findall(source)]:
        yield f"has no blank beside {', '.join(glued)}"


def _differences(wanted: Counter[str], given: Counter[str]) -> Iterator[str]:
    if missing := sorted(wanted.keys() - given.keys()):
        yield f"lacks {', '.join(missing)}"
    if added := sorted(given.keys() - wanted.keys()):
        yield f"has {', '.join(added)}, which the source has not"
    for name in sorted(wanted.keys() & given.keys()):
        if wanted[name] != given[name]:
            yield f"has {name} {given[name]} times instead of {wanted[name]}"


def _kept(wording: str) -> Counter[str]:
    """Count what must be the same in every language: references, addresses, and places that are filled in."""
    filled = VARIABLE.sub(r"\1", wording)
    variables = (match[0] for match in VARIABLE.finditer(wording))
    return Counter([*references(filled), *_addresses(filled), *variables, *PLACE.findall(wording)])


def _addresses(wording: str) -> Iterator[str]:
    for match in MARK.finditer(wording):
        if (match["target"] or "").startswith("https:"):
            yield match["target"]
        if match["bold"]:
            yield from _addresses(match["bold"])


def _torn(wording: str) -> set[str]:
    return set(TORN.findall(PLACE.sub("", MARK.sub("", VARIABLE.sub(r"\1", wording)))))
