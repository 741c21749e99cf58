"""The pages that stock Material makes of the same Markdown, in folders beside the site: what the weight of ours is held against.

As Material's documentation has it for a site in two languages: a project for each, with its own menu and search, links between
the two, light and dark colours, and the features that ours has. There is no plugin, style sheet, script, template or font of ours
or of any other host's.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator.build import build
from generator.output import Language, NavigationEntry, Site
from tests.support.checkout import ROOT

FOLDER = "stock"
"""Below it each language has its own."""
_OURS = re.compile(r"<script\b.*?</script>\n?|<link\b[^>]*>\n?", re.DOTALL)
"""What a page of ours brings besides its text: scripts and style sheets."""
_FEATURES = [
    "navigation.sections",
    "navigation.indexes",
    "navigation.footer",
    "navigation.top",
    "toc.follow",
    "search.highlight",
]
_PALETTE = [
    {"scheme": "default", "toggle": {"icon": "material/weather-night", "name": "Dark"}},
    {"scheme": "slate", "toggle": {"icon": "material/weather-sunny", "name": "Light"}},
]


def write_stock(folder: Path) -> None:
    """Build the real content's pages with stock Material, below the folder of a built site."""
    site = build(ROOT / "content")
    for language in site.languages:
        with tempfile.TemporaryDirectory() as project:
            _write_project(Path(project), site, language)
            command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
            target = (folder / FOLDER / language.code).resolve()
            environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
            subprocess.run([*command, "--site-dir", target], cwd=project, env=environment, check=True)


def _write_project(project: Path, site: Site, language: Language) -> None:
    others = [one.prefix for one in site.languages if one.prefix and one is not language]
    for output in site.outputs:
        name = output.path.removeprefix(language.prefix)
        if (
            name.endswith(".md")
            and output.path.startswith(language.prefix)
            and not output.path.startswith(tuple(others))
        ):
            target = project / "docs" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_OURS.sub("", str(output.content)), "utf-8")
    settings = {
        "site_name": site.names[language.code],
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "language": language.code,
            "font": False,
            "features": _FEATURES,
            "palette": _PALETTE,
        },
        "plugins": [{"search": {"lang": language.code}}],
        "extra": {
            "alternate": [
                {"name": one.name, "link": f"/{FOLDER}/{one.code}/", "lang": one.code} for one in site.languages
            ]
        },
        "markdown_extensions": ["attr_list", "md_in_html"],
        "nav": _menu(site.navigation[language.code], language.prefix),
    }
    (project / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")  # every JSON is YAML


def _menu(entries: Sequence[NavigationEntry], prefix: str) -> list[dict[str, object]]:
    return [
        {entry.title: [*_own(entry, prefix), *_menu(entry.children, prefix)]}
        if entry.children
        else {entry.title: (entry.path or "").removeprefix(prefix)}
        for entry in entries
    ]


def _own(entry: NavigationEntry, prefix: str) -> list[str]:
    return [entry.path.removeprefix(prefix)] if entry.path else []
