"""Checks a site before it is handed out: it has to stand on any server, under its own policy, and ask no other host."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from generator.hosting.served import unfit_paths

NOT_FOUND = "404.html"
"""Shown at any address, so it can refer to no other file and has its style and script within."""

_SUSPICIOUS = tuple(
    re.compile(pattern)
    for pattern in (
        rb'<script(?![^>]*\ssrc=)(?![^>]*\stype="application/json")',
        b"<style",
        rb"style\s*=",
        rb"on(?<=[\s\"'/]on)[a-z]+\s*=",
        # Pictures within a page name their kind by an address.
        rb"(?<!xmlns)=\s*[\"']?\s*(?:/|javascript|vbscript|data:text|[a-z]+://)",
    )
)
"""In small letters, what a page may have in its texts, too; where one of these is found, the page is read tag by tag, which takes a hundred
times longer."""
_LOADING = frozenset(("audio", "embed", "iframe", "img", "input", "object", "script", "source", "track", "video"))
_LOADING_LINKS = frozenset(
    ("dns-prefetch", "icon", "manifest", "modulepreload", "preconnect", "prefetch", "preload", "stylesheet")
)
_OTHER_HOST = re.compile(r"\s*(?:[a-z]+:)?//", re.IGNORECASE)
_CODE = re.compile(r"\s*(?:javascript|vbscript|data:text)", re.IGNORECASE)
_IN_STYLES = re.compile(r"@import\b[^;]*;|url\(\s*[\"']?(?:[a-z]+:)?//[^)]*\)")
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="[^"]+">')
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
            yield from (f"{name}: {wrong}" for wrong in _wrong_in_page((site / name).read_bytes()))
        elif name.endswith(".css"):
            for found in _IN_STYLES.finditer((site / name).read_text("utf-8")):
                yield f"{name}: asks for another file: {found[0][:_SHOWN]}"


def _wrong_in_page(html: bytes) -> Iterator[str]:
    if not _POLICY.search(html):
        yield "the page does not say its policy"
    small = html.lower()  # many times faster than patterns that ignore case, as bytes are than text
    if any(pattern.search(small) for pattern in _SUSPICIOUS):
        reader = _Reader()
        reader.feed(html.decode("utf-8"))
        yield from reader.wrong


class _Reader(HTMLParser):
    """Reads a page's tags for what its policy forbids, and for what depends on its place or on another host."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        values = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" not in values and values.get("type") != "application/json":
            self._note("a script within the page")
        if tag == "style":
            self._note("a style sheet within the page")
        for name, value in values.items():
            if name == "style":
                self._note("a style within a tag")
            elif name.startswith("on"):
                self._note("a script within a tag")
            elif name in {"href", "src", "action"}:
                self._look_at_address(value)
        if _loads_from_elsewhere(tag, values):
            self._note("something from another host")

    def _look_at_address(self, address: str) -> None:
        if _CODE.match(address):
            self._note("a script as an address")
        elif address.startswith("/") and not _OTHER_HOST.match(address):
            self._note("an address from the server's root")

    def _note(self, wrong: str) -> None:
        self.wrong.append(f"{wrong}: {(self.get_starttag_text() or '').strip()[:_SHOWN]}")


def _loads_from_elsewhere(tag: str, values: dict[str, str]) -> bool:
    if tag == "link" and _LOADING_LINKS.intersection(values.get("rel", "").split()):
        return bool(_OTHER_HOST.match(values.get("href", "")))
    return tag in _LOADING and any(_OTHER_HOST.match(values.get(name, "")) for name in ("src", "data", "srcset"))
