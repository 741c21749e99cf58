"""A parcel as CSV, for a translator with a spreadsheet."""

import csv
import io

from generator.report.spreadsheet import BYTE_ORDER_MARK, FORMULA_SIGNS, harmless
from generator.translations.unit import Parcel, ParcelError, Unit


def to_csv(parcel: Parcel) -> bytes:
    """One line for each text: its name, its state, and the wording in both languages."""
    lines = io.StringIO()
    rows = [["text", "state", parcel.source, parcel.language]]
    rows += [[unit.name, unit.state, harmless(unit.source), harmless(unit.translation)] for unit in parcel.units]
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return (BYTE_ORDER_MARK + lines.getvalue()).encode()


def from_csv(data: bytes) -> Parcel:
    """What a translator sends back.

    Raises:
        ParcelError: it is not UTF-8, or has other columns.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ParcelError("is not UTF-8: save it as 'CSV UTF-8'") from None
    head, *rows = csv.reader(io.StringIO(text, newline="")) if text.strip() else [[]]
    if len(head) < 4 or head[:2] != ["text", "state"]:
        raise ParcelError("has other columns than text, state and the two languages, parted by commas")
    full = [row for row in rows if len(row) >= 4]
    return Parcel(head[2], head[3], tuple(Unit(row[0], _plain(row[2]), _plain(row[3])) for row in full))


def _plain(cell: str) -> str:
    """The text, without what kept a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_SIGNS) else cell
