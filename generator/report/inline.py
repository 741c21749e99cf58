"""What inline text may contain. The decision is made here alone: what `MARK` does not match is shown as it is written.

mark                     shown as
**bold**                 strong
`code`                   code
[label](role:operations) link to a thing of the playbook; also to an https address
{role:operations}        the thing's title, as a link

A label, and the title of a thing, may contain the marks that are no links. `generator.checks.texts` reports what looks like a mark of
Markdown or HTML and is none of these.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape

from markupsafe import Markup

MARK = re.compile(
    r"\*\*(?P<bold>[^*]+)\*\*"
    r"|`(?P<code>[^`]+)`"
    r"|\[(?P<label>[^\]]+)\]\((?P<target>https://[^\s()]+|[a-z]+:[a-z][a-z0-9-]*)\)"
    r"|\{(?P<thing>[a-z]+:[a-z][a-z0-9-]*)\}"
)

MARKED, LINKED = "\ufffc", "\ufffb"
"""In a skeleton: a mark, and the beginning of a link with a label."""

type Link = Callable[[str], tuple[str, str | None]]
"""From a reference to its title, plain or as `Markup`, and its address; no address where it is not to be a link."""


def references(text: str) -> Iterator[str]:
    """The references (`kind:id`) that a text names."""
    for match in MARK.finditer(text):
        target = match["thing"] or match["target"]
        if target and not target.startswith("https:"):
            yield target
        if within := match["bold"] or match["label"]:
            yield from references(within)


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


def skeleton(text: str) -> str:
    """The text with a sign in place of each mark, around what it encloses: what is left is shown as it is written."""
    return "".join([part if isinstance(part, str) else _bones(part) for part in _parts(text)])


def _bones(match: re.Match[str]) -> str:
    within = skeleton(match["bold"] or match["label"] or "")
    return f"{LINKED if match['label'] else MARKED}{within}{MARKED}"


def _mark(match: re.Match[str], link: Link) -> str:
    if bold := match["bold"]:
        return f"<strong>{to_html(bold, link)}</strong>"
    if code := match["code"]:
        return f"<code>{escape(code)}</code>"
    if thing := match["thing"]:
        title, address = link(thing)
        label = title if isinstance(title, Markup) else escape(title)
    else:
        label = to_html(match["label"], lambda reference: (link(reference)[0], None))
        address = match["target"]
        if not address.startswith("https:"):
            _, address = link(address)
    return f'<a href="{escape(address)}">{label}</a>' if address else label


def _plain(match: re.Match[str], link: Link) -> str:
    if within := match["bold"] or match["label"]:
        return to_plain(within, link)
    return match["code"] or link(match["thing"])[0]
