"""Japanese or Chinese within a page of another language, marked as such: screen readers and fonts need to know."""

import re
from collections.abc import Iterable

_SCRIPTS = ("ja", "zh")
"""Base codes of languages that are written in the characters below."""
_WITH_THEM = (*_SCRIPTS, "ko", "yue")
_LETTER = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
_RUN = re.compile(rf"[{_LETTER}][{_LETTER}\u3005\u3006]*")
_PART = re.compile(
    r"<(?P<whole>script|style|title|option|textarea)\b.*?</(?P=whole)>"  # there is no markup in these
    r"|<(?P<tag>[a-z][a-z0-9]*)(?P<attributes>[^>]*)>"
    r"|<[^>]*>"
    r"|(?P<text>[^<]+)",
    re.DOTALL,
)


def mark_language_runs(html: str, language: str, others: Iterable[str]) -> str:
    """Return a page's HTML with each run of characters of another language in an element with its `lang`.

    Args:
        html: the page, or its Markdown; nothing stands in angle brackets but tags.
        language: code of the page's language.
        others: codes of all languages of the playbook; the first that is written in such characters is taken for theirs.
    """
    foreign = next((code for code in others if _base(code) in _SCRIPTS), "")
    if not foreign or _base(language) in _WITH_THEM or not _RUN.search(html):
        return html
    named = False

    def mark(part: re.Match[str]) -> str:
        nonlocal named
        if part["text"]:
            return part[0] if named else _RUN.sub(lambda run: f'<span lang="{foreign}">{run[0]}</span>', part[0])
        named = bool(part["tag"]) and ' lang="' in part["attributes"]  # as the switch between languages has it
        return part[0]

    return _PART.sub(mark, html)


def _base(code: str) -> str:
    return code.partition("-")[0]
