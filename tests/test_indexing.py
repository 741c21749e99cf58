"""What the search plugin reads of our pages: it finds the same as on the whole of them."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import build
from generator.mkdocs_site import indexing
from generator.output import NavigationEntry, Output, Site
from tests.support.checkout import ROOT
from tests.support.tiny_site import build_site, tiny_site

MARKED = (
    "<table><tr><td{}>secret</td><td>shown</td></tr></table>\n\n## Heading {{: #h }}\n\n<p>x <a href='#h'>y</a></p>\n"
)


def index_of(site: Site, folder: Path) -> list[dict[str, str]]:
    """The entries of the built site's default language, without differences in white space."""
    build_site(site, folder)
    documents = json.loads((folder / "search/search_index.json").read_text("utf-8"))["docs"]
    return [{key: " ".join(str(value).split()) for key, value in document.items()} for document in documents]


@pytest.mark.usefixtures("no_engine")
def test_the_same_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index of the real content, with and without the tags that are taken away."""
    site = build(ROOT / "content")
    quick = index_of(site, tmp_path)
    monkeypatch.setattr(indexing, "_TAG", re.compile("(?!)"))
    assert quick == index_of(site, tmp_path)
    assert len(quick) > 100


def test_marked_cells_stay_out(tmp_path: Path) -> None:
    """What is not to be found is not, though it stands in an element that is passed over otherwise."""
    for mark, found in ((" data-search-exclude", False), ("", True)):
        page = Output("more.md", f"---\ntitle: x\n---\n{MARKED.format(mark)}")
        site = tiny_site("ja", more=(page,))
        site = replace(site, navigation={"ja": (*site.navigation["ja"], NavigationEntry("x", "more.md"))})
        texts = [entry["text"] for entry in index_of(site, tmp_path)]
        assert any("secret" in text for text in texts) == found
        assert any("shown" in text for text in texts)
