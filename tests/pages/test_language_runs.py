"""Runs of another language within a page, and what a browser that translates the page must leave alone."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.pages.language_runs import mark_language_runs
from tests.support.builds import BuiltSite
from tests.support.edition import Edition
from tests.support.page_text import JAPANESE

VOID = {"meta", "link", "input", "br", "hr", "img", "wbr", "col"}
UNSEEN = {"script", "style", "template"}


class Languages(HTMLParser):
    """Collects Japanese that stands in an element of another language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.wrong: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element and its language."""
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Forget the element, and what was left open in it."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Hold a text against the language around it."""
        language = next((language for _, language in reversed(self.open) if language), "")
        if language != "ja" and not UNSEEN.intersection(tag for tag, _ in self.open):
            self.wrong += JAPANESE.findall(data)


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>Hakukosha (白興社), five</p>", '<p>Hakukosha (<span lang="ja">白興社</span>), five</p>'),
        ("## The 佐々木 case {: #x }\n", '## The <span lang="ja">佐々木</span> case {: #x }\n'),
        ('<a lang="ja" href="x">日本語</a> 和', '<a lang="ja" href="x">日本語</a> <span lang="ja">和</span>'),
        ('<p title="和"><option>和</option></p>', '<p title="和"><option>和</option></p>'),
        (
            '<script type="application/json">{"a": "<和>"}</script>',
            '<script type="application/json">{"a": "<和>"}</script>',
        ),
        ("<p>plain – “text”</p>", "<p>plain – “text”</p>"),
    ],
)
def test_marks(html: str, marked: str) -> None:
    """Text is marked once, where markup can stand; attributes, data and what says its language already stay as they are."""
    assert mark_language_runs(html, "en", ("ja", "en")) == marked


def test_nothing_to_mark() -> None:
    """Languages that are written in such characters themselves, and playbooks without one, are left alone."""
    html = "<p>和</p>"
    assert mark_language_runs(html, "ja", ("ja", "en")) == html
    assert mark_language_runs(html, "ko", ("ja", "ko")) == html
    assert mark_language_runs(html, "en", ("en", "fr")) == html


def test_every_run_says_its_language(site: BuiltSite) -> None:
    """No page or paper, frame included, has Japanese in an element that is said to be English."""
    pages = [*(site.folder / "en").rglob("*.html")]
    assert len(pages) > 20
    assert {path.name: found for path in pages if (found := wrong_in(path))} == {}


def wrong_in(path: Path) -> list[str]:
    """The Japanese of a page that is not marked as such."""
    return Languages(path.read_text("utf-8")).wrong


def test_code_is_not_translated(edition: Edition) -> None:
    """Code, paper codes and names of software are marked for browsers that translate pages."""
    for part in edition.pages.values():
        for code in part.all("code"):
            assert code.attributes.get("translate") == "no" or "data-engine-detail" in code.attributes
    names = [row.all("th")[0] for row in edition.pages["colophon.html"].all("tr") if row.all("td")]
    assert names
    assert {name.attributes.get("translate") for name in names} == {"no"}
    files = [head for head in edition.pages["diagnosis.html"].all("th", scope="row") if head.text.endswith(".js")]
    assert files
    assert {head.attributes.get("translate") for head in files} == {"no"}
    forms = [*(edition.folder / "paper").glob("form-*.html")]
    assert forms
    assert all('<span class="code' not in form.read_text("utf-8") for form in forms)
