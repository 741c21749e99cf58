"""What is looked for on every page; `probes/` has the functions that look, in the page's own language."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Page

from tests.browser.accessibility.keyboard import walk_article, walk_page
from tests.browser.accessibility.modes import (
    DARK,
    FORCED,
    LIGHT,
    MOVING,
    PHONE,
    SMALL,
    SPACED_LIGHT,
    SPACED_SMALL,
    Mode,
)
from tests.browser.accessibility.rules import COLOUR_RULES, broken
from tests.browser.accessibility.visits import Probe

SOURCES = Path(__file__).parent / "probes"
FOREIGN = {"en": "[\\u3040-\\u30ff\\u3400-\\u9fff]", "ja": "(?:[A-Za-z’'&-]{2,}[ ,]+){3}[A-Za-z]{2,}"}
"""Signs of another language: any Japanese letter; four words of Latin letters in a row, which are more than a name."""
COMPANIES = ("白興社",)
"""A company's name in its own letters belongs to no other language."""
FRAMELESS = "paper/|404"
"""Pages without the theme's frame."""
LONGEST = "paper/book"
"""All pages in one: half a minute for a program that looks at rules, and as much for a walk through its links."""
FEW_CONTROLS = 5
"""Controls before the main part of a page without a frame: nobody needs a link past them."""
BY_KEYBOARD = Mode("by keyboard")
BY_KEYBOARD_SMALL = Mode("320 px, by keyboard", width=SMALL.width)
BACKWARDS = Mode("backwards by keyboard")
BACKWARDS_SMALL = Mode("320 px, backwards by keyboard", width=SMALL.width)


@cache
def source(name: str) -> str:
    """Return a function that looks."""
    return (SOURCES / f"{name}.js").read_text("utf-8")


def script(name: str) -> Callable[[Page], list[Any]]:
    """Return the look of a function that needs nothing but the page."""
    return lambda page: list(page.evaluate(source(name)))


def probes(language: str, backwards: str) -> tuple[Probe, ...]:
    """Return all probes for the pages of a language; keyboards go through narrow pages in one, through wide in the other.

    Args:
        language: `ja` or `en`.
        backwards: pattern of the pages that are walked through backwards, too.
    """
    forward, backward = {"ja": (BY_KEYBOARD, BACKWARDS_SMALL), "en": (BY_KEYBOARD_SMALL, BACKWARDS)}[language]
    return (
        Probe("title", lambda page: [page.title()]),
        Probe("menu", script("menu"), on=rf"^(?!.*({FRAMELESS}))"),
        Probe("header", script("header"), on="^(?!404)"),
        Probe("buttons", script("buttons"), on="^(?!404)"),
        Probe("contact", script("contact")),
        Probe("login", script("login")),
        Probe("way past the frame", way_past_the_frame),
        Probe("positive tabindex", positive_tabindex),
        Probe("media", script("not-text")),
        Probe("other language", other_language),
        Probe("listeners", lambda page: list(page.evaluate("self.heard"))),
        Probe("wider than the window", wider_than_the_window, (LIGHT, SMALL, PHONE, SPACED_LIGHT, SPACED_SMALL)),
        Probe("clipped", script("clipped"), (LIGHT, SMALL, SPACED_LIGHT, SPACED_SMALL)),
        Probe("unreachable", script("unreachable"), (LIGHT, SMALL, SPACED_LIGHT, SPACED_SMALL)),
        Probe("small targets", script("small-targets"), (LIGHT, SMALL)),
        Probe("order", script("order"), (LIGHT, SMALL)),
        Probe("moving", script("moving")),
        Probe("animated", script("animated"), (MOVING,)),
        Probe("rules", broken, (LIGHT, SMALL), on=rf"^(?!.*{LONGEST})"),
        Probe("rules", broken, on=LONGEST),
        Probe("rules", lambda page: broken(page, COLOUR_RULES), (DARK, FORCED), on=rf"^(?!.*{LONGEST})"),
        Probe("focus", walk_page, (forward,), on=r"^(en/)?index\.html|paper/(?!book)|404"),
        Probe("focus", walk_article, (forward,), on=rf"^(?!(en/)?index\.html|.*({FRAMELESS}))"),
        Probe("focus", lambda page: walk_page(page, "Shift+Tab"), (backward,), on=backwards),
    )


def wider_than_the_window(page: Page) -> list[str]:
    """Return by how much the page scrolls sideways."""
    width, whole = page.evaluate("[innerWidth, document.documentElement.scrollWidth]")
    return [f"{whole} of {width} px"] if whole > width else []


def positive_tabindex(page: Page) -> list[str]:
    """Return the elements that claim a place in the order of the focus."""
    look = "() => Array.from(document.querySelectorAll('*')).filter((one) => one.tabIndex > 0).map((one) => one.outerHTML.slice(0, 80))"
    return list(page.evaluate(look))


def other_language(page: Page) -> list[str]:
    """Return the texts that are in another language than their elements declare."""
    own = page.evaluate("document.documentElement.lang")
    found = page.evaluate(source("other-language"), [own, FOREIGN[own]])
    return [text for text in found if not any(name in text for name in COMPANIES)]


def way_past_the_frame(page: Page) -> list[str]:
    """Return what keeps a keyboard from the main part: a link to a place that is missing, or many controls before it."""
    counts = {"main": page.locator("main").count(), "heading": min(1, page.locator("main h1").count())}
    faults = [f"{count} of {name}" for name, count in counts.items() if count != 1]
    if page.locator(".md-header").count():
        target = unquote((page.locator(".md-skip").get_attribute("href") or "").removeprefix("#"))
        return faults if page.locator(f"main [id='{target}']").count() == 1 else [*faults, "the link past it is dead"]
    controls = page.locator("body > :not(main) :is(a, button)").count()
    return faults if controls <= FEW_CONTROLS else [*faults, f"{controls} controls before the main part"]
