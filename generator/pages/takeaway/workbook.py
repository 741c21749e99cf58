"""A table as an XLSX workbook.

The same table is the same bytes: the only date in the file is the edition's, and XlsxWriter stamps the entries of the archive
with 1980. Text cells are written as text, whatever they begin with; the only formulas are our own.
"""

import re
from datetime import datetime, time
from functools import lru_cache
from io import BytesIO
from itertools import groupby

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # has no types
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from generator.pages.takeaway.measure import column_width, row_height
from generator.pages.takeaway.table import ChosenId, Field, Table
from generator.report.cell_text import FORMULA_SIGNS

FONTS = {"ja": {"font_name": "Yu Gothic", "font_charset": 128, "font_family": 3}}
"""By language. Charset and family decide what a machine without the font takes: one that has Japanese letters."""
PLAIN_FONT = {"font_name": "Arial", "font_family": 2}
DATES = "yyyy-mm-dd"
"""As the site writes dates; a reader in Tokyo and one in London read the same day."""
EARLIEST = datetime(2000, 1, 1)  # noqa: DTZ001  # a day in a spreadsheet has no time zone
A4 = 9
HEAD = 3
"""Lines above the table: title, lead, edition and source."""
LONGEST_FOOTER = 110
"""Excel takes 255 units of UTF-16 in all; a title and an edition of that length fit."""
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_SHEET_NAME = 31
"""In units of UTF-16: Excel's limit."""
RESERVED_SHEET_NAMES = ("history", "履歴")
"""Names that Excel keeps for itself, in English and in Japanese."""


# Kept, because an author's server builds all of them again after each change.
@lru_cache(maxsize=64)
def workbook(table: Table) -> bytes:
    """The workbook: one sheet with the table, and a hidden one with what can be chosen."""
    buffer = BytesIO()
    font = {**FONTS.get(table.language, PLAIN_FONT), "font_size": 11}
    with Workbook(buffer, {"in_memory": True, "default_format_properties": font}) as book:
        created = datetime.combine(table.updated, time())
        book.set_properties({"title": table.title, "comments": f"{table.edition}\n{table.source}", "created": created})
        _Writing(book, table).write()
    return buffer.getvalue()


