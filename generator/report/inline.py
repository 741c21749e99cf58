"""The inline marks that a text may contain, and nothing else: everything else is shown as it is written.

mark                     shown as
**bold**                 strong
`code`                   code
[label](role:operations) link to a thing of the playbook; also to an https address
{role:operations}        the thing's title, as a link
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape

MARK = re.compile(
    r"\*\*(?P<bold>[^*]+)\*\*"
    r"|`(?P<code>[^`]+)`"
    r"|\[(?P<label>[^\]]+)\]\((?P<target>https://[^\s()]+|[a-z]+:[a-z][a-z0-9-]*)\)"
    r"|\{(?P<thing>[a-z]+:[a-z][a-z0-9-]*)\}"
)

type Link = Callable[[str], tuple[str, str | None]]
"""From a reference to its title and address; no address where it is not to be a link."""


def references(text: str) -> Iterator[str]:
    """The references (`kind:id`) that a text names."""
    for match in MARK.finditer(text):
        target = match["thing"] or match["target"]
        if target and not target.startswith("https:"):
            yield target
        if match["bold"]:
            yield from references(match["bold"])


def to_html(text: str, link: Link) -> str:
    """The text as HTML, safe to put anywhere in running text.

    Raises:
        KeyError: `link` knows no such thing; `generator.checks` has made sure of what content files name.
    """
    return "".join([escape(part) if isinstance(part, str) else _mark(part, link) for part in _parts(text)])


def to_plain(text: str, link: Link) -> str:
    """The text without marks."""
    return "".join([part if isinstance(part, str) else _plain(part, link) for part in _parts(text)])


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str | re.Match[str], ...]:
    """Marks and what is between them. Kept, because each report tells most of what the last one told."""
    parts: list[str | re.Match[str]] = []
    end = 0
    for match in MARK.finditer(text):
        parts += [text[end : match.start()], match]
        end = match.end()
    return (*parts, text[end:])


def _mark(match: re.Match[str], link: Link) -> str:
    if bold := match["bold"]:
        return f"<strong>{to_html(bold, link)}</strong>"
    if code := match["code"]:
        return f"<code>{escape(code)}</code>"
    target = match["thing"] or match["target"]
    if target.startswith("https:"):
        return f'<a href="{escape(target)}">{escape(match["label"])}</a>'
    title, address = link(target)
    label = escape(match["label"] or title)
    return f'<a href="{escape(address)}">{label}</a>' if address else label


def _plain(match: re.Match[str], link: Link) -> str:
    if match["bold"]:
        return to_plain(match["bold"], link)
    return match["code"] or match["label"] or link(match["thing"])[0]
