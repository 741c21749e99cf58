"""A parcel as XLIFF 1.2, which translators' programs read; codes that must not be translated are marked in it.

https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

import re
from itertools import groupby
from xml.etree import ElementTree as ET

from generator.translations.unit import Parcel

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CODE = re.compile(r"\{[^{}]*\}|\]\([^()\s]*\)|\$[a-z][a-z.]*")
"""References and places to be filled in."""
STATES = {
    "missing": "needs-translation",
    "stale": "needs-review-translation",
    "new": "needs-review-translation",
    "right": "final",
}


def to_xliff(parcel: Parcel) -> bytes:
    """Format the parcel as a document with a `file` for each content file."""
    root = ET.Element("xliff", {"version": "1.2", "xmlns": NAMESPACE})
    wordings: list[tuple[ET.Element, str]] = []
    for original, units in groupby(parcel.units, lambda unit: unit.name.partition("#")[0]):
        about = {"original": original, "source-language": parcel.source, "target-language": parcel.language}
        body = ET.SubElement(ET.SubElement(root, "file", {**about, "datatype": "plaintext"}), "body")
        for unit in units:
            element = ET.SubElement(body, "trans-unit", {"id": unit.name, SPACE: "preserve"})
            target = {"state": STATES[unit.state]}
            wordings.append((ET.SubElement(element, "source"), unit.source))
            wordings.append((ET.SubElement(element, "target", target), unit.translation))
            for code, wording in unit.others:
                ET.SubElement(element, "note").text = f"{code}: {wording}"
    ET.indent(root)  # before there are wordings, in which every space counts
    for place, wording in wordings:
        _write(place, wording)
    document: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document + b"\n"


def _write(element: ET.Element, text: str) -> None:
    """The text, with what is not to be translated in elements of its own."""
    element.text, last, end = "", None, 0
    for number, match in enumerate(CODE.finditer(text), start=1):
        _append(element, last, text[end : match.start()])
        last = ET.SubElement(element, "ph", {"id": str(number)})
        last.text, end = match[0], match.end()
    _append(element, last, text[end:])


def _append(element: ET.Element, last: ET.Element | None, text: str) -> None:
    if last is None:
        element.text = text
    else:
        last.tail = text
