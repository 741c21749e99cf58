"""Texts in CSV cells, so that a spreadsheet neither runs nor changes them.

An apostrophe in front makes a cell a text. Formulas need one everywhere. A text that a spreadsheet would read as a date or a
number, and write back in another form, needs one wherever people edit the file: `3/4`, `mar-2`, `0012`, `1E5`.
"""

import re
import unicodedata

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_GUARD = "'"
_PLAIN_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(%|\.\d*[1-9])?", re.ASCII)
"""A number that comes back as it was."""
_NUMBER = re.compile(r"\(?(\d[\d,]*(\.\d*)?|\.\d+)(e[-+]?\d+)?%?\)?", re.ASCII)
_TIME = re.compile(r"\d{1,2}:\d{2}(:\d{2})?( ?[ap]m)?", re.ASCII)
_DATE = re.compile(r"(\d{1,2}|\d{4})([-/.](\d{1,2}|\d{4})){1,2}", re.ASCII)
_MONTH = "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?"
_MONTH_DATE = re.compile(rf"(\d{{1,4}}[-/. ]?)?({_MONTH})\.?([-/. ]?\d{{1,4}}([-/., ]+\d{{2,4}})?)?", re.ASCII)
_DIGIT = re.compile(r"\d", re.ASCII)


def harmless(cell: str) -> str:
    """Return the text so that no spreadsheet runs it."""
    return f"{_GUARD}{cell}" if cell.startswith(FORMULA_SIGNS) else cell


def guarded(cell: str) -> str:
    """Return the text so that no spreadsheet runs or changes it."""
    return f"{_GUARD}{cell}" if _needs_guard(cell) else cell


def unguarded(cell: str) -> str:
    """Return the text that `guarded` was given, whether or not a program has dropped the apostrophe."""
    return cell[1:] if cell.startswith(_GUARD) and _needs_guard(cell[1:]) else cell


def _needs_guard(cell: str) -> bool:
    if cell.startswith(_GUARD):
        return _needs_guard(cell[1:])
    return cell.startswith(FORMULA_SIGNS) or _is_changed(cell)


def _is_changed(cell: str) -> bool:
    """Whether a spreadsheet takes the text for a value, and writes that in another form."""
    text = unicodedata.normalize("NFKC", cell).strip().casefold()
    if _PLAIN_NUMBER.fullmatch(cell):
        return False
    if text in ("true", "false") or _NUMBER.fullmatch(text) or _TIME.fullmatch(text):
        return True
    if _DATE.fullmatch(text):
        return any(1 <= int(part) <= 12 for part in re.split("[-/.]", text))
    return bool(_DIGIT.search(text) and _MONTH_DATE.fullmatch(text))
