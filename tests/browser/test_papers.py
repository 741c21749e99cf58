"""The papers as PDFs: how many pages, everything on them, nothing torn apart, nothing blank; and the same on every run."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from generator.build import build
from generator.load import load
from generator.output import Site
from generator.paper import press
from generator.paper.press import Printed, print_papers
from tests.support.checkout import ROOT
from tests.support.element import Element, page
from tests.support.paper import LANGUAGES, PAGES, squeezed
from tests.support.small_playbook import copy_small_playbook

BOXES = {"ja": ("担当", "期限", "確認", "承認"), "en": ("Owner", "Due", "Checked", "Approved")}
A4 = ((595, 842), (842, 595))
BOOK = pytest.param("book", marks=pytest.mark.thorough)
TEXT_SIZE, MARGIN_SIZE = 9.5, 8.0
"""Points, of a paper's running text and of what its margins hold."""


@dataclass(frozen=True)
class Press:
    """Everything that was printed, and the documents that it was printed from."""

    site: Site
    folder: Path
    printed: dict[Path, Printed]

    def reader(self, language: str, name: str) -> PdfReader:
        """A PDF."""
        return PdfReader(self.folder / language / f"{name}.pdf")

    def sheets(self, language: str, name: str) -> list[str]:
        """The text of each page, squeezed."""
        return [squeezed(sheet.extract_text()) for sheet in self.reader(language, name).pages]

    def document(self, language: str, name: str) -> Element:
        """The document that a PDF was printed from."""
        prefix = next(one.prefix for one in self.site.languages if one.code == language)
        path = self.folder / f"{language}-{name}.html"
        path.write_text(
            str(next(o.content for o in self.site.outputs if o.path == f"{prefix}paper/{name}.html")), "utf-8"
        )
        return page(path)


def print_all(site: Site, folder: Path) -> Press:
    """Print a playbook's papers."""
    return Press(site, folder, {one.path.relative_to(folder): one for one in printed(site, folder)})


def printed(site: Site, folder: Path) -> list[Printed]:
    """Print in a thread of its own: in this one, Playwright already runs for other tests and starts no second time."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: list(print_papers(site, folder))).result()


@pytest.fixture(scope="module")
def papers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Press:
    """All papers of the shipped playbook, printed once; the book, which takes longest, in a thorough run."""
    site = build(ROOT / "content")
    if not request.config.getoption("--thorough"):
        site = replace(site, outputs=tuple(one for one in site.outputs if not one.path.endswith("paper/book.html")))
    return print_all(site, tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small playbook."""
    return build(copy_small_playbook(tmp_path_factory.mktemp("small-playbook") / "content"))


@pytest.fixture(scope="module")
def small(small_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Press:
    """All papers of the small playbook, printed once."""
    return print_all(small_site, tmp_path_factory.mktemp("small-papers"))


def test_every_paper_has_its_pages(papers: Press) -> None:
    """No paper is longer than it has to be: a sheet that grows over its page shows here."""
    found = {name: {language: len(papers.sheets(language, name)) for language in LANGUAGES} for name in PAGES}
    assert found == PAGES
    assert {path.stem for path in papers.printed} - {"book"} == {*PAGES}
    assert all(printed.pages == len(PdfReader(printed.path).pages) for printed in papers.printed.values())


@pytest.mark.few(8)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*PAGES, BOOK])
def test_sheets_are_whole(papers: Press, language: str, name: str) -> None:
    """Each is A4, says where it belongs, which edition it is and which page of how many, and holds more than that."""
    reader = papers.reader(language, name)
    sheets = papers.sheets(language, name)
    title = squeezed({"ja": "MA運用プレイブック", "en": "MA Operations Playbook"}[language])
    for number, (sheet, text) in enumerate(zip(reader.pages, sheets, strict=True), start=1):
        width, height = (float(side) for side in sheet.mediabox[2:])
        assert any(abs(width - w) < 1.5 and abs(height - h) < 1.5 for w, h in A4)
        assert text.startswith(title), number
        assert f"{number}/{len(sheets)}" in text
        edition = squeezed({"ja": "2026.11版（2026-11-23更新）", "en": "Edition 2026.11 (2026-11-23)"}[language])
        assert edition in text
        told = text.replace(title, "").replace(edition, "").replace(f"{number}/{len(sheets)}", "")
        assert len(told) > 30, f"{name}: page {number} is all but blank"


