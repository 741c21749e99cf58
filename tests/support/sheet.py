"""A workbook as a spreadsheet program finds it."""

from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

HEADING = 4
"""The row of headings."""


class Sheet:
    """The first sheet of a workbook, and what its cells may be filled in with."""

    def __init__(self, file: Path | bytes) -> None:
        self.book: Workbook = load_workbook(BytesIO(file if isinstance(file, bytes) else file.read_bytes()))
        self.sheet = self.book.worksheets[0]

    @property
    def heading(self) -> list[str]:
        """What the columns are called."""
        return [str(cell.value) for cell in self.sheet[HEADING]]

    @property
    def rows(self) -> list[list[Any]]:
        """The values below the heading."""
        return [[cell.value for cell in row] for row in self.sheet.iter_rows(min_row=HEADING + 1)]

    @property
    def above(self) -> list[str]:
        """What stands above the table."""
        return [str(self.sheet.cell(row, 1).value) for row in range(1, HEADING)]

    def rule(self, row: int, column: int) -> tuple[str, list[str]] | None:
        """What may be filled in: the kind of value, and the choices."""
        place = self.sheet.cell(HEADING + 1 + row, column + 1).coordinate
        for rule in self.sheet.data_validations.dataValidation:
            if place in rule.sqref:
                return str(rule.type), self._choices(str(rule.formula1)) if rule.type == "list" else []
        return None

    def _choices(self, address: str) -> list[str]:
        name, _, cells = address.rpartition("!")
        area = self.book[name.strip("'")][cells.replace("$", "")]
        return [str(row[0].value) for row in (area if isinstance(area, tuple) else ((area,),))]
