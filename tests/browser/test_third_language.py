"""A third language: a code in `site.yaml`, and wording in every text; nothing else."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.document import read
from tests.support.builds import build_strictly
from tests.support.self_check_page import SelfCheckPage
from tests.support.small_playbook import copy_small_playbook
from tests.support.static_server import Serve

pytestmark = pytest.mark.thorough

KOREAN = "한국어로 "
"""Stands before the English wording, which keeps its links and places."""


@pytest.fixture(scope="module")
def site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the small playbook is served in three languages."""
    folder = tmp_path_factory.mktemp("three-languages")
    content = copy_small_playbook(folder / "content")
    for path in content.rglob("*.yaml"):
        document = read(path, path.name, lambda problem: pytest.fail(str(problem)))
        assert document
        data = translated(document.data)
        if path.name == "site.yaml":
            data["languages"].append({"code": "ko", "name": "한국어"})
        path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return serve(build_strictly(content).folder)


def translated(data: Any) -> Any:
    """The data with a Korean wording in every text."""
    if isinstance(data, dict) and data.keys() == {"ja", "en"}:
        return data | {"ko": KOREAN + data["en"] if isinstance(data["en"], str) else data["en"]}
    if isinstance(data, dict):
        return {key: translated(value) for key, value in data.items()}
    return [translated(entry) for entry in data] if isinstance(data, list) else data


def test_theme_speaks_it(page: Page, site: str) -> None:
    """Pages are in the language, and so are the theme's own words."""
    page.goto(f"{site}ko/roles/cook.html")
    assert page.evaluate("document.documentElement.lang") == "ko"
    expect(page.locator("h1")).to_have_text(f"{KOREAN}Cook")
    expect(page.locator(".md-search__input")).to_have_attribute("placeholder", "검색")


def test_switcher_goes_through_all_three(page: Page, site: str) -> None:
    """From the same page to the same page, and round."""
    page.goto(f"{site}roles/cook.html")
    for code, path in (("ko", "ko/"), ("en", "en/"), ("ja", "")):
        page.locator(f".languages__link[hreflang={code}]").click()
        page.wait_for_url(f"{site}{path}roles/cook.html")


def test_search_finds_it(page: Page, site: str) -> None:
    """The language has an index of its own."""
    page.goto(f"{site}ko/index.html")
    page.locator(".md-search__input").fill("한국어로 The warm fridge")
    expect(page.locator(".md-search-result__list")).to_contain_text(f"{KOREAN}The warm fridge")
    assert "/ko/pitfalls/" in page.locator(".md-search-result__link").first.evaluate("link => link.href")


def test_report_is_in_it(page: Page, site: str) -> None:
    """Python in the browser writes the report with the playbook's words of that language, links included."""
    SelfCheckPage.open_ready(page, site, "ko/self-check/readiness.html")
    SelfCheckPage(page).answer_and_wait({"measured": "never"})
    finding = page.locator("[data-finding=warm-fridge]")
    expect(finding).to_contain_text(f"{KOREAN}The warm fridge")
    finding.get_by_role("link", name=f"{KOREAN}Cook").first.click()
    page.wait_for_url(f"{site}ko/roles/cook.html*")
