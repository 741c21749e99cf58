"""axe-core finds nothing, on any page, in any language, colours and width, whatever is open on it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.mkdocs_site.authoring import notice
from generator.problems import ContentError, Problem
from tests.browser.accessibility.modes import DARK, FORCED, LIGHT, SMALL, open_page
from tests.browser.accessibility.rules import broken_rules
from tests.browser.accessibility.states import CHECK, STATES
from tests.browser.accessibility.visits import Findings, faults
from tests.support.chromium import NewPage
from tests.support.rounds import played
from tests.support.self_check_page import SCENARIO, SelfCheckPage

PREFIXES = {"ja": "", "en": "en/"}
IN_USE = {"ja": (LIGHT, SMALL), "en": (DARK, FORCED)}
"""Pages in use are long: each state is looked at in every mode, and in each language in half of them."""
LARGE = (LIGHT, DARK, FORCED)
"""The modes in which search and menu are not drawn over the page."""


def told(broken: list[str]) -> None:
    """Fail with a line for each rule that is broken."""
    assert not broken, f"{len(broken)} broken rules\n" + "\n".join(broken[:40])


def test_every_page(findings: Findings) -> None:
    """Every page keeps all rules in light colours and at 320 pixels, and those for colours in dark and forced ones."""
    told(faults(findings, "rules"))


@pytest.mark.few(2)
@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__.replace("_", "-"))
def test_self_check(page: Page, site: str, language: str, state: Callable[[SelfCheckPage], None]) -> None:
    """With answers and a report, and whatever a reader may open or be told, a self-check keeps all rules."""
    page.emulate_media(reduced_motion="reduce")
    tools = SelfCheckPage.open_ready(page, site, PREFIXES[language] + CHECK)
    tools.answer(SCENARIO)
    expect(page.locator("[data-finding=strategy-only]")).to_be_visible()
    state(tools)
    told(broken_rules(page, state.__name__, IN_USE[language]))


@pytest.mark.few(1)
@pytest.mark.parametrize("language", PREFIXES)
def test_taking_turns(page: Page, site: str, language: str) -> None:
    """While people take turns, when all have, and when they look at it together, the page keeps all rules."""
    played(page, site, PREFIXES[language] + CHECK)
    broken = broken_rules(page, "all have answered", IN_USE[language])
    page.locator("[data-reveal]").click()
    expect(page.locator("[data-tool=turns] [data-result]")).to_be_focused()
    told(broken + broken_rules(page, "revealed", IN_USE[language]))


@pytest.mark.few(1)
@pytest.mark.parametrize("language", PREFIXES)
def test_explained_term(page: Page, site: str, language: str) -> None:
    """With the explanation of a term open, a page keeps all rules."""
    for mode in (*LARGE, SMALL):
        page.set_viewport_size({"width": mode.width, "height": 800})
        open_page(page, f"{site}{PREFIXES[language]}phases/joint.html")
        page.locator("a.term").nth(1).focus()
        expect(page.locator(".explanation:visible")).to_have_count(1)
        told(broken_rules(page, "explanation", (mode,)))


@pytest.mark.few(1)
@pytest.mark.parametrize("language", PREFIXES)
def test_search(page: Page, site: str, language: str) -> None:
    """An open search with results keeps all rules, on a phone too."""
    for modes in (LARGE, (SMALL,)):
        page.set_viewport_size({"width": modes[0].width, "height": 800})
        open_page(page, f"{site}{PREFIXES[language]}index.html")
        page.locator(".md-search__input").fill("KPI")
        expect(page.locator(".md-search-result__list mark").first).to_be_attached()
        broken = broken_rules(page, "search", modes)
        told(broken)


@pytest.mark.few(1)
@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("path", ["glossary.html", "roles/strategy.html"])
def test_drawn_menu(page: Page, site: str, language: str, path: str) -> None:
    """The menu that is drawn over a page on a phone keeps all rules, whichever part of it is open."""
    page.set_viewport_size({"width": SMALL.width, "height": 800})
    open_page(page, f"{site}{PREFIXES[language]}{path}")
    page.locator(".menu-button").click()
    small = tuple(replace(mode, width=SMALL.width) for mode in LARGE)
    told(broken_rules(page, "menu", small))


@pytest.mark.few(1)
@pytest.mark.parametrize("language", PREFIXES)
def test_checklist_in_use(page: Page, site: str, language: str) -> None:
    """A checklist with a tick, a filter and what is folded open keeps all rules."""
    open_page(page, f"{site}{PREFIXES[language]}checklists/setup.html")
    page.locator("#tick-define-strategy").check()
    page.locator("[data-filter=phase]").select_option("outside-led")
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    told(broken_rules(page, "checklist", IN_USE[language]))


@pytest.mark.few(1)
@pytest.mark.parametrize("language", PREFIXES)
def test_engine_failure(new_page: NewPage, site: str, language: str) -> None:
    """What a reader is told when the self-check cannot be scored keeps all rules."""
    page = new_page(tolerate="503|Failed to load resource")
    page.route("**/runtime.*", lambda route: route.fulfill(status=503))
    page.emulate_media(reduced_motion="reduce")
    page.goto(site + PREFIXES[language] + CHECK)
    expect(page.locator("[data-engine-message]")).to_be_visible(timeout=60_000)
    told(broken_rules(page, "failure", IN_USE[language]))


@pytest.mark.few(1)
@pytest.mark.parametrize("language", PREFIXES)
def test_notice_of_wrong_content(page: Page, site: str, built_site: Path, language: str) -> None:
    """What an author sees above a page while the content is wrong keeps all rules."""
    error = ContentError((Problem.at("roles/x.yaml", (3, 1), "title", "missing-key"),))
    path = f"{PREFIXES[language]}index.html"
    html = (
        (built_site / path)
        .read_text("utf-8")
        .replace("<header", notice(error, language, on_last_site=True) + "<header", 1)
    )
    page.route(site + path, lambda route: route.fulfill(body=html, content_type="text/html"))
    open_page(page, site + path)
    expect(page.get_by_role("alert")).to_be_visible()
    told(broken_rules(page, "notice", IN_USE[language]))
