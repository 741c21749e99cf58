"""Dates as people write them: ISO 8601, with slashes or points, in Japanese, by the name of an era."""

import re
import unicodedata
from datetime import date
from typing import Any

_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988, "昭和": 1925, "s": 1925}
"""The year before the first one of an era."""
# Each separator also as input methods give it: a dash of some other length, the mark of a long vowel.
_DATE = re.compile(
    r"(?:(?P<year>\d{4})|(?P<era>令和|平成|昭和|[rhs])\s*(?P<of_era>\d{1,2}|元))"
    r"\s*[年/.‐–−ー-]\s*(?P<month>\d{1,2})\s*[月/.‐–−ー-]\s*(?P<day>\d{1,2})\s*日?",
    re.IGNORECASE,
)


def read_date(value: Any) -> str | None:
    """Return the date that a text gives year first, as ISO 8601 with hyphens; None for anything else."""
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", value).strip()) if isinstance(value, str) else None
    if not found:
        return None
    if found["era"]:
        year = _ERAS[found["era"].lower()] + (1 if found["of_era"] == "元" else int(found["of_era"]))
    else:
        year = int(found["year"])
    try:
        return date(year, int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None


def is_date(value: Any) -> bool:
    """Whether the value is a date as ISO 8601 writes it, with hyphens."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
