"""The files that a table is taken away in, and what a page needs to link to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.output import Output
from generator.pages.page import Edition
from generator.pages.takeaway.table import Table
from generator.pages.takeaway.workbook import workbook
from generator.report.spreadsheet import Cell, write_csv


@dataclass(frozen=True)
class Download:
    """A file beside a page."""

    form: Literal["xlsx", "csv"]
    url: str
    """Address below a language's root."""
    content: bytes

    @property
    def size(self) -> int:
        """In kilobytes, rounded up."""
        return -(-len(self.content) // 1024)

    def output(self, edition: Edition) -> Output:
        """The file as a part of the site."""
        return Output(edition.language.prefix + self.url, self.content)


def downloads(table: Table, name: str, *forms: Literal["xlsx", "csv"]) -> tuple[Download, ...]:
    """The files of a table; `name` is an address without language and ending: `checklists/setup-checklist`. None without rows."""
    if not table.rows:
        return ()
    return tuple(
        Download(form, f"{name}.{table.language}.{form}", workbook(table) if form == "xlsx" else _csv(table))
        for form in forms
    )


def _csv(table: Table) -> bytes:
    heading = [column.heading for column in table.columns]
    return write_csv([heading, *([*_values(row)] for row in table.rows)]).encode()


def _values(row: tuple[object, ...]) -> Iterator[Cell]:
    for cell in row:
        yield cell if isinstance(cell, str | int | date) else ""
