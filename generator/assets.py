"""The style sheets, scripts and icons of every site: of `site_assets`, few and small files, as browsers ask for them."""

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
    "css/site.css": ("site", "pages", "figures", "glossary", "print"),
    "css/self-check.css": ("form", "report", "report-ahead", "tools"),
    "css/paper.css": ("figures", "paper"),
    "css/book.css": ("site", "pages", "figures", "form", "print", "paper", "book"),
    "js/search-worker.js": (
        *("search/kanji", "search/text", "search/kana", "search/query", "search/sections", "search/results"),
        "search/worker",
    ),
    "js/site.js": ("composition", "local-files", "search/demand", "site", "keyboard", "intent", "explanations"),
    "js/self-check.js": (
        *("composition", "browser-storage", "answer-entries", "answers", "number", "question", "evidence", "messages"),
        *("this-pc", "load-engine", "scoring", "self-check"),
    ),
    "js/diagnosis.js": (
        *("engine:shared/watchdog", "engine:shared/fault", "engine:shared/sha256", "engine:supply/download"),
        *("diagnosis/finding", "diagnosis/browser", "diagnosis/files", "diagnosis/server", "diagnosis/python"),
        *("diagnosis/ticket", "diagnosis/page"),
    ),
    "js/diagnosis-worker.js": ("diagnosis/worker",),
    "js/self-check-tools.js": (
        *("tools/kept-value", "tools/text-file", "tools/tool", "tools/file-picker", "tools/preview"),
        *("tools/chosen-files", "tools/answer-files", "tools/paper-codes", "tools/comparison", "tools/plan-b"),
        *("tools/merging", "tools/round", "tools/round-outcome", "tools/turns", "tools/start"),
    ),
}
"""What is made of several files, in their order: one style sheet and one script for all pages, more for self-checks, one
for search, and a style sheet for each kind of document on paper. What stands in none of these is a file of its own."""

_MINIFY: Mapping[str, Callable[[str], str]] = {".css": cache(cssmin), ".js": cache(jsmin)}


def assets() -> Iterator[Output]:
    """All files, below the site's root."""
    joined = {path: [source(path, name) for name in names] for path, names in JOINED.items()}
    alone = {*filter(Path.is_file, SOURCES.rglob("*"))} - {*chain.from_iterable(joined.values())}
    parts = joined | {path.relative_to(SOURCES).as_posix(): [path] for path in alone}
    for path in sorted(parts):
        yield Output(path, _small(parts[path]))


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
