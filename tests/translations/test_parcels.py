"""Parcels for translators: XLIFF 1.2 and CSV, there and back."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from generator.translations.table import from_csv, to_csv
from generator.translations.texts import fingerprint
from generator.translations.unit import Parcel, ParcelError, Unit
from generator.translations.xliff import NAMESPACE, to_xliff
from generator.translations.xliff_reading import from_xliff

UNITS = (
    Unit("roles/cook.yaml#title", "料理 & <担当>", "Cook & <lead>", "right"),
    Unit("roles/cook.yaml#why", "{role:cook}と[頁](page:home)は$dutyの{n}", "", "missing"),
    Unit("roles/cook.yaml#kpis.*~0a1b", '行1\n行2 "引用", , ', '=1+2 "q",', "stale"),
    Unit("site.yaml#name", "  前後の空白 ", "'quoted", "new"),
)
PARCEL = Parcel("ja", "en", UNITS)
DOCTYPE = '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
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
        (from_csv, b"", "must begin with the columns text, state and the two languages"),
        (from_csv, b"text,ja,en\r\n", "must begin with the columns"),
        (from_xliff, b"", "is no XML"),
        (from_xliff, b"<a/>", "is no XLIFF: only XLIFF 1.2"),
        (from_xliff, DOCTYPE.encode(), "document type"),
        (from_xliff, DOCTYPE.encode("utf-16"), "document type"),
        (from_xliff, b'<!DOCTYPE a SYSTEM "a.dtd"><a/>', "document type"),
        (from_xliff, b'<?xml version="1.0" encoding="none"?><a/>', "is no XML"),
        (
            from_xliff,
            b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>',
            "is XLIFF 2.0: only XLIFF 1.2 can be read",
        ),
    ],
)
def test_what_cannot_be_read_is_told(read: Callable[[bytes], Parcel], data: bytes, told: str) -> None:
    """Another encoding, another format or another version is refused with its reason."""
    with pytest.raises(ParcelError, match=told):
        read(data)


def table(*lines: str, head: str = "text,state,ja,en") -> bytes:
    """A file as a translator's spreadsheet writes it."""
    return "\r\n".join((head, *lines, "")).encode()


@pytest.mark.parametrize(
    "written",
    [
        "text;state;ja;en\r\na.yaml#x;stale;表;Table\r\n".encode(),
        "sep=;\r\ntext;state;ja;en\r\na.yaml#x;stale;表;Table\r\n".encode(),
        '\ufeff"text"\t"state"\t"ja"\t"en"\na.yaml#x\tstale\t表\tTable\n\n'.encode(),
        "text\tstate\tja\ten\r\na.yaml#x\tstale\t表\tTable\r\n".encode("utf-16"),
        "text,state,ja,en,ko\r\na.yaml#x,stale,表,Table,\r\n,,,,\r\n".encode(),
    ],
)
def test_csv_of_other_spreadsheets(written: bytes) -> None:
    """Semicolons, tabs, a line for Excel, empty rows and further columns are read."""
    parcel = from_csv(written)
    assert (parcel.source, parcel.language) == ("ja", "en")
    assert [(unit.name, unit.source, unit.translation) for unit in parcel.units] == [("a.yaml#x", "表", "Table")]


def test_broken_rows() -> None:
    """All rows that cannot be cut into cells for certain are named, as the spreadsheet numbers them."""
    sound = 'a.yaml#a,stale,"表\r\n二",Table'
    broken = table(sound, "a.yaml#b,stale,表", "", "a.yaml#c,new,表,One, two", 'a.yaml#d,new,表,"Open', sound)
    with pytest.raises(ParcelError) as refused:
        from_csv(broken)
    assert refused.value.reasons == (
        "row 3: has 3 cells instead of 4",
        "row 5: has 5 cells instead of 4",
        "row 6: has a quotation mark that is never closed, or not doubled inside a cell",
    )


@pytest.mark.parametrize(
    "text",
    [
        "3/4",
        "0012",
        "1E5",
        "mar-2",
        "sep-1",
        "2026-03-04",
        "10:30",
        "1,200",
        "1.50",
        "(5)",
        "TRUE",
        "１２",
        "-3",
        "'3/4",
    ],
)
def test_values_stay_texts(text: str) -> None:
    """What a spreadsheet would take for a date or a number has an apostrophe; with or without it, the text comes back."""
    sent = to_csv(Parcel("ja", "en", (Unit("a.yaml#x", text, text),))).decode()
    guard = f"'{text}"
    assert guard in sent
    for back in (sent, sent.replace(guard, text)) if not text.startswith("'") else (sent,):
        (unit,) = from_csv(back.encode()).units
        assert (unit.source, unit.translation) == (text, text)


