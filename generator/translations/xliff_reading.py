"""Reading XLIFF 1.2 as translators' programs return it.

Programs copy sources into targets, indent what they save, annotate targets and empty placeholders. What can be undone for
certain is undone here; what cannot is a refusal of the unit.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from defusedxml import ElementTree, common  # type: ignore[import-untyped]  # has no types

from generator.translations.unit import Parcel, ParcelError, Unit
from generator.translations.xliff import NAMESPACE

FAMILY = "urn:oasis:names:tc:xliff:document:"
DONE = ("translated", "signed-off", "final")
UNFINISHED = ("new", "needs-")
LEADING = re.compile(r"^\n[ \t]*")
TRAILING = re.compile(r"\n[ \t]*$")
BREAK = re.compile(r"[ \t]*\n[ \t]*")
INDENTED = re.compile(r"\n[ \t]{2}")

type Element = Any
"""An element of `xml.etree`; defusedxml has no types."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a wording."""

    text: str
    is_code: bool = False


def from_xliff(data: bytes) -> Parcel:
    """Read what a translator sends back.

    Raises:
        ParcelError: it is no XLIFF 1.2 of one pair of languages.
    """
    root = _parse(data)
    if root.tag != _named("xliff"):
        version = root.get("version", "") if root.tag.startswith(f"{{{FAMILY}") else ""
        found = f"is XLIFF {version}" if version else "is no XLIFF"
        raise ParcelError(f"{found}: only XLIFF 1.2 can be read, so save it as that")
    files = root.findall(_named("file"))
    pairs = {(file.get("source-language", ""), file.get("target-language", "")) for file in files}
    if len(pairs) != 1:
        raise ParcelError("must be from one language into one other")
    source, language = pairs.pop()
    units = (_unit(element) for file in files for element in file.iter(_named("trans-unit")))
    return Parcel(source, language, tuple(units))


def _parse(data: bytes) -> Element:
    try:
        # Entities could swell to any size, or name files; XLIFF needs none, nor a document type to declare them.
        return ElementTree.fromstring(data, forbid_dtd=True)
    except common.DefusedXmlException:
        raise ParcelError("has a document type (DOCTYPE), which XLIFF does not need: remove it") from None
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ParcelError(f"is no XML: {error}") from None


def _unit(element: Element) -> Unit:
    source, target = element.find(_named("source")), element.find(_named("target"))
    codes = {ph.get("id"): "".join(ph.itertext()) for ph in source.iter(_named("ph"))} if source is not None else {}
    refusals: list[str] = []
    original = _joined(list(_pieces(source, codes, [])), [])
    translation = _joined(list(_pieces(target, codes, refusals)), refusals, folded="\n" not in original.strip())
    is_right = _is_right(element, target)
    if not is_right and translation.strip() == original.strip():
        translation = ""  # a copy, made for the translator to write over
    name = element.get("id", "")
    return Unit(name, original, translation, is_right=is_right, refusals=tuple(dict.fromkeys(refusals)))


def _is_right(unit: Element, target: Element | None) -> bool | None:
    state = target.get("state", "") if target is not None else ""
    if unit.get("approved") == "yes" or state in DONE:
        return True
    return False if state.startswith(UNFINISHED) else None


def _pieces(element: Element | None, codes: Mapping[str, str], refusals: list[str]) -> Iterator[Piece]:
    """Yield text and codes in order. Annotations are their text; other elements are not ours."""
    if element is None:
        return
    yield Piece(element.text or "")
    for child in element:
        if child.tag == _named("ph"):
            yield Piece("".join(child.itertext()) or codes.get(child.get("id"), ""), is_code=True)
        elif child.tag == _named("mrk"):
            yield from _pieces(child, codes, refusals)
        else:
            refusals.append(f"has a <{child.tag.rpartition('}')[2]}>, which its source has not")
        yield Piece(child.tail or "")


def _joined(pieces: list[Piece], refusals: list[str], *, folded: bool = True) -> str:
    """Join the pieces of a wording, without the indentation that a program has put between them.

    Args:
        pieces: text and codes in order.
        refusals: takes the reason if indentation cannot be told from the wording.
        folded: whether the wording is one line.
    """
    text = "".join(piece.text for piece in pieces)
    if not INDENTED.search(text):
        return text
    if not folded:
        refusals.append("has indented lines, which may be layout: return it with the line breaks of its source")
        return text
    margin = _margin(pieces)
    return "".join(piece.text if piece.is_code else _unindented(piece.text, margin) for piece in pieces)


def _margin(pieces: list[Piece]) -> int:
    """The width of the indentation: before a code there is nothing else, behind one there may be a blank of the text."""
    before = [match[0] for piece in pieces[:-1] if not piece.is_code and (match := TRAILING.search(piece.text))]
    behind = [match[0] for piece in pieces if not piece.is_code and (match := LEADING.match(piece.text))]
    return min(map(len, before or behind), default=1) - 1


def _unindented(text: str, margin: int) -> str:
    text = TRAILING.sub("", text)
    text = LEADING.sub(lambda match: match[0][1 + margin :], text)
    return BREAK.sub(" ", text)


def _named(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
