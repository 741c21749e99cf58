"""A parcel as CSV, for a translator with a spreadsheet.

Reading is strict: a file that cannot be cut into cells for certain is refused as a whole, with every row that is wrong.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from generator.report.cell_text import guarded, unguarded
from generator.report.spreadsheet import BYTE_ORDER_MARK
from generator.translations.marks import LOST
from generator.translations.texts import fingerprint
from generator.translations.unit import Parcel, ParcelError, Unit

HEAD = ("text", "state")
"""The first columns; the source and the translation follow, then the other languages."""
RIGHT = "right"
"""The state by which a translator confirms a translation as it is."""
CELLS = len(HEAD) + 2
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def to_csv(parcel: Parcel) -> bytes:
    """Format one row for each text: its name, its state, and its wordings."""
    lines = io.StringIO()
    others = list(dict.fromkeys(code for unit in parcel.units for code, _ in unit.others))
    rows = [[*HEAD, parcel.source, parcel.language, *others]]
    for unit in parcel.units:
        context = dict(unit.others)
        wordings = (unit.source, unit.translation, *(context.get(code, "") for code in others))
        rows.append([unit.name, unit.state, *map(guarded, wordings)])
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return (BYTE_ORDER_MARK + lines.getvalue()).encode()


def from_csv(data: bytes) -> Parcel:
    """Read what a translator sends back; separated by commas, semicolons or tabs.

    Raises:
        ParcelError: it has another encoding, other columns, or broken rows.
    """
    text = _decode(data)
    if text.startswith("sep="):
        text = text.partition("\n")[2]
    delimiter = text.lstrip('"').removeprefix(HEAD[0]).lstrip('"')[:1]
    delimiter = delimiter if delimiter in DELIMITERS else ","
    reasons: list[str] = []
    rows = _rows(text, delimiter, reasons)
    _, head = next(rows, (1, []))
    if len(head) < CELLS or tuple(head[: len(HEAD)]) != HEAD:
        raise ParcelError("must begin with the columns text, state and the two languages, as it was exported")
    units = [unit for number, row in rows if (unit := _unit(number, row, len(head), reasons))]
    if reasons:
        raise ParcelError(*reasons)
    return Parcel(head[2], head[3], tuple(units))


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data.startswith(UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise ParcelError("is not UTF-8: save it as 'CSV UTF-8'") from None


def _rows(text: str, delimiter: str, reasons: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, numbered as a spreadsheet does."""
    number = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            if any(row):
                yield number, row
    except csv.Error:
        reasons.append(f"row {number + 1}: has a quotation mark that is never closed, or not doubled inside a cell")


def _unit(number: int, row: list[str], most: int, reasons: list[str]) -> Unit | None:
    if len(row) < CELLS or any(row[most:]):
        reasons.append(f"row {number}: has {len(row)} cells instead of {most}")
        return None
    name, state, *cells = row
    source, translation = (unguarded(cell).replace("\r\n", "\n") for cell in cells[:2])
    is_right = True if state.strip().casefold() == RIGHT else None
    unit = Unit(name.strip(), source, translation, row=number, is_right=is_right)
    return Unit(unit.name, source, translation, row=number, is_right=is_right, refusals=tuple(_damages(unit)))


def _damages(unit: Unit) -> Iterable[str]:
    """What a spreadsheet has done to a row."""
    if unit.mark and fingerprint(unit.source) != unit.mark:
        lost = f", with {LOST} in place of a lost character" if LOST in unit.source else ""
        yield f'has another source than was exported: "{unit.source}"{lost}'
