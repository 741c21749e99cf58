"""Papers as documents of the site: whole, found from the pages that they belong to, and kept out of the search."""

import json
import re
from pathlib import Path

import pytest

from tests.support.edition import Edition
from tests.support.element import Element, page
from tests.support.page_text import LEFTOVER, resolve

JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+")


@pytest.fixture
def papers(edition: Edition) -> dict[str, Element]:
    """The papers of a site in a language, by address."""
    files = sorted((edition.folder / "paper").glob("*.html"))
    return {f"paper/{path.name}": page(path) for path in files if path.name != "index.html"}


def test_papers_are_those_of_the_content(edition: Edition, papers: dict[str, Element]) -> None:
    """One for each role, phase, checklist and self-check, the decision and the book; some in two languages as well."""
    kinds = {"role": "role", "phase": "phase", "checklist": "checklist", "assessment": "form"}
    names = {f"{kinds[kind]}-{thing.id}" for kind in kinds for thing in edition.written.things[kind]}
    both = {f"checklist-{thing.id}-both" for thing in edition.written.things["checklist"]} | {"decision-both"}
    assert set(papers) == {f"paper/{name}.html" for name in names | both | {"decision", "book"}}


def test_every_paper_is_listed_and_linked(edition: Edition, papers: dict[str, Element]) -> None:
    """The page of papers leads to each; those of one thing are a link away from its page, and lead back."""
    listed = {resolve(link, "paper/index.html") for link in edition.pages["paper/index.html"].links}
    assert set(papers) <= listed
    links = {url: {resolve(link, url) for link in part.links} for url, part in edition.pages.items()}
    for url, paper in papers.items():
        back = {resolve(link, url) for link in paper.all("nav")[0].links}
        assert "paper/index.html" in back
        if not url.endswith(("-both.html", "book.html")):
            assert any(url in links[other] for other in back & links.keys() - {"paper/index.html"}), url


def test_papers_need_nothing_but_files(papers: dict[str, Element]) -> None:
    """No style or script stands in a paper itself, so that no policy of a server can keep it from being printed."""
    for url, paper in papers.items():
        assert [one for one in paper.all("style") if one.text] == [], url
        assert [one for one in paper.all() if "style" in one.attributes] == [], url
        assert [one for one in paper.all("script") if "src" not in one.attributes] == [], url


def test_papers_are_in_their_language(edition: Edition, papers: dict[str, Element]) -> None:
    """Nothing is left to fill in, and an English paper has no Japanese but where its texts have it."""
    written = "\n".join(edition.written.texts(edition.language)) + "日本語"
    for url, paper in papers.items():
        assert LEFTOVER.findall(paper.text) == [], url
        assert paper.all("html")[0].attributes["lang"] == edition.language
        if edition.language == "en" and not url.endswith("-both.html"):
            assert [run for run in JAPANESE.findall(paper.all("main")[0].text) if run not in written] == [], url


def test_papers_are_not_searched(edition: Edition) -> None:
    """What papers say is found on the pages that they are made from."""
    index = json.loads((edition.folder / "search/search_index.json").read_text("utf-8"))
    found = {Path(one["location"].partition("#")[0]) for one in index["docs"] if one["location"].startswith("paper/")}
    assert found <= {Path("paper/index.html")}


def test_margins_cannot_be_broken_out_of(edition: Edition) -> None:
    """The style sheet of the margins has a rule for every paper and chapter, and plain strings in it."""
    (sheet,) = (edition.folder / "paper").glob("heads.*.css")
    css = sheet.read_text("utf-8")
    strings = re.findall(r'"([^"]*)"', css)
    assert all(re.fullmatch(r"(?:\w|\\[0-9a-f]+ |-)*", text) for text in strings)
    marked = {one for path in (edition.folder / "paper").glob("*.html") for one in page(path).ids_of("data-page")}
    assert {f'[data-page="{name}"]' for name in marked} <= set(
        re.findall(r"^\[data-page=\"[\w-]+\"\]", css, re.MULTILINE)
    )
