"""Checks a site before it is handed out: it has to stand on any server, under its own policy, and ask no other host."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.hosting.served import unfit_paths

NOT_FOUND = "404.html"
"""Shown at any address, so it can refer to no other file and has its style within."""

_IN_PAGES: Mapping[str, re.Pattern[str]] = {
    "a script within the page": re.compile(r'<script(?![^>]*\ssrc=)(?![^>]*\stype="application/json")[^>]*>'),
    "a style sheet within the page": re.compile(r"<style\b[^>]*>"),
    "a style within a tag": re.compile(r"<[a-zA-Z][^<>]*\sstyle\s*=[^<>]*>"),
    "a script within a tag": re.compile(r"<[a-zA-Z][^<>]*\son[a-z]+\s*=[^<>]*>"),
    "a script as an address": re.compile(
        r'\s(?:href|src|action)="\s*(?:javascript|vbscript|data:text)[^"]*"', re.IGNORECASE
    ),
    "an address from the server's root": re.compile(r'\s(?:href|src|action)="/[^"]*"'),
    "something from another host": re.compile(
        r'<(?:script|img|iframe|source|video|audio|embed|object|input)\b[^<>]*\s(?:src|data)="(?:[a-z]+:)?//[^"]*"'
        r'|<link\b(?=[^<>]*\srel="(?:stylesheet|icon|preload|prefetch|preconnect|dns-prefetch|modulepreload|manifest)")'
        r'[^<>]*\shref="(?:[a-z]+:)?//[^"]*"'
    ),
}
_IN_STYLES = re.compile(r"@import\b[^;]*;|url\(\s*[\"']?(?:[a-z]+:)?//[^)]*\)")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]+">')
_SHOWN = 100
"""Characters of what was found."""


def unfit(site: Path) -> Iterator[str]:
    """What is wrong with a built site, a sentence each; nothing if it can be handed out."""
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    yield from unfit_paths(files)
    for name in sorted(files):
        if name.endswith(".html") and name != NOT_FOUND:
            yield from (f"{name}: {wrong}" for wrong in _wrong_in_page((site / name).read_text("utf-8")))
        elif name.endswith(".css"):
            for found in _IN_STYLES.finditer((site / name).read_text("utf-8")):
                yield f"{name}: asks for another file: {found[0][:_SHOWN]}"


def _wrong_in_page(html: str) -> Iterator[str]:
    if not _POLICY.search(html):
        yield "the page does not say its policy"
    for wrong, pattern in _IN_PAGES.items():
        for found in pattern.finditer(html):
            yield f"{wrong}: {found[0].strip()[:_SHOWN]}"
