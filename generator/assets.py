"""The style sheets, scripts and icons of every site: of `site_assets`, few and small files, as browsers ask for them.

Style sheets and scripts have the hash of their content in their names (`js/site.1a2b3c4d.js`): a page gets exactly the files that it was
built with, or none. Whatever a server or a cache mixes, no page runs with another release's scripts.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from rcssmin import cssmin  # type: ignore[import-untyped]  # has no types
from rjsmin import jsmin  # type: ignore[import-untyped]  # has no types

from generator.output import Output
from generator.shipped import HOME

SOURCES = HOME / "site_assets"
ENGINE_SCRIPTS = Path(__file__).parent / "browser" / "scripts"
"""What a page shares with the engine: names that begin with `engine:` are of this folder."""
JOINED: Mapping[str, tuple[str, ...]] = {
    "css/site.css": ("site", "notices", "pages", "figures", "glossary", "print"),
    "css/self-check.css": ("kept", "form", "report", "report-ahead", "tools"),
    "css/checklist.css": ("kept",),
    "css/paper.css": ("figures", "paper", "notices"),
    "css/book.css": ("site", "notices", "pages", "figures", "form", "print", "paper", "book"),
    "js/search-worker.js": (
        *("search/kanji", "search/text", "search/kana", "search/query", "search/sections", "search/results"),
        "search/worker",
    ),
    "js/site.js": (
        *("composition", "search/failure", "search/start", "search/demand", "site", "keyboard", "intent"),
        "explanations",
    ),
    "js/self-check.js": (
        *("composition", "go-to", "browser-storage", "kept-value", "answer-entries", "answers", "number", "question"),
        *("form-length", "typed-language", "evidence", "messages", "download", "storage-limit", "sandbox", "this-pc"),
        *("load-engine", "scoring", "self-check"),
    ),
    "js/checklist.js": (
        *("browser-storage", "answer-entries", "answers", "tick-store", "messages", "download"),
        *("storage-limit", "sandbox", "this-pc"),
        *("tools/text-file", "tools/file-picker", "tick-files", "checklist"),
    ),
    "js/diagnosis.js": (
        *("engine:shared/watchdog", "engine:shared/fault", "engine:shared/sha256", "engine:supply/download"),
        *("diagnosis/finding", "diagnosis/browser", "diagnosis/files", "diagnosis/server", "diagnosis/python"),
        *("diagnosis/ticket", "diagnosis/page"),
    ),
    "js/diagnosis-worker.js": ("diagnosis/worker",),
    "js/self-check-tools.js": (
        *("tools/text-file", "tools/tool", "tools/file-picker", "tools/preview"),
        *("tools/chosen-files", "tools/answer-files", "tools/paper-codes", "tools/comparison", "tools/plan-b"),
        *("tools/merging", "tools/round", "tools/round-outcome", "tools/turns", "tools/tool-links", "tools/start"),
    ),
}
"""What is made of several files, in their order: one style sheet and one script for all pages, more for self-checks, one
for search, and a style sheet for each kind of document on paper. What stands in none of these is a file of its own."""

_HASH_LENGTH = 8
_MINIFY: Mapping[str, Callable[[str], str]] = {".css": cache(cssmin), ".js": cache(jsmin)}


SITE_STYLES = "css/site.css"
"""The style sheet of all pages, which settings of other site generators name."""


def assets() -> Iterator[Output]:
    """Yield all files, below the site's root, under the names that pages use."""
    for path, content in _contents():
        yield Output(_published(path, content), content)


def asset_paths() -> Mapping[str, str]:
    """Return the path of each file by its plain name: `js/site.js` → `js/site.1a2b3c4d.js`."""
    return {path: _published(path, content) for path, content in _contents()}


def plain_site_styles() -> Output:
    """Return the style sheet of all pages under its plain name, which does not change with its content."""
    return Output(SITE_STYLES, dict(_contents())[SITE_STYLES])


def hashed_name(path: str, content: str) -> str:
    """Return a path with the hash of the content before its ending."""
    stem, _, ending = path.rpartition(".")
    return f"{stem}.{content_hash(content)}.{ending}"


def content_hash(content: str) -> str:
    """Return the hash that names of files carry."""
    return hashlib.sha256(content.encode()).hexdigest()[:_HASH_LENGTH]


def _published(path: str, content: str | Path) -> str:
    return hashed_name(path, content) if isinstance(content, str) else path


def _contents() -> Iterator[tuple[str, str | Path]]:
    """Yield the plain names and contents of all files: text where it is made here."""
    joined = {path: [source(path, name) for name in names] for path, names in JOINED.items()}
    alone = {*filter(Path.is_file, SOURCES.rglob("*"))} - {*chain.from_iterable(joined.values())}
    parts = joined | {path.relative_to(SOURCES).as_posix(): [path] for path in alone}
    for path in sorted(parts):
        yield path, _small(parts[path])


def source(path: str, name: str) -> Path:
    """The file that a name in `JOINED` stands for, in what is made at this path."""
    kind = Path(path)
    origin, _, rest = name.rpartition(":")
    return (ENGINE_SCRIPTS if origin else SOURCES / kind.parent) / f"{rest}{kind.suffix}"


def _small(files: list[Path]) -> str | Path:
    minify = _MINIFY.get(files[0].suffix)
    if not minify:
        return files[0]
    return "\n".join(minify(file.read_text("utf-8")) for file in files) + "\n"
