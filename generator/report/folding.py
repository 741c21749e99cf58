"""Long lines of an iCalendar file, folded where no reader of the file can take offence (RFC 5545, 3.1)."""

import unicodedata
from collections.abc import Iterator

LONGEST_LINE = 75
"""Bytes in a line."""
_JOINER = "\N{ZERO WIDTH JOINER}"
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_EXTENDING = {
    _JOINER,
    *map(chr, range(0x1F3FB, 0x1F400)),  # skin tones
    *map(chr, range(0xE0020, 0xE0080)),  # tags, in flags
    *"\N{HALFWIDTH KATAKANA VOICED SOUND MARK}\N{HALFWIDTH KATAKANA SEMI-VOICED SOUND MARK}",
}


def fold(line: str) -> Iterator[str]:
    """Yield a line in pieces of tolerable length; all but the first begin with a space.

    No piece ends within an escape or within what is seen as one character, unless that alone is longer than a line.
    """
    piece, length = "", 0
    for cluster in _clusters(line):
        fits = len(cluster.encode()) < LONGEST_LINE
        for part in (cluster,) if fits else cluster:
            width = len(part.encode())
            if length + width > LONGEST_LINE:
                yield piece
                piece, length = " ", 1
            piece += part
            length += width
    yield piece


def _clusters(line: str) -> Iterator[str]:
    """Yield the parts of a line that have to stay whole: escapes, and letters with what is joined to them."""
    cluster = ""
    for character in line:
        if cluster and not _belongs(character, cluster):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _belongs(character: str, cluster: str) -> bool:
    """Whether a character is a part of what stands before it. A cluster begins with a backslash only if that is an escape."""
    if cluster == "\\" or character in _EXTENDING or unicodedata.category(character).startswith("M"):
        return True
    if ord(character) in _FLAG_LETTERS:
        return len(cluster) == 1 and ord(cluster) in _FLAG_LETTERS
    return cluster.endswith(_JOINER)
