"""Our pages made into HTML without Python-Markdown reading what is HTML already.

Of Markdown they have headings only. To find those it would read through all HTML around them three times, a quarter of a build. So it gets
the headings alone, and what becomes of them and of the table of contents is still up to the extensions that the project has.
"""

import re
from collections.abc import Mapping
from itertools import zip_longest

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

_HEADING = re.compile(r"^#.*$", re.MULTILINE)
_END_OF_BLOCK = re.compile(r"(?:\A|</(?:div|dl|figure|nav|ol|p|section|table|ul)>)\s*\Z")
"""What stands before a heading. No text of a playbook can write it, so its lines are not taken for headings."""
_ID = re.compile(r'(?<= )id="([^"]*)"')


def render_by_headings(page: Page, written: Mapping[str, str]) -> None:
    """Let MkDocs render a page that is as we wrote it by its headings.

    Args:
        page: not yet read.
        written: our pages, front matter included, by their path.
    """
    render = page.render

    def render_quickly(config: MkDocsConfig, files: Files) -> None:
        whole = page.markdown or ""
        blocks, headings = _HEADING.split(whole), _HEADING.findall(whole)
        if _is_ours(whole, written.get(page.file.src_uri)) and all(map(_END_OF_BLOCK.search, blocks[:-1])):
            page.markdown = "\n\n".join(headings)
            render(config, files)
            page.markdown = whole
            made = (page.content or "").splitlines()
            if len(made) == len(headings):
                page.content = "\n".join(
                    part.strip("\n") for pair in zip_longest(blocks, made, fillvalue="") for part in pair
                )
                page.present_anchor_ids = {*(page.present_anchor_ids or ()), *_ID.findall(page.content)}
                return
        render(config, files)

    page.render = render_quickly  # type: ignore[method-assign]  # MkDocs has no other place to do so


def _is_ours(markdown: str, written: str | None) -> bool:
    """Whether no other plugin has changed it."""
    return written is not None and written.endswith(markdown)