@pytest.mark.parametrize(
    "text", ["12", "1.5", "-", "1–49", "50-99", "第3章", "Market 2", "May we?", "5%", "100 people"]
)
def test_other_texts_are_left_alone(text: str) -> None:
    """Plain numbers and words come back as they are, so nothing stands before them."""
    expected = "'-" if text == "-" else text
    assert f",{expected},{expected}\r\n".encode() in to_csv(Parcel("ja", "en", (Unit("a.yaml#x", text, text),)))


def test_source_changed_by_a_spreadsheet() -> None:
    """A row whose source is not the exported one is refused, with its number."""
    name = f"a.yaml#x~{fingerprint('3/4')}"
    sound, changed = from_csv(table(f"{name},new,3/4,A", f"{name},new,03/04/2026,B")).units
    assert not sound.refusals
    assert (changed.row, *changed.refusals) == (3, 'has another source than was exported: "03/04/2026"')


def xliff(target: str, source: str = "料理人", unit: str = "", state: str = "") -> Unit:
    """A unit as a translator's program returns it."""
    (found,) = from_xliff(
        f"""<xliff xmlns="{NAMESPACE}" version="1.2"><file original="a.yaml" source-language="ja" target-language="en"
        datatype="plaintext"><body><trans-unit id="a.yaml#x" {unit}><source>{source}</source>
        <target {state}>{target}</target><alt-trans><target>Other</target></alt-trans></trans-unit></body></file>
        </xliff>""".encode("utf-16")
    ).units
    return found


CODE = '料理<ph id="1">{role:cook}</ph>人'


@pytest.mark.parametrize(
    ("target", "source", "translation"),
    [
        ("The cook", "料理人", "The cook"),
        ("料理人", "料理人", ""),
        ('The <mrk mtype="term">cook</mrk>', "料理人", "The cook"),
        ('The <ph id="1"/> cooks', CODE, "The {role:cook} cooks"),
        (
            '\n    With the [host\n    <ph id="1">](role:host)</ph>\n     alone\n  ',
            '[人<ph id="1">](role:host)</ph>だけ',
            "With the [host](role:host) alone",
        ),
        (
            'The [host\n   <ph id="1">](role:host)</ph>\n   s',
            '[人<ph id="1">](role:host)</ph>',
            "The [host](role:host)s",
        ),
        ("\n   A sentence\n   that is wrapped.\n ", "料理人", "A sentence that is wrapped."),
        ("Two\nlines", "二\n行", "Two\nlines"),
    ],
)
def test_xliff_of_other_programs(target: str, source: str, translation: str) -> None:
    """Copied sources, annotations, emptied placeholders and indentation are not taken for wording."""
    unit = xliff(target, source)
    assert (unit.translation.strip(), unit.refusals) == (translation, ())


@pytest.mark.parametrize(
    ("target", "source", "reason"),
    [
        (
            '<bpt id="1">&lt;b&gt;</bpt>Cook<ept id="1">&lt;/b&gt;</ept>',
            "料理人",
            "has a <bpt>, which its source has not",
        ),
        ("One\n      two", "一\n二", "has indented lines"),
    ],
)
def test_xliff_that_cannot_be_understood(target: str, source: str, reason: str) -> None:
    """Foreign codes, and layout that cannot be told from wording, are refused."""
    assert xliff(target, source).refusals[0].startswith(reason)


@pytest.mark.parametrize(
    ("unit", "state", "is_right"),
    [
        ("", "", None),
        ("", 'state="final"', True),
        ("", 'state="signed-off"', True),
        ("", 'state="translated"', True),
        ('approved="yes"', 'state="needs-translation"', True),
        ("", 'state="needs-translation"', False),
        ("", 'state="needs-review-translation"', False),
        ("", 'state="new"', False),
        ('approved="no"', "", None),
    ],
)
def test_xliff_states(unit: str, state: str, is_right: bool | None) -> None:
    """A translation is right, or unfinished, if the program says so; a source that is right in both languages is kept."""
    assert xliff("Cook", unit=unit, state=state).is_right is is_right
    assert xliff("料理人", unit=unit, state=state).translation == ("料理人" if is_right else "")


@pytest.mark.parametrize(("write", "read"), [(to_xliff, from_xliff), (to_csv, from_csv)])
def test_other_languages_are_context(write: Callable[[Parcel], bytes], read: Callable[[bytes], Parcel]) -> None:
    """In a playbook of three languages a translator sees the third wording, too; it is not read back."""
    data = write(Parcel("ja", "ko", (Unit("a.yaml#x", "料理人", "", "missing", (("en", "Cook"),)),)))
    assert b"Cook" in data
    (unit,) = read(data).units
    assert unit.translation == ""
