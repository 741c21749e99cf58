"""Walks through a page by keyboard."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

FOCUS = (Path(__file__).parent / "probes/focus.js").read_text("utf-8")
STOPS = "a[href], button, input, select, textarea, summary, [tabindex]"
SCROLLERS = 20
"""Upper bound of the boxes on a page that scroll, where the focus stops, too."""
SETTLED = 150
"""Milliseconds after which the theme has opened or closed what the focus opens or closes."""
_START = """fromEnd => {
  self.focusFirst = self.focusBefore = null;
  // Where the focus last was is where the next press begins, even after it has left.
  const end = Object.assign(document.createElement("span"), { tabIndex: -1 });
  document.body[fromEnd ? "append" : "prepend"](end);
  end.focus({ preventScroll: true });
  end.remove();
  scrollTo(0, fromEnd ? document.documentElement.scrollHeight : 0);
}"""


def stops(page: Page, key: str) -> Iterator[dict[str, Any]]:
    """Press a key again and again, and yield what has the focus after each press until it leaves the page."""
    for _ in range(page.locator(STOPS).count() + SCROLLERS):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUS)
        if stop is not None and faults_of(stop):
            page.wait_for_timeout(SETTLED)
            stop = page.evaluate(FOCUS)
        if stop is None:
            return
        yield stop
    pytest.fail(f"{key} does not lead out of {page.url}")


def faults_of(stop: dict[str, Any]) -> list[str]:
    """Return what is wrong with a place that the focus came to."""
    found = {
        "is out of sight or hidden": not stop["seen"],
        "shows no outline": stop["contrast"] == 0,
        "shows an outline of too little contrast": 0 < stop["contrast"] < 3,
    }
    return [f"{stop['name']} {fault}" for fault, true in found.items() if true]


def walk_page(page: Page, key: str = "Tab") -> list[str]:
    """Walk through the whole page, and return the faults."""
    page.evaluate(_START, key != "Tab")
    return list(_faults(list(stops(page, key)), forwards=key == "Tab"))


def walk_article(page: Page) -> list[str]:
    """Follow the link past the frame, walk through the article, and return the faults."""
    page.evaluate(_START, False)
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    inside: list[dict[str, Any]] = []
    for stop in stops(page, "Tab"):
        if inside and not stop["inArticle"]:
            break
        inside += [stop] if stop["inArticle"] else []
    return list(_faults(inside, forwards=True))


def _faults(stops: list[dict[str, Any]], *, forwards: bool) -> Iterator[str]:
    for stop in stops:
        yield from faults_of(stop)
    for before, after in pairwise(stops):
        if after["follows"] is not forwards:
            yield f"{after['name']} out of order after {before['name']}"
