"""The style sheets, scripts and icons of a site: ours, and those of the theme, with what has to be corrected in them."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.assets import SOURCES, asset_paths, assets, content_hash
from generator.hosting.served import TYPES
from generator.mkdocs_site.files import add_outputs
from generator.mkdocs_site.theme import replaced_once

type SiteFile = Mapping[str, str | int]
"""A file as it should arrive: `name` (its path below the site's root), `size` in bytes, `sha256`, and `type`."""

_UNUSED = re.compile(r"assets/(javascripts/(lunr|workers)/|stylesheets/palette\.)|.*\.map$")
_BUNDLE = re.compile(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js")
_INDEX_BY_REQUEST = re.compile(
    r'location\.protocol==="file:"\?(\w+\(`\$\{new URL\("search/search_index\.js",\w+\.base\)\}`\))'
)
_WITHOUT_OURS = 'ask=>{let notice=document.querySelector(".notice--script");if(notice)notice.hidden=false;return ask()}'
"""What the theme's script does where ours is missing: it shows so, and asks for the index at once."""
_INDEX_ON_DEMAND = rf"true?(self.searchIndexOnDemand||({_WITHOUT_OURS}))(()=>\1)"


def name_assets(config: MkDocsConfig) -> Mapping[str, str]:
    """Return the paths of our assets by their plain names, and have the settings name them so."""
    paths = asset_paths()
    config.extra_css = [paths.get(path, path) for path in config.extra_css]
    return paths


def add_assets(files: Files, config: MkDocsConfig) -> None:
    """Add our style sheets, scripts and icons; a file of the project with the plain name of one replaces it."""
    for file in list(files):
        # In a checkout MkDocs has taken what they are made from for files of the project.
        if file.src_dir == str(SOURCES):
            files.remove(file)
    found = {path: files.get_file_from_path(name) for name, path in asset_paths().items()}
    own = {path: file.content_bytes for path, file in found.items() if file}
    ours = (replace(asset, content=own.get(asset.path, asset.content)) for asset in assets())
    add_outputs(files, tuple(asset for asset in ours if not files.get_file_from_path(asset.path)), config, SOURCES)


def adapt_theme_files(files: Files, config: MkDocsConfig) -> Mapping[str, str]:
    """Leave out what only the theme's own search and colours need, and the maps of its scripts; adapt its script.

    That asks the server for the search index with every page, but in a folder has it as a script. Here it has so everywhere, because
    a page that asks for nothing can be forbidden to; and not before somebody searches (`search/demand.js`).

    Returns:
        The new paths of the files that were changed, by their paths in the theme.
    """
    renamed = {}
    for file in list(files):
        if _UNUSED.match(file.src_uri):
            files.remove(file)
        elif _BUNDLE.match(file.src_uri):
            script = replaced_once(_INDEX_BY_REQUEST, _INDEX_ON_DEMAND, file.content_string)
            renamed[file.src_uri] = f"assets/javascripts/bundle.{content_hash(script)}.min.js"
            files.remove(file)
            files.append(File.generated(config, renamed[file.src_uri], content=script))
    return renamed


def frame_files(files: Files, config: MkDocsConfig) -> list[SiteFile]:
    """Return what the frame of every page consists of: our assets, and the theme's style sheets and scripts.

    A project's own files are left out: its other plugins may still change them.
    """
    return list(_frame_files(files, config))


def _frame_files(files: Files, config: MkDocsConfig) -> Iterator[SiteFile]:
    ours = {asset.path: asset.content for asset in assets()}
    for file in sorted(files, key=lambda file: file.src_uri):
        suffix = Path(file.src_uri).suffix
        is_ours = file.src_uri in ours and file.generated_by
        is_of_theme = (
            file.src_uri.startswith("assets/") and file.src_dir != config.docs_dir and suffix in {".css", ".js"}
        )
        if is_ours or is_of_theme:
            content = file.content_bytes
            digest = hashlib.sha256(content).hexdigest()
            yield {"name": file.src_uri, "size": len(content), "sha256": digest, "type": TYPES[suffix]}
