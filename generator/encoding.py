"""A file's bytes as text, or which other encoding they seem to be in."""

import re

from generator.problems import Problem

MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
JAPANESE = {"cp932": "Shift_JIS (CP932)", "euc_jp": "EUC-JP"}
ESCAPE_SEQUENCE = re.compile(rb"\x1b(?:\$[@B]|\([BJI])")
"""How ISO-2022-JP, whose bytes are all ASCII, goes from one set of characters to another."""
FULL_WIDTH = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]")


def decode(content: bytes, file: str) -> str | Problem:
    """The text, without a byte order mark; the problem where it is not UTF-8."""
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return Problem.at(file, (1, 1), "", "other-encoding", encoding=name)
    if match := ESCAPE_SEQUENCE.search(content):
        return Problem.at(file, _position(content, match.start()), "", "other-encoding", encoding="ISO-2022-JP")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        position = _position(content, error.start)
        if codec := _japanese(content):
            return Problem.at(file, position, "", "other-encoding", encoding=JAPANESE[codec])
        return Problem.at(file, position, "", "encoding")


def readable(content: bytes) -> str:
    """The text in whatever encoding it seems to be, to show lines of it."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode(_japanese(content) or "utf-8-sig", "replace")


def _position(content: bytes, offset: int) -> tuple[int, int]:
    before = content[:offset].decode("utf-8-sig")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _japanese(content: bytes) -> str:
    """The codec of the Japanese encoding in which most of the text is what Japanese is written with; empty if there is none."""
    shares = {}
    for codec in JAPANESE:
        try:
            letters = [letter for letter in content.decode(codec) if not letter.isascii()]
        except UnicodeDecodeError:
            continue
        shares[codec] = len(FULL_WIDTH.findall("".join(letters))) / len(letters)
    return max(shares, key=lambda codec: shares[codec], default="")
