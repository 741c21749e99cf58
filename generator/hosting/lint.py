"""Checks a site before it is handed out: it has to stand on any server, under its own policy, and ask no other host."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.hosting.served import unfit_paths

NOT_FOUND = "404.html"
"""Shown at any address, so it can refer to no other file and has its style within."""

_OTHER_HOST = (
    r'<(?:script|img|iframe|source|video|audio|embed|object|input)\b[^<>]*\s(?:src|data)="(?:[a-z]+:)?//[^"]*"'
    r'|<link\b(?=[^<>]*\srel="(?:stylesheet|icon|preload|prefetch|preconnect|dns-prefetch|manifest)")'
    r'[^<>]*\shref="(?:[a-z]+:)?//[^"]*"'
)
_IN_PAGES: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    wrong: (re.compile(hint), re.compile(pattern))
    for wrong, hint, pattern in (
        (
            "a script within the page",
            "<script",
            r'<script(?![^>]*\ssrc=)(?![^>]*\stype="application/json")[^>]*>',
        ),
        ("a style sheet within the page", "<style", r"<style\b[^>]*>"),
        ("a style within a tag", "style=", r"<[a-zA-Z][^<>]*\sstyle=[^<>]*>"),
        ("a script within a tag", "on[a-z]+=", r"<[a-zA-Z][^<>]*\son[a-z]+=[^<>]*>"),
        (
            "a script as an address",
            '="(?:javascript|vbscript|data:text)',
            r'<[^<>]*="(?:javascript|vbscript|data:text)[^<>]*>',
        ),
        ("an address from the server's root", '="/', r'\s(?:href|src|action)="/(?!/)[^"]*"'),
        (
            "something from another host",
            "//",
            _OTHER_HOST,
        ),
    )
}
"""What a page must not have; the first pattern of each is quick, the other sure and only asked where the first is found."""

_IN_STYLES = re.compile(r"@import\b[^;]*;|url\(\s*[\"']?(?:[a-z]+:)?//[^)]*\)")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]+">')
_SHOWN = 100
"""Characters of what was found."""


def unfit(site: Path, files: Iterable[str] | None = None) -> Iterator[str]:
    """What is wrong with a built site, a sentence each; nothing if it can be handed out.

    Args:
        site: the folder.
        files: paths below it, if not all of them are to be looked at.
    """
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    if files is not None:
        names = sorted(set(names).intersection(files))
    yield from unfit_paths(names)
    for name in names:
        if name.endswith(".html") and name != NOT_FOUND:
            yield from (f"{name}: {wrong}" for wrong in _wrong_in_page((site / name).read_text("utf-8")))
        elif name.endswith(".css"):
            for found in _IN_STYLES.finditer((site / name).read_text("utf-8")):
                yield f"{name}: asks for another file: {found[0][:_SHOWN]}"


def _wrong_in_page(html: str) -> Iterator[str]:
    if not _POLICY.search(html):
        yield "the page does not say its policy"
    for wrong, (hint, pattern) in _IN_PAGES.items():
        for found in pattern.finditer(html) if hint.search(html) else ():
            yield f"{wrong}: {found[0].strip()[:_SHOWN]}"
