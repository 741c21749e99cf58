"""Our pages rendered by their headings: what comes out is what Python-Markdown makes of the whole."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.build import build
from generator.mkdocs_site.headings import render_by_headings
from tests.support.checkout import ROOT
from tests.support.tiny_site import load_tiny_config

type Render = Callable[..., tuple[Page, list[str]]]

BEGIN = "---\ntitle: x\n---\n"
HEADING = f"{BEGIN}<p>y</p>\n\n## Heading {{: #h }}\n\n<p>z</p>\n"
HOSTILE = f"{BEGIN}<p>x\n\n## Not a heading {{: #not }}\n\n</p>\n"


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """Renders a page, and says what Python-Markdown was given; all of it where the page is not as `written`."""

    def render(text: str, written: str | None = None, **settings: object) -> tuple[Page, list[str]]:
        config = load_tiny_config(tmp_path / "site", **settings)
        (tmp_path / "page.md").write_text(text, "utf-8")
        file = File("page.md", str(tmp_path), config.site_dir, use_directory_urls=False)
        page = Page(None, file, config)
        page.read_source(config)
        given = []
        markdown_to_html = page.render

        def watched(config: MkDocsConfig, files: Files) -> None:
            given.append(page.markdown or "")
            markdown_to_html(config, files)

        page.render = watched  # type: ignore[method-assign]  # as the code under test does
        render_by_headings(page, {"page.md": written} if written else {})
        page.render(config, Files([file]))
        return page, given

    return render


def what_shows(page: Page) -> tuple[object, ...]:
    """All that a page's Markdown comes to, but for blank lines."""
    content = re.sub(r"\n+", "\n", page.content or "").strip()
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    return content, str(page.toc), page.present_anchor_ids, links, page.title


@pytest.mark.usefixtures("no_engine")
def test_every_page_comes_out_the_same(render: Render) -> None:
    """HTML, table of contents, anchors and title of each page; Python-Markdown has seen a small part of it."""
    pages = {output.path: output.content for output in build(ROOT / "content").outputs if output.path.endswith(".md")}
    assert len(pages) > 40
    for path, text in pages.items():
        assert isinstance(text, str)
        (whole, _), (quick, given) = render(text), render(text, text)
        assert what_shows(quick) == what_shows(whole), path
        assert sum(map(len, given)) < len(text) / 5, path


def test_extensions_of_the_project_hold(render: Render) -> None:
    """A link beside each heading, if the project's settings say so."""
    extensions = {"attr_list": {}, "md_in_html": {}, "toc": {"permalink": True}}
    (whole, _), (quick, _) = (
        render(HEADING, markdown_extensions=extensions),
        render(HEADING, HEADING, markdown_extensions=extensions),
    )
    assert what_shows(quick) == what_shows(whole)
    assert "headerlink" in (quick.content or "")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (HOSTILE, HOSTILE),
        (f"{HEADING}\nA *paragraph*.\n", HEADING),
        (HEADING, None),
    ],
)
def test_anything_else_is_read_whole(render: Render, text: str, written: str | None) -> None:
    """A line of a text that looks like a heading, a page that another plugin has changed, and a page of the project's own."""
    (whole, _), (page, given) = render(text), render(text, written)
    assert what_shows(page) == what_shows(whole)
    assert given == [(page.markdown or "")]
    assert "not" not in (page.present_anchor_ids or ())
