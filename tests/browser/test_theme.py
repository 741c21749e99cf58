"""The frame of every page in a real browser: search, languages, small screens, paper, and no word to other hosts."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from generator.output import Output
from tests.support.chromium import NewPage
from tests.support.static_server import Serve
from tests.support.tiny_site import build_site, tiny_site

LONG_PAGE = """---
title: 確認
---
<p>ベンダーロックイン、ＡＩ、㈱アダム、R&amp;D。</p>

<div class="table-scroll" tabindex="0" role="region" aria-label="表"><table class="table">
<thead><tr><th scope="col">スキル</th><th scope="col">外部主導</th><th scope="col">伴走</th><th scope="col">内製化</th></tr></thead>
<tbody><tr><th scope="row">データ連携</th><td>指示できる</td><td>手順どおりできる</td><td>設計できる</td></tr></tbody>
</table></div>
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site in two languages, with one page more that has a wide table."""
    site = tiny_site("ja", "en")
    home, *rest = site.outputs
    assert isinstance(home.content, str)
    home = Output(home.path, LONG_PAGE + home.content.split("---\n")[2])
    return build_site(replace(site, outputs=(home, *rest)), tmp_path_factory.mktemp("theme"))


@pytest.fixture(scope="session")
def url(folder: Path, serve: Serve) -> str:
    """Where the tiny site is served."""
    return serve(folder)


def search(page: Page, path: str, query: str) -> list[str]:
    """The addresses that a search on the page finds, best first."""
    page.goto(path)
    page.locator(".md-search__input").fill(query)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("見つかり|matching"))
    links = page.locator(".md-search-result__link").all()
    return [(link.get_attribute("href") or "").rpartition("/")[2] for link in links]


@pytest.mark.few(2)
@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("内製化を進め", "内製化を進め"),
        ("ロックイン", "ロックイン"),
        ("べんだーろっく", "ベンダーロック"),
        ("ai", "ＡＩ"),
        ("（株）あだむ", "㈱アダム"),
        ("株", "㈱"),
        ("ｽｺｱﾘﾝｸﾞ", "スコアリング"),
        ("r&d", "R&D"),
    ],
)
def test_search_finds_any_part_of_a_phrase(page: Page, url: str, query: str, marked: str) -> None:
    """Part of a phrase, and any width, case and kana of it, is found and marked as it is written."""
    assert search(page, f"{url}index.html", query)
    assert page.locator(".md-search-result__list mark").first.inner_text() == marked


def test_search_wants_every_word(page: Page, url: str) -> None:
    """Words of a query may stand apart on a page; where all are not to be had, it says which is missing."""
    results = search(page, f"{url}index.html", "設計　内製化")
    assert any(result.startswith("implementation.html") for result in results)
    expect(page.locator(".md-search-result__terms")).to_have_count(0)
    search(page, f"{url}index.html", "設計 内製化 ありません")
    expect(page.locator(".md-search-result__terms del").first).to_have_text("ありません")
    assert search(page, f"{url}index.html", "ありません") == []


def test_search_prefers_titles(page: Page, url: str) -> None:
    """A page that is about the word comes before pages that mention it."""
    assert search(page, f"{url}index.html", "技術担当")[1].startswith("implementation.html")


def test_search_stays_in_the_language(page: Page, url: str) -> None:
    """An English page finds English pages only, wherever it lies in the site."""
    path = f"{url}en/roles/implementation.html"
    assert search(page, path, "scoring")
    page.locator(".md-search-result__link").first.click()
    assert page.url.startswith(f"{url}en/")
    assert search(page, path, "内製化") == []


def test_search_result_is_marked_on_its_page(page: Page, url: str) -> None:
    """The page the reader goes to shows where the word is, in whatever kana it was typed."""
    search(page, f"{url}index.html", "すこありんぐ")
    page.locator(".md-search-result__link").last.click()
    expect(page.locator(".md-content mark").first).to_have_text("スコアリング")


def test_pasted_text_is_searched(page: Page, url: str) -> None:
    """Text that arrives without a key, by mouse or by voice, is searched too."""
    page.goto(f"{url}index.html")
    page.locator(".md-search__input").focus()
    page.keyboard.insert_text("内製化")
    expect(page.locator(".md-search-result__list mark").first).to_have_text("内製化")


def test_search_works_from_a_folder(page: Page, folder: Path) -> None:
    """A double click on a file is enough; there a browser starts no worker and fetches nothing."""
    page.goto((folder / "roles/implementation.html").as_uri())
    page.locator(".md-search__input").focus()
    page.keyboard.insert_text("スコアリング")
    expect(page.locator(".md-search-result__list mark").first).to_have_text("スコアリング")
    page.goto((folder / "en/index.html").as_uri())
    page.locator(".md-search__input").focus()
    page.keyboard.insert_text("scoring")
    expect(page.locator(".md-search-result__list mark").first).to_have_text("scoring")


def test_other_workers_are_left_alone_in_a_folder(page: Page, folder: Path) -> None:
    """A worker made from a blob runs beside the search of a page opened from a folder."""
    page.goto((folder / "index.html").as_uri())
    answer = page.evaluate("""() => new Promise(resolve => {
        const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(21 * 2)"])));
        worker.onmessage = event => resolve([worker instanceof Worker, event.data]);
    })""")
    assert answer == [True, 42]


def test_switching_the_language_stays_on_the_page(page: Page, url: str) -> None:
    """There and back again, at the same heading, without a menu to open."""
    page.goto(f"{url}roles/implementation.html#duties")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{url}en/roles/implementation.html#duties")
    page.get_by_role("link", name="日本語").click()
    expect(page).to_have_url(f"{url}roles/implementation.html#duties")


def test_colours_are_kept_across_languages(new_page: NewPage, url: str) -> None:
    """A reader who chose dark colours has them in the other language too."""
    page = new_page(color_scheme="light")
    page.goto(f"{url}roles/implementation.html")
    for _ in range(2):
        page.locator(".md-header__option button:not([hidden])").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("link", name="English").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.few(1)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen(new_page: NewPage, url: str, width: int) -> None:
    """No page scrolls sideways; a wide table scrolls by itself, by keyboard too."""
    page = new_page(viewport={"width": width, "height": 800})
    for path in ("index.html", "roles/implementation.html", "en/index.html", "404.html"):
        page.goto(f"{url}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.goto(f"{url}index.html")
    page.locator(".table-scroll").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".table-scroll")).to_be_focused()


def test_print_is_one_numbered_sheet(page: Page, url: str) -> None:
    """A page that fits one sheet of A4 takes one, with its number and without the site's frame."""
    page.goto(f"{url}index.html")
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 1
    text = sheets[0].extract_text()
    assert "1 / 1" in text
    assert "English" not in text
    assert round(float(sheets[0].mediabox.width) / 72 * 25.4) == 210


def test_page_for_wrong_addresses_works_at_any_depth(new_page: NewPage, folder: Path, url: str) -> None:
    """Shown in place of a page far below, it needs nothing from there; it asks each folder above whether it holds the site."""
    page = new_page(tolerate="404")
    page.route("**/a/b/c/", lambda route: route.fulfill(body=(folder / "404.html").read_text("utf-8")))
    page.goto(f"{url}a/b/c/")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    expect(page.get_by_role("heading", name="ページが見つかりません")).to_be_visible()


def test_pages_are_whole_without_scripts(new_page: NewPage, url: str) -> None:
    """Text, menu and the way to the other language need no JavaScript."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{url}index.html")
    expect(page.get_by_text("内製化を進めます")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{url}en/index.html")
