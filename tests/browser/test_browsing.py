"""The real site as its readers browse it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.chromium import NewPage
from tests.support.static_server import Serve

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)


def paths(built_site: Path) -> list[str]:
    """Every page but the one for wrong addresses, which belongs to no language."""
    found = sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html"))
    return [path for path in found if path != "404.html"]


def test_every_page_on_a_phone(new_page: NewPage, site: str, built_site: Path) -> None:
    """No page scrolls sideways at 390 pixels, logs anything, or asks another host for anything."""
    page = new_page(viewport=PHONE)
    page.route("**/engine/**", lambda route: route.fulfill(status=204))
    for path in [path for path in paths(built_site) if "self-check/" not in path]:
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


@pytest.mark.thorough
def test_language_switch_stays_on_every_page(page: Page, site: str, built_site: Path) -> None:
    """From every page the switch leads to the same page in the other language, and back; sheets of paper have none."""
    japanese = [path for path in paths(built_site) if not path.startswith("en/")]
    assert {f"en/{path}" for path in japanese} == {path for path in paths(built_site) if path.startswith("en/")}
    for path in [path for path in japanese if not path.startswith("paper/") or path == "paper/index.html"]:
        page.goto(site + path)
        there = page.locator("a.languages__link[hreflang=en]").evaluate("link => link.href")
        assert there == f"{site}en/{path}"
        page.goto(there)
        assert page.evaluate("document.documentElement.lang") == "en"
        assert page.locator("a.languages__link[hreflang=ja]").evaluate("link => link.href") == site + path


@pytest.mark.few(4)
@pytest.mark.parametrize("served", [True, False], ids=["server", "folder"])
@pytest.mark.parametrize(
    ("path", "query", "kind", "title", "expected"),
    [
        ("index.html", "いんさいどせーるす", "用語", "インサイドセールス", "glossary.html#term-inside-sales"),
        ("roles/strategy.html", "戦略担当", "役割", "戦略担当", "roles/strategy.html#"),
        ("en/index.html", "customer data platform", "Term", "CDP", "en/glossary.html#term-cdp"),
        ("en/phases/joint.html", "120 employees", "Staffing pattern", "Dedicated team", "#staffing-dedicated"),
    ],
)
def test_search(
    page: Page, site: str, built_site: Path, served: bool, path: str, query: str, kind: str, title: str, expected: str
) -> None:
    """Results stand below their kind, how many kinds there are is announced, and Enter leads to the best result."""
    page.goto(site + path if served else (built_site / path).as_uri())
    page.locator(".md-search__input").fill(query)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("区分で見つかりました|of matching entries"))
    group = page.locator(".md-search-result__item").first
    expect(group.locator("h1")).to_have_text(kind)
    expect(group.locator("h2").first).to_have_text(title)
    page.locator(".md-search__input").press("Enter")
    page.wait_for_url(lambda url: re.sub(r"\?[^#]*", "", url).endswith(expected))


def test_role_page_leads_on(page: Page, site: str) -> None:
    """From the home page a reader gets to the decisive role, its duties by phase, and on to the phase and back."""
    page.goto(site + "index.html")
    page.get_by_role("article").get_by_role("link", name="実装・技術担当").first.click()
    matrix = page.locator("table", has_text="実装・技術担当の業務と担い手")
    expect(matrix.locator("tbody tr")).to_have_count(6)
    matrix.get_by_role("link", name="共同運用").click()
    page.wait_for_url("**/phases/joint.html")
    page.get_by_role("link", name="スコアリングルールの実装").first.click()
    page.wait_for_url("**/roles/implementation.html#duty-scoring-rules")
    expect(page.locator("#duty-scoring-rules")).to_be_in_viewport()


def test_dark(new_page: NewPage, site: str) -> None:
    """A device that prefers dark gets a dark page."""
    page = new_page(color_scheme="dark")
    page.goto(site + "index.html")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(part) for part in re.findall(r"\d+", background)[:3]) < 64