class _Writing:
    """A workbook while it is written."""

    def __init__(self, book: Workbook, table: Table) -> None:
        self.table = table
        self.last_row, self.last_column = HEAD + len(table.rows), len(table.columns) - 1
        name = _sheet_name(table.name, "1")
        self.sheet: Worksheet = book.add_worksheet(name)
        self.choices: Worksheet = book.add_worksheet(_sheet_name(table.choices, "2", name))
        self.widths = [column_width(table, column) for column in range(len(table.columns))]
        self.lists: dict[Field, int] = {}
        """Where in the sheet of choices each field has its list."""

        self.guarded: dict[Format, Format] = {}
        """By style, the one for texts that a reader who types over them would turn into formulas."""

        def style(**properties: object) -> Format:
            return book.add_format({"valign": "top", **properties})

        def bordered(**properties: object) -> Format:
            properties |= {"text_wrap": True, "border": 1, "border_color": "#9A9A9A"}
            plain = style(**properties)
            self.guarded[plain] = style(**properties, quote_prefix=True)
            return plain

        self.title = style(bold=True, font_size=15)
        self.above = style(text_wrap=True)
        self.small = style(font_size=9)
        self.heading = bordered(bold=True, bg_color="#E6ECF5")
        self.told = bordered()
        self.number = bordered(align="center")
        self.day = bordered(num_format=DATES, align="left")
        self.fill_in = {
            "text": bordered(bg_color="#FFFBE6"),
            "choice": bordered(bg_color="#FFFBE6"),
            "number": bordered(bg_color="#FFFBE6", num_format="0"),
            "date": bordered(bg_color="#FFFBE6", num_format=DATES, align="left"),
        }

    def write(self) -> None:
        """Write everything."""
        self._write_head()
        for row, cells in enumerate(self.table.rows):
            texts = [(cell, self.widths[column]) for column, cell in enumerate(cells) if isinstance(cell, str)]
            # Excel finds the height of a row by itself, other programs do not.
            self.sheet.set_row(HEAD + 1 + row, row_height(texts))
            for column in range(len(cells)):
                self._write_cell(row, column)
        for column in range(len(self.table.columns)):
            self._validate(column)
        self._set_up()
        self._set_up_print()
        self.choices.hide()

    def _write_head(self) -> None:
        table, sheet = self.table, self.sheet
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, self.widths[number])
            sheet.write_string(HEAD, number, column.heading, self.heading)
        sheet.write_string(0, 0, table.title, self.title)
        sheet.set_row(0, 26)
        sheet.merge_range(1, 0, 1, self.last_column, "", self.above)
        sheet.write_string(1, 0, table.lead, self.above)
        sheet.set_row(1, row_height([(table.lead, sum(self.widths))]))
        sheet.write_string(2, 0, f"{table.edition}  {table.source}", self.small)

    def _write_cell(self, row: int, column: int) -> None:
        cell, field = self.table.rows[row][column], self.table.field(row, column)
        style = self.fill_in[field.kind] if field else self.told
        place = HEAD + 1 + row, column
        if isinstance(cell, ChosenId):
            chosen = self.table.field(row, cell.column)
            style = self.day if chosen and chosen.kind == "date" else self.told
            self.sheet.write_formula(*place, self._id_formula(row, cell.column), style, "")
        elif isinstance(cell, Field) or cell == "":
            self.sheet.write_blank(*place, None, style)
        elif isinstance(cell, str):
            self.sheet.write_string(*place, cell, self.guarded[style] if cell.startswith(FORMULA_SIGNS) else style)
        elif isinstance(cell, int):
            self.sheet.write_number(*place, cell, self.number)
        else:
            self.sheet.write_datetime(*place, datetime.combine(cell, time()), style)

    def _validate(self, column: int) -> None:
        """Say for each stretch of equal cells what may be filled in."""
        rows = range(len(self.table.rows))
        for field, same in groupby(rows, lambda row: self.table.field(row, column)):
            stretch = list(same)
            if rule := self._rule(field):
                first, last = HEAD + 1 + stretch[0], HEAD + 1 + stretch[-1]
                self.sheet.data_validation(first, column, last, column, rule)

    def _rule(self, field: Field | None) -> dict[str, object] | None:
        match field:
            case Field(kind="choice"):
                return {"validate": "list", "source": "=" + self._list(field)}
            case Field(kind="date"):
                return {"validate": "date", "criteria": ">=", "value": EARLIEST}
            case Field(kind="number"):
                return {"validate": "integer", "criteria": "between", "minimum": field.least, "maximum": field.most}
        return None

    def _list(self, field: Field, *, ids: bool = False) -> str:
        """Where the choices of a field stand, or their ids; they are written where that is asked for first."""
        if field not in self.lists:
            column = self.lists[field] = 2 * len(self.lists)
            for row, choice in enumerate(field.choices):
                self.choices.write_string(row, column, choice)
            for row, name in enumerate(field.ids):
                self.choices.write_string(row, column + 1, name)
        column = self.lists[field] + ids
        return f"'{self.choices.name}'!{xl_range_abs(0, column, len(field.choices) - 1, column)}"

    def _id_formula(self, row: int, column: int) -> str:
        field = self.table.field(row, column)
        chosen = xl_rowcol_to_cell(HEAD + 1 + row, column)
        if field is None or not field.ids:
            return f'=IF({chosen}="","",{chosen})'
        return f'=IFERROR(INDEX({self._list(field, ids=True)},MATCH({chosen},{self._list(field)},0)),"")'

    def _set_up(self) -> None:
        self.sheet.freeze_panes(HEAD + 1, 0)
        self.sheet.autofilter(HEAD, 0, self.last_row, self.last_column)

    def _set_up_print(self) -> None:
        table, sheet = self.table, self.sheet
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD)
        sheet.print_area(0, 0, self.last_row, self.last_column)
        sheet.set_footer(f"&L{_footer(table.title)}&C&P / &N&R{_footer(table.edition)}")


def _footer(text: str) -> str:
    """The text so that Excel finds no command in it, and XlsxWriter no picture."""
    written = ""
    for piece in re.findall(r" ?& ?|[^&]", text):
        part = " && " if "&" in piece else piece
        if len((written + part).encode("utf-16-le")) > 2 * LONGEST_FOOTER:
            return written + "…"
        written += part
    return written


def _sheet_name(text: str, otherwise: str, *taken: str) -> str:
    """The text as far as Excel takes it for a sheet's name: whole words, and no name twice."""
    wanted = " ".join(NOT_IN_SHEET_NAMES.sub(" ", text).split()) or otherwise
    name, number = _whole_words(wanted, LONGEST_SHEET_NAME), 2
    while name.casefold() in (*RESERVED_SHEET_NAMES, *map(str.casefold, taken)):  # capitals make no difference
        name = f"{_whole_words(wanted, LONGEST_SHEET_NAME - 2)} {number}"
        number += 1
    return name


def _whole_words(text: str, most: int) -> str:
    """As many words as fit; letters of a single long one."""
    while len(text.encode("utf-16-le")) > 2 * most:
        shorter, _, _ = text.rpartition(" ")
        text = shorter or text[:-1]
    return text