@pytest.mark.few(8)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*PAGES, BOOK])
def test_text_keeps_its_size(papers: Press, language: str, name: str) -> None:
    """Nothing is wider than its sheet, or Chromium would have printed the whole paper smaller; no text is small."""
    sizes = {size for sheet in papers.reader(language, name).pages[:4] for size in sizes_of(sheet)}
    assert TEXT_SIZE in sizes
    assert name == "book" or {size for size in sizes if size < TEXT_SIZE} <= {MARGIN_SIZE}


@pytest.mark.few(8)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_torn_apart_or_left_out(papers: Press, language: str, name: str) -> None:
    """Each row and question of the document stands on one page, with everything in it."""
    sheets = papers.sheets(language, name)
    kept = papers.document(language, name).all(data_kept="")
    assert kept
    for one in kept:
        texts = [squeezed(text) for text in texts_of(one) if squeezed(text)]
        assert any(all(text in sheet for text in texts) for sheet in sheets), texts


@pytest.mark.few(8)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_there_is_room_to_sign(papers: Press, language: str, name: str) -> None:
    """Every paper has boxes for owner, due date, check and approval, in the words of its language."""
    text = "".join(papers.sheets(language, name))
    assert all(box in text for box in BOXES[language])


def test_papers_hold_what_belongs_to_them(papers: Press) -> None:
    """Every duty, skill, KPI, activity, criterion, item, question and decision of the content is on its paper."""
    playbook = load(ROOT / "content")
    decision = playbook.site.decision
    assert decision
    entries = {
        **{f"role-{one.id}": [*one.duties, *one.skills, *one.kpis] for one in playbook.roles},
        **{f"phase-{one.id}": [*one.activities, *one.kpis, *one.exit_criteria] for one in playbook.phases.phases},
        **{f"checklist-{one.id}": [*one.items, *one.areas] for one in playbook.checklists},
        "decision": [*decision.asks, *playbook.roles, *playbook.staffing.patterns, *playbook.phases.phases],
    }
    for name, some in entries.items():
        for language in LANGUAGES:
            text = "".join(papers.sheets(language, name))
            assert [one.id for one in some if squeezed(one.title[language]) not in text] == [], (name, language)
        if (papers.folder / "ja" / f"{name}-both.pdf").exists():
            both = "".join(papers.sheets("ja", f"{name}-both"))
            assert [one.id for one in some for language in LANGUAGES if squeezed(one.title[language]) not in both] == []
    for check in playbook.assessments:
        assert len(papers.document("ja", f"form-{check.id}").all(data_kept="")) == len(check.questions)


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_book_is_a_book(papers: Press, language: str) -> None:
    """Contents with true page numbers, running heads, bookmarks, title and language."""
    reader, sheets = papers.reader(language, "book"), papers.sheets(language, "book")
    chapters = [one for one in papers.document(language, "book").all("section", data_page="") if one.all("h1")]
    contents = papers.document(language, "book").all("nav", data_page="")[0].all("a")
    assert len(contents) == len(chapters)
    told = "".join(sheets[1:2])
    starts = []
    for chapter in chapters:
        title = squeezed(chapter.all("h1")[0].text)
        found = re.search(re.escape(title) + r"(\d+)", told)
        assert found, title
        told = told[found.end() :]
        start = int(found[1])
        starts.append(start)
        assert sheets[start - 1].count(title) >= 2, title  # in the head, and as the chapter's heading
    assert starts == sorted(set(starts))
    assert str(reader.root_object["/Lang"]) == language
    assert reader.metadata
    assert reader.metadata.title
    marks = [mark.title for mark in reader.outline if not isinstance(mark, list)]
    assert [chapter.all("h1")[0].text for chapter in chapters] == marks[-len(chapters) :]
    document = papers.document(language, "book")
    unprinted = [part for part in document.all(class_="") if "screen-only" in part.attributes["class"].split()]
    on_screen = [link for part in unprinted for link in part.all("a")]
    assert [link for link in document.all("a") if "href" not in link.attributes and link not in on_screen] == []
    text = "".join(sheets)
    for term in ("用語集", "診断の方法") if language == "ja" else ("Glossary", "Howtheself-checkswork"):
        assert term in text
    assert re.search(r"→\d+", text)


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_book_holds_every_page(papers: Press, language: str) -> None:
    """Whatever headings the site's pages have, the book has; for self-checks it has their forms instead."""
    text = "".join(papers.sheets(language, "book"))
    prefix = next(one.prefix for one in papers.site.languages if one.code == language)
    for output in papers.site.outputs:
        name = output.path.removeprefix(prefix)
        own = output.path.endswith(".md") and output.path.startswith(prefix)
        if own and not name.startswith(("en/", "self-check/", "paper/", "diagnosis")):
            for heading in re.findall(r"^##+ (.+) \{: #", str(output.content), re.MULTILINE):
                plain = re.sub(r"\\(.)", r"\1", unescape(heading))
                assert squeezed(plain) in text, (output.path, plain)


