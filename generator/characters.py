"""Characters that no content file may contain, because they are invisible; and spaces that YAML takes for letters."""

import re
import unicodedata
from collections.abc import Iterator

UNWANTED = re.compile(
    r"(?P<tab>\t)"
    # What YAML forbids or takes for the end of a line, halves of characters, and what is no character at all.
    r"|(?P<control_character>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff])"
    r"|(?P<text_direction>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])"
    r"|(?P<zero_width>[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u2800\u3164\ufeff\uffa0\ufff9-\ufffb])"
)
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""For a character class. In a text they are fine; in indentation, keys, ids and numbers YAML takes them for letters."""
SPACE_CODES = {"\u3000": "full-width-space", "\u00a0": "no-break-space"}
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


def space_problem(space: str) -> tuple[str, dict[str, str]]:
    """Code and values of the problem that one of `ODD_SPACES` is."""
    if space in SPACE_CODES:
        return SPACE_CODES[space], {}
    return "odd-space", {"character": f"U+{ord(space):04X}"}


def odd_letters(text: str) -> str:
    """Letters in a Japanese text that are neither ASCII nor Japanese, but what Shift_JIS looks like when read as UTF-8."""
    odd = [one for one in text if "\x80" <= one <= LAST_ODD_LETTER and unicodedata.category(one).startswith("L")]
    return "".join(dict.fromkeys(odd))
