"""What a workbook is, whatever its table says: safe, printable, and the same bytes for the same table."""

import csv
import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from generator.pages.takeaway.files import downloads
from generator.pages.takeaway.table import ChosenId, Column, Field, Table
from generator.pages.takeaway.workbook import workbook
from tests.support.sheet import Sheet

CHOICE = Field("choice", ("はい, いいえ", "=1+1"), ("yes", "no"))
TABLE = Table(
    language="ja",
    name="表",
    title="表の題",
    lead="説明",
    edition="版 1",
    source="出所",
    updated=date(2026, 11, 23),
    choices="選択肢",
    columns=(
        Column("項目"),
        Column("数"),
        Column("日", field=Field("date")),
        Column("答え", field=CHOICE),
        Column("記号"),
        Column("日の記号"),
    ),
    rows=(
        ("文", 1, date(2026, 12, 1), "はい, いいえ", ChosenId(3), ChosenId(2)),
        ("文\n二", 2, "", "", ChosenId(3), ChosenId(2)),
    ),
)
FIRST = "xl/worksheets/sheet1.xml"
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("https://example.org")',
    "https://example.org",
    "1",
    "１",
    "3/4",
    "mar-2",
]
CHANGED = ("１", "3/4", "mar-2")
"""Texts that a spreadsheet writes back in another form."""


def parts(content: bytes) -> dict[str, str]:
    """The XML parts of a workbook."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_same_table_gives_the_same_bytes() -> None:
    """Written anew it is the same file: the archive has no clock, the document no date but the edition's."""
    first = workbook(TABLE)
    workbook.cache_clear()
    assert workbook(TABLE) == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert set(re.findall(r">(\d{4}-[^<]*)<", parts(first)["docProps/core.xml"])) == {"2026-11-23T00:00:00Z"}


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    """A text is no formula, number or link, not even once it is typed over, and the CSV guards it as well."""
    table = replace(
        TABLE, title=text, lead=text, columns=(Column(text), Column(text, field=CHOICE)), rows=((text, text),)
    )
    [xlsx, file] = downloads(table, "x", "xlsx", "csv")
    sheet = Sheet(xlsx.content)
    for row in sheet.sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                assert cell.data_type == "s"
    guarded = text.startswith(("=", "+", "-", "@", "\t"))
    assert [cell.quotePrefix for cell in sheet.sheet[5]] == [guarded, guarded]
    assert not any(
        "<f>" in part or "hyperlink" in part for name, part in parts(xlsx.content).items() if "sheet" in name
    )
    cells = {cell for line in csv.reader(file.content.decode("utf-8-sig").splitlines(keepends=True)) for cell in line}
    assert cells == {f"'{text}" if guarded or text in CHANGED else text}


def test_values_stay_values() -> None:
    """In the CSV a date and a number have nothing before them, so that a spreadsheet can sort them."""
    table = replace(TABLE, columns=(Column("a"), Column("b")), rows=((date(2026, 3, 4), 12),))
    [file] = downloads(table, "x", "csv")
    assert file.content.decode("utf-8-sig") == "a,b\r\n2026-03-04,12\r\n"


@pytest.mark.parametrize(
    ("name", "choices", "sheets"),
    [
        ("Staffing patterns", "Choices", ["Staffing patterns", "Choices"]),
        ("Duties of every role by phase and team", "x", ["Duties of every role by phase", "x"]),
        ("A" * 40, "a" * 40, ["A" * 31, "a" * 29 + " 2"]),
        ("𠮷" * 20, "2", ["𠮷" * 15, "2"]),
        ("History", "履歴", ["History 2", "履歴 2"]),
        ("", "", ["1", "2"]),
        ("2", "", ["2", "2 2"]),
    ],
)
def test_sheet_names(name: str, choices: str, sheets: list[str]) -> None:
    """Whole words as far as Excel takes them, and never the same twice."""
    assert Sheet(workbook(replace(TABLE, name=name, choices=choices))).book.sheetnames == sheets


def test_cells_have_types() -> None:
    """Numbers are numbers, dates are dates, choices come from a list that is out of sight, and their ids from a formula."""
    sheet = Sheet(workbook(TABLE))
    first, second = sheet.rows
    assert first[:2] == ["文", 1]
    assert first[2].date() == date(2026, 12, 1)
    assert first[3] == "はい, いいえ"
    assert second[2:4] == [None, None]
    assert sheet.rule(0, 3) == sheet.rule(1, 3) == ("list", ["はい, いいえ", "=1+1"])
    assert sheet.rule(0, 2) == ("date", [])
    assert sheet.book.worksheets[1].sheet_state == "hidden"
    assert sheet.sheet.cell(5, 6).number_format == "yyyy-mm-dd"
    assert first[4] == "=IFERROR(INDEX('選択肢'!$B$1:$B$2,MATCH(D5,'選択肢'!$A$1:$A$2,0)),\"\")"


def test_set_up() -> None:
    """The heading stays in sight and is printed on each page; paper, width and footer are ready for the printer."""
    sheet = Sheet(workbook(TABLE)).sheet
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == "A4:F6"
    assert sheet.print_title_rows == "$4:$4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    written = parts(workbook(TABLE))[FIRST]
    assert '<pageSetUpPr fitToPage="1"/>' in written
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert "<oddFooter>&amp;L表の題&amp;C&amp;P / &amp;N&amp;R版 1</oddFooter>" in written
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=4) for cell in row)
    assert sheet.row_dimensions[6].height > sheet.row_dimensions[5].height


@pytest.mark.parametrize(("language", "font"), [("ja", "Yu Gothic"), ("en", "Arial"), ("ko", "Arial")])
def test_font(language: str, font: str) -> None:
    """Everything is in one font, that of the language."""
    sheet = Sheet(workbook(replace(TABLE, language=language))).sheet
    assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {font}


@pytest.mark.parametrize("text", ["R&G &[Picture] &P", "長" * 300, "&" * 300, "[a]:*?/\\'", "", "History"])
def test_any_text_makes_a_sound_workbook(text: str) -> None:
    """Whatever an author calls things, the workbook opens, its sheets have names, and the footer shows the text."""
    table = replace(TABLE, name=text, choices=text, title=text, lead=text, edition=text, source=text)
    sheet = Sheet(workbook(table))
    names = [name.casefold() for name in sheet.book.sheetnames]
    assert len(set(names)) == 2
    assert "history" not in names
    assert "&P / &N" in parts(workbook(table))[FIRST].replace("&amp;", "&")
    assert sheet.rule(0, 3) == ("list", ["はい, いいえ", "=1+1"])


def test_list_of_one() -> None:
    """A choice of a single answer is a list as well."""
    table = replace(TABLE, columns=(Column("x", field=Field("choice", ("一つ",))), Column("y")), rows=(("", ""),))
    assert Sheet(workbook(table)).rule(0, 0) == ("list", ["一つ"])
