"""What looks like a mark of Markdown or HTML in a text and is none: readers would see it as it is written.

Which marks there are is decided in `generator.report.inline`; a form that is added there is no longer found here.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.entities import html5
from urllib.parse import urlsplit

from generator.checks.walk import walk
from generator.document import Document
from generator.problems import Noun, Problem, Value
from generator.report.inline import LINKED, MARK, MARKED, skeleton
from generator.scalar import Written

type Fault = tuple[str, Mapping[str, Value]]
"""Code of a problem and its values."""

INTERFACE = "interface.yaml"
PLAIN = ("tool", "version")
"""Keys of values that are shown as they are, like the words of the interface."""

_ELEMENTS = (
    "a|abbr|article|aside|audio|b|blockquote|body|br|button|center|cite|code|col|dd|del|details|dfn|div|dl|dt|em|figure|font|footer"
    "|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|ol|option|p|picture|pre|q|rb|rp|rt"
    "|ruby|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th"
    "|thead|time|tr|tt|u|ul|var|video|wbr"
)
_HTML = re.compile(
    rf"</?(?:{_ELEMENTS})(?:\s[^<>]*)?/?>|<!--|&#(?:[0-9]+|x[0-9a-f]+);|&(?P<name>[a-z0-9]+;)", re.IGNORECASE
)
_LETTER = "A-Za-z0-9"
_IN_A_LINE = {
    "image": re.compile(rf"!(?:{LINKED}|\[[^\[\]]*\]\()"),
    "fence": re.compile(r"```|~~~"),
    "italics": re.compile(
        rf"(?<![{_LETTER}*])\*(?![\s*])[^*]*?(?<![\s*])\*(?![{_LETTER}*])"
        rf"|(?<![{_LETTER}_])(__?)(?![\s_])[^_]+(?<!\s)\1(?![{_LETTER}_])"
    ),
    "strikethrough": re.compile(r"~~[^\s~][^~]*~~"),
    "markdown table": re.compile(r"\|\s*:?-{3,}:?\s*\|"),
    "footnote": re.compile(r"\[\^[^\]\s]+\]"),
    "escape": re.compile(r"\\[*`]"),
}
"""Forms of Markdown, by their noun in the catalogue."""
_AT_A_BEGINNING = {
    "heading": re.compile(r"#{1,6} +\S"),
    "bullet": re.compile(r"[-*+] +\S"),
    "markdown table": re.compile(r"\|.*\|"),
    "quotation": re.compile(r"> *[^\s\d=<>]"),
    "ruled line": re.compile(r"(?:-{3,}|\*{3,}|_{3,})$"),
    "admonition": re.compile(r"(?:!!!|\?\?\?\+?) +\w"),
}
_NUMBERED = re.compile(r"[0-9]{1,2}[.)] +\S")
_UNCLOSED = re.compile(r"`|\*\*(?=\S)|(?<=\S)\*\*")
_LINK = re.compile(r"\[[^\[\]]+\]\((?P<target>[^()\s][^()]*(?:\([^()]*\)[^()]*)*)\)")
_ADDRESS = re.compile(r"[/.:#@]|[!-~ ]+$")
_AUTOLINK = re.compile(r"<(?P<target>(?:https?://|mailto:|tel:)[^<>\s]+|[^<>@\s]+@[^<>@\s]+)>")
_REFERENCE = re.compile(r"\{\s*[A-Za-z]+\s*[:：][^{}]*\}")
_VARIABLE = re.compile(r"\$\{?[a-z]+\}?")
"""What `generator.expand` fills in, in the texts of a self-check."""
_NOT_YET = re.compile(r"(?:http|mailto|tel|ftp|file|smb):|[^:]*[./#]", re.IGNORECASE)


def check_texts(document: Document, languages: Sequence[str], report: Callable[[Problem], None]) -> None:
    """Report what readers would see as it is written, in a document as it was read."""
    for place, value in walk(document):
        if not isinstance(value, str):
            continue
        if place[-1] in PLAIN or (document.file.endswith(INTERFACE) and place[-1] in languages):
            found = _marks(value)
        elif place[-1] in languages:
            found = faults(_VARIABLE.sub("x", value), document.written.get(place))
        else:
            continue
        for code, values in found:
            report(document.problem(place, code, **values))


def faults(text: str, written: Written | None = None) -> Iterator[Fault]:
    """What is wrong with a text, given as it is read and, if it goes over several lines, as it is written."""
    left = skeleton(text)
    lines = written.lines if written else (text,)
    yield from _html(left)
    forms = [form for form, pattern in _IN_A_LINE.items() if pattern.search(text if form == "fence" else left)]
    forms += [form for form, pattern in _AT_A_BEGINNING.items() if any(map(pattern.match, lines))]
    forms += ["numbered list"] if sum(map(bool, map(_NUMBERED.match, lines))) > 1 else []
    for form in dict.fromkeys(forms):
        yield "markdown", {"form": Noun(form)}
    if "fence" not in forms and "escape" not in forms and (match := _UNCLOSED.search(left)):
        yield "unclosed-mark", {"mark": match[0]}
    if "image" not in forms:
        yield from _links(text, left)
    if match := _REFERENCE.search(left):
        yield "broken-reference", {"given": match[0]}
    if written and written.breaks and not forms:
        yield "line-break", {}


def _html(left: str) -> Iterator[Fault]:
    found = (match for match in _HTML.finditer(left) if not match["name"] or match["name"] in html5)
    if match := next(found, None):
        yield "html", {"given": match[0]}


def _links(text: str, left: str) -> Iterator[Fault]:
    for match in (*_LINK.finditer(left), *_AUTOLINK.finditer(left)):
        target = match["target"].replace(MARKED, "…").replace(LINKED, "…")
        if not _ADDRESS.search(target):
            continue
        yield "unlinkable" if _NOT_YET.match(target) else "dead-link", {"target": target}
    for match in MARK.finditer(text):
        target = match["target"] or ""
        if target.startswith("https:") and not urlsplit(target).hostname:
            yield "dead-link", {"target": target}


def _marks(text: str) -> Iterator[Fault]:
    """What is a mark elsewhere, in a value that is shown as it is."""
    if match := MARK.search(text):
        yield "mark-in-a-word", {"mark": match[0]}
    yield from _html(text)
