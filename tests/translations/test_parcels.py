"""Parcels for translators: XLIFF 1.2 and CSV, there and back."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from generator.translations.intake import take
from generator.translations.table import from_csv, to_csv
from generator.translations.texts import ContentText
from generator.translations.unit import Parcel, ParcelError, Unit
from generator.translations.xliff import NAMESPACE, from_xliff, to_xliff

UNITS = (
    Unit("roles/cook.yaml#title", "料理 & <担当>", "Cook & <lead>", "right"),
    Unit("roles/cook.yaml#why", "{role:cook}と[頁](page:home)は$dutyの{n}", "", "missing"),
    Unit("roles/cook.yaml#kpis.*~0a1b", '行1\n行2 "引用", , ', '=1+2 "q",', "stale"),
    Unit("site.yaml#name", "  前後の空白 ", "'quoted", "new"),
)
PARCEL = Parcel("ja", "en", UNITS)
STATES = [
    "new",
    "needs-translation",
    "needs-adaptation",
    "needs-l10n",
    "needs-review-translation",
    "needs-review-adaptation",
    "needs-review-l10n",
    "translated",
    "signed-off",
    "final",
]
"""What the specification allows for a target."""
RULES: dict[str, tuple[set[str], set[str], tuple[str, ...]]] = {
    "xliff": ({"version"}, set(), ("file",)),
    "file": ({"original", "source-language", "datatype"}, {"target-language"}, ("body",)),
    "body": (set(), set(), ("trans-unit",)),
    "trans-unit": ({"id"}, {"{http://www.w3.org/XML/1998/namespace}space"}, ("source", "target")),
    "source": (set(), set(), ("ph",)),
    "target": (set(), {"state"}, ("ph",)),
    "ph": ({"id"}, set(), ()),
}
"""The schema's rules for the elements in use: attributes needed, allowed, and the elements in it, in order."""


@pytest.mark.parametrize(("write", "read"), [(to_xliff, from_xliff), (to_csv, from_csv)])
def test_there_and_back(write: Callable[[Parcel], bytes], read: Callable[[bytes], Parcel]) -> None:
    """Names and wordings come back as they were sent, spaces, signs and line breaks included."""
    back = read(write(PARCEL))
    assert (back.source, back.language) == ("ja", "en")
    assert [(one.name, one.source, one.translation) for one in back.units] == [
        (one.name, one.source, one.translation) for one in UNITS
    ]


def test_xliff_keeps_to_the_schema() -> None:
    """Elements, their order and their attributes are those of XLIFF 1.2, ids differ, and states are its words."""
    root = ET.fromstring(to_xliff(PARCEL))
    assert root.get("version") == "1.2"
    for element in root.iter():
        namespace, _, name = element.tag[1:].partition("}")
        needed, allowed, inner = RULES[name]
        assert namespace == NAMESPACE
        assert needed <= element.attrib.keys() <= needed | allowed
        children = [child.tag.rpartition("}")[2] for child in element]
        assert set(children) <= set(inner)
        assert children == sorted(children, key=inner.index)
        assert name != "trans-unit" or children == ["source", "target"]
        assert element.get("state", "new") in STATES
    for file in root:
        ids = [unit.get("id") for unit in file.iter(f"{{{NAMESPACE}}}trans-unit")]
        assert len(set(ids)) == len(ids)
    assert [file.get("original") for file in root] == ["roles/cook.yaml", "site.yaml"]


def test_xliff_guards_what_is_not_wording() -> None:
    """References, addresses and places stand in elements that a translator's program keeps from being changed."""
    root = ET.fromstring(to_xliff(PARCEL))
    guarded = [element.text for element in root.iter(f"{{{NAMESPACE}}}ph")]
    assert guarded == ["{role:cook}", "](page:home)", "$duty", "{n}"]


def test_csv_opens_in_a_spreadsheet() -> None:
    """A byte order mark, lines as Windows ends them, and no cell that begins like a formula."""
    data = to_csv(PARCEL)
    assert data.startswith(b"\xef\xbb\xbftext,state,ja,en\r\n")
    assert b"'=1+2" in data


@pytest.mark.parametrize(
    ("read", "data", "told"),
    [
        (from_csv, "text,state,ja,en\r\na,new,表,Table\r\n".encode("cp932"), "CSV UTF-8"),
        (from_csv, b"", "other columns"),
        (from_csv, b"text;state;ja;en\r\n", "other columns"),
        (from_xliff, b"", "is no XML"),
        (from_xliff, b"<a/>", "no XLIFF 1.2"),
        (from_xliff, b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "document type"),
        (from_xliff, b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>', "no XLIFF 1.2"),
    ],
)
def test_what_cannot_be_read_is_told(read: Callable[[bytes], Parcel], data: bytes, told: str) -> None:
    """Another encoding, another format or another version is refused with its reason."""
    with pytest.raises(ParcelError, match=told):
        read(data)


def test_intake() -> None:
    """New wordings are taken with the outer spaces of the old; what is empty or the same is left, what is broken refused."""
    listed = [
        ContentText("a.yaml", ("one",), "one", {"ja": "一", "en": " (one) "}),
        ContentText("a.yaml", ("two",), "two", {"ja": "二{n}", "en": "two {n}"}),
        ContentText("a.yaml", ("three",), "three", {"ja": "三"}),
        ContentText("a.yaml", ("four",), "four", {"ja": "四", "en": "four"}),
    ]
    back = Parcel(
        "ja-JP",
        "en-GB",
        (
            Unit("a.yaml#one", "一", "(first)"),
            Unit("a.yaml#two", "二{n}", "second"),
            Unit("a.yaml#three", "三", "third"),
            Unit("a.yaml#four", "四", " four"),
            Unit("a.yaml#five", "五", "fifth"),
            Unit("a.yaml#one", "一", ""),
        ),
    )
    intake = take(back, listed, ("ja", "en"))
    assert intake.wordings == {"a.yaml": {("one",): " (first) ", ("three",): "third"}}
    assert intake.right_for == {"a.yaml#one": "一", "a.yaml#three": "三"}
    assert [name for name, _ in intake.refusals] == ["a.yaml#two", "a.yaml#five"]
    with pytest.raises(ParcelError, match="into fr"):
        take(Parcel("ja", "fr", ()), listed, ("ja", "en"))
