"""What of the theme's files goes to the site, and what has to be put right in them."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.mkdocs_site.theme import replaced_once

_UNUSED = re.compile(r"assets/(javascripts/(lunr|workers)/|stylesheets/palette\.)|.*\.map$")
_BUNDLE = re.compile(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js")
_INDEX_BY_REQUEST = re.compile(
    r'location\.protocol==="file:"\?(\w+\(`\$\{new URL\("search/search_index\.js",\w+\.base\)\}`\))'
)
_INDEX_ON_DEMAND = r"true?searchIndexOnDemand(()=>\1)"


def adapt_theme_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out what only the theme's own search and colours need, and the maps of its scripts; adapt its script.

    That asks the server for the search index with every page, but in a folder has it as a script. Here it has so everywhere, because
    a page that asks for nothing can be forbidden to; and not before somebody searches (`search/demand.js`).
    """
    for file in list(files):
        if _UNUSED.match(file.src_uri):
            files.remove(file)
        elif _BUNDLE.match(file.src_uri):
            script = replaced_once(_INDEX_BY_REQUEST, _INDEX_ON_DEMAND, Path(str(file.abs_src_path)).read_text("utf-8"))
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=script))