@pytest.mark.thorough
def test_same_bytes(small: Press, tmp_path: Path) -> None:
    """Two runs give the same files."""
    again = print_all(build(copy_small_playbook(tmp_path / "content")), tmp_path / "pdf")
    assert small.printed.keys() == again.printed.keys()
    for path in small.printed:
        assert (small.folder / path).read_bytes() == (again.folder / path).read_bytes(), path


@pytest.mark.thorough
def test_small_playbook(small: Press) -> None:
    """Another playbook has all kinds of papers, each with something on every page."""
    names = {path.stem for path in small.printed}
    assert {
        "decision",
        "decision-both",
        "role-cook",
        "phase-guided",
        "checklist-opening",
        "form-readiness",
        "book",
    } <= names
    for path in small.printed:
        for sheet in PdfReader(small.folder / path).pages:
            assert len(squeezed(sheet.extract_text())) > 60, path


def test_without_a_browser(small_site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no Chromium or no Playwright, it is said what to install."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(press.PressError, match="install Chromium"):
        printed(small_site, tmp_path)
    monkeypatch.setattr(press, "sync_playwright", None)
    with pytest.raises(press.PressError, match=re.escape("playbook-generator[paper]")):
        printed(small_site, tmp_path)


@pytest.mark.parametrize(("user", "sandboxed"), [(0, False), (1000, True)])
def test_sandbox(small_site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int, sandboxed: bool) -> None:
    """Chromium keeps its sandbox, but for root, for whom it would not start; where it does not start, its words are passed on."""
    chromium = tmp_path / "chromium"
    chromium.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$0-arguments"\necho "No usable sandbox!" >&2\nexit 1\n')
    chromium.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda _: str(chromium))
    monkeypatch.setattr("os.geteuid", lambda: user)
    with pytest.raises(press.PressError, match="No usable sandbox"):
        printed(small_site, tmp_path)
    arguments = (tmp_path / "chromium-arguments").read_text("utf-8").split("\n")
    assert ("--no-sandbox" not in arguments) == sandboxed


def sizes_of(sheet: PageObject) -> set[float]:
    """The sizes of the text on a page, in points to a tenth."""
    sizes = set()

    def note(text: str, base: list[float], place: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(base[0] * place[0] * size), 1))

    sheet.extract_text(visitor_text=note)
    return sizes


def texts_of(element: Element) -> list[str]:
    """The texts within, as they stand."""
    return [part for child in element.children for part in ([child] if isinstance(child, str) else texts_of(child))]
