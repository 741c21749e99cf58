"""One search index per language, out of the one that the theme's search plugin writes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.mkdocs_site.languages import language_of
from generator.output import Search, SearchEntry, Site

WORDS_APART = r"\s+"
"""Where the theme parts what a reader has typed, to mark it in what was found."""


def split_search_index(site_dir: Path, site: Site) -> None:
    """Replace the index of all pages by one index beside each language's home page, which knows the kinds of things."""
    whole = json.loads((site_dir / "search/search_index.json").read_text("utf-8"))
    for language in site.languages:
        documents = [
            document | {"location": document["location"].removeprefix(language.prefix)}
            for document in whole["docs"]
            if language_of(document["location"], site.languages) == language
        ]
        search = site.search.get(language.code, Search())
        config = whole["config"] | {"lang": [language.code], "separator": WORDS_APART}
        config["kinds"] = [{"name": kind.name, "title": kind.title, "path": kind.path} for kind in search.kinds]
        config |= {"same_words": search.same_words, "stop_words": search.stop_words}
        index = {"config": config, "docs": [*_known(documents, search), *_without_heading(documents, search)]}
        _write(site_dir / language.prefix / "search", json.dumps(index, ensure_ascii=False, separators=(",", ":")))


def _known(documents: list[dict[str, Any]], search: Search) -> Iterator[dict[str, Any]]:
    for document in documents:
        entry = search.entries.get(document["location"])
        phrases = search.phrases.get(document["location"], ())
        page = search.entries.get(document["location"].partition("#")[0])
        if entry:
            yield document | _named(entry, phrases)
        else:
            part = {"part": True} if "#" in document["location"] else {}  # its title says little without its page's
            names = {"names": phrases} if phrases else {}
            yield document | {"kind": page.kind if page else Search.PAGE} | part | names


def _without_heading(documents: list[dict[str, Any]], search: Search) -> Iterator[dict[str, Any]]:
    """What the plugin has not found, because it stands in a table or a list: of pages that there are."""
    known = {document["location"] for document in documents}
    for location, entry in search.entries.items():
        if location not in known and location.partition("#")[0] in known and entry.text:
            yield {"location": location, "text": entry.text} | _named(entry, search.phrases.get(location, ()))


def _named(entry: SearchEntry, phrases: tuple[str, ...]) -> dict[str, Any]:
    """The metadata of an address as the index has it."""
    names = entry.names + phrases
    named = {"title": entry.title, "kind": entry.kind, "names": names, "sizes": entry.sizes, "part": entry.part}
    return {key: value for key, value in named.items() if value}


def _write(folder: Path, index: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "search_index.json").write_text(index, "utf-8")
    # A page opened from a folder may not fetch; the theme then loads the index as a script, under this name.
    (folder / "search_index.js").write_text(f"var __index = {index};\n", "utf-8")
