"""Characters that no content file may contain: invisible, they would change what it means or how it is read."""

import re
import unicodedata
from collections.abc import Iterator

UNWANTED = re.compile(
    r"(?P<tab>\t)"
    # What YAML forbids or takes for the end of a line, and halves of characters.
    r"|(?P<control_character>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff])"
    r"|(?P<text_direction>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])"
    r"|(?P<zero_width>[\u00ad\u200b-\u200d\u2060\ufeff])"
)
LAST_ODD_LETTER = "\u07ff"
"""Up to here letters have two bytes in UTF-8, as two half-width kana have in Shift_JIS."""


def unwanted(text: str) -> Iterator[tuple[int, str, str]]:
    """The first of each kind: where it is, the code of the problem, and the character's name."""
    told: set[str] = set()
    for match in UNWANTED.finditer(text):
        code = str(match.lastgroup).replace("_", "-")
        if code not in told:
            told.add(code)
            yield match.start(), code, f"U+{ord(match[0]):04X}"


def odd_letters(text: str) -> str:
    """Letters in a Japanese text that are neither ASCII nor Japanese, but what Shift_JIS looks like when read as UTF-8."""
    odd = [one for one in text if "\x80" <= one <= LAST_ODD_LETTER and unicodedata.category(one).startswith("L")]
    return "".join(dict.fromkeys(odd))
