"""A file of saved answers as text: what it is called, how large it may be, and what is no such file."""

import json
import re
from typing import Any

FORMAT = "playbook-answers"
VERSION = 1
LARGEST = 256 * 1024
"""Bytes of a file. Also the characters of a text: a file that is small enough has no more of them than bytes."""
DEEPEST = 8
"""Objects and lists within each other. A saved file needs three; thousands of them kill Python in a browser for good."""

# A string, closed or not, or a bracket. Nothing in it is tried twice, so a hostile text costs no more than its length.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)


class AnswersError(ValueError):
    """Saved answers that cannot be used; the message says why, in English.

    `code` says the same to programs. The report's word `refused-<code>` says it to a reader.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def read_saved(file: str | bytes, largest: int | None = LARGEST) -> Any:
    """Parse a file, or its text. What is in it is not looked at yet.

    Args:
        file: bytes, or characters.
        largest: how many of them it may have; None for what is no file from elsewhere.

    Raises:
        AnswersError: it is too large, not JSON, or JSON that could mean several things or do harm.
    """
    if largest is not None and len(file) > largest:
        raise AnswersError("too-large", f"is larger than {largest // 1024} KiB")
    try:
        text = file.decode() if isinstance(file, bytes) else file
    except UnicodeDecodeError:
        raise AnswersError("not-utf-8", "is not UTF-8 text") from None
    if _is_deep(text):
        message = f"is not JSON: saved answers have at most {DEEPEST} objects and lists within each other"
        raise AnswersError("too-deep", message)
    try:
        text.encode()
        saved = _DECODER.decode(text.removeprefix("\ufeff"))
        if "\\u" in text:
            json.dumps(saved, ensure_ascii=False).encode()
    except AnswersError:
        raise
    except UnicodeEncodeError:
        # Text can hold, and JSON spell, half of a character, which nothing that tells of it can write.
        raise AnswersError("broken-text", "holds half of a character") from None
    except ValueError as error:
        raise AnswersError("not-json", f"is not JSON: {error}") from None
    return saved


def _is_deep(text: str) -> bool:
    """Whether more objects and lists are open at once than may be."""
    if text.count("{") + text.count("[") <= DEEPEST:
        return False
    depth = 0
    for token in _TOKEN.finditer(text):
        if token[0] in ("{", "["):
            depth += 1
            if depth > DEEPEST:
                return True
        elif token[0] in ("}", "]"):
            depth -= 1
    return False


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON.

    Raises:
        AnswersError: it has a name twice, of which programs take different ones.
    """
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise AnswersError("duplicate-name", f"has {twice!r} twice in one object")
    return members


_DECODER = json.JSONDecoder(object_pairs_hook=_members)
