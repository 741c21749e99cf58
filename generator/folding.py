"""Line breaks within a text: YAML folds them into spaces, which Japanese and Chinese do not put between words.

Once YAML has folded a text, a break and a space that the author typed look the same. So breaks between such letters are marked in
the file before it is parsed, and taken out of the values afterwards.
"""

import re

CJK = (
    "\u2e80-\u2fff\u3001-\u312f\u31a0-\u31ff\u3200-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff9f\uffe0-\uffe6\U00020000-\U0003ffff"
)
"""For a character class: Japanese and Chinese letters and punctuation. Korean puts spaces between words."""
MARK = "\ufdd0"
"""A code point that is no character, so that no file has it (`generator.characters`)."""

_BREAKS = r"[ ]*(?:(?:\r\n|\r|\n)[ ]*)+"
_CLOSED = r"(?:\*\*|`|\]\([^()\s]*\)|[\ufe00-\ufe0f\U000e0100-\U000e01ef])*"
"""Ends of inline marks, and variation selectors, after a letter."""
_OPENED = r"(?:\*\*|`|\[)*"
_REFERENCE = r"\{[a-z]+:[a-z0-9-]+\}"
_BREAK = re.compile(
    rf"(?<=[{CJK}]){_CLOSED}(?={_BREAKS}{_OPENED}(?:[{CJK}]|{_REFERENCE}))"
    rf"|{_REFERENCE}(?={_BREAKS}{_OPENED}[{CJK}])"
)
_FOLDED = re.compile(rf"[ ]*{MARK}\s*")
_KEPT = re.compile(r"\s*\n\s*")


def mark_breaks(text: str) -> str:
    """The file with a mark at the end of each line that is to be joined with the next one without a space."""
    return _BREAK.sub(lambda match: match[0] + MARK, text)


def join_lines(value: str) -> str:
    """A value of a marked file on one line, its marks taken out."""
    return _KEPT.sub(" ", _FOLDED.sub("", value))
