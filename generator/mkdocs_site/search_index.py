"""One search index per language, out of the one that the theme's search plugin writes."""

import json
from pathlib import Path

from generator.mkdocs_site.languages import language_of
from generator.output import Language

WORDS_APART = r"\s+"
"""Where the theme parts what a reader has typed, to mark it in what was found."""


def split_search_index(site_dir: Path, languages: tuple[Language, ...]) -> None:
    """Replace the index of all pages by one index beside each language's home page."""
    whole = json.loads((site_dir / "search/search_index.json").read_text("utf-8"))
    for language in languages:
        documents = [
            document | {"location": document["location"].removeprefix(language.prefix)}
            for document in whole["docs"]
            if language_of(document["location"], languages) == language
        ]
        index = {"config": whole["config"] | {"lang": [language.code], "separator": WORDS_APART}, "docs": documents}
        _write(site_dir / language.prefix / "search", json.dumps(index, ensure_ascii=False, separators=(",", ":")))


def _write(folder: Path, index: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "search_index.json").write_text(index, "utf-8")
    # A page opened from a folder may not fetch; the theme then loads the index as a script, under this name.
    (folder / "search_index.js").write_text(f"var __index = {index};\n", "utf-8")
