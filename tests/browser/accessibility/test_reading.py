"""Pages that are magnified, spaced out, kept still, coloured by the device or read aloud lose nothing."""

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility.modes import HEIGHT, SMALL, add_style, open_page

WIDTHS = (SMALL.width, 1280)
SPACED = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
"""
"""The text spacing of WCAG 1.4.12."""
# The bar's title is cut: it is the page's heading once more, or the site's name, which the menu has whole.
CLIPPED = """() => Array.from(document.querySelectorAll("body *")).filter((one) => {
  const style = getComputedStyle(one);
  if (one.closest(".visually-hidden, svg, .md-header") || !one.getClientRects().length || style.visibility === "hidden") return false;
  const cut = (overflow, whole, room) => ["hidden", "clip"].includes(overflow) && whole > room + 1;
  return one.textContent.trim() && (cut(style.overflowX, one.scrollWidth, one.clientWidth)
    || cut(style.overflowY, one.scrollHeight, one.clientHeight));
}).map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().replace(/\\s+/g, " ").slice(0, 60)}`)"""
UNREACHABLE = """() => Array.from(document.querySelectorAll("body *")).filter((one) => {
  const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1;
  const reached = one.tabIndex === 0 && (one.getAttribute("role") || one.matches("main")) && (one.getAttribute("aria-label") || one.getAttribute("aria-labelledby"));
  return scrolls && one.getClientRects().length && !reached && getComputedStyle(one).visibility !== "hidden";
}).map((one) => `${one.tagName}.${one.className}`)"""
MOVING = """() => Array.from(document.querySelectorAll("*")).flatMap((one) => ["", "::before", "::after"].flatMap((part) => {
  const style = getComputedStyle(one, part || null);
  const seconds = (text) => Math.max(...text.split(",").map(parseFloat));
  const still = seconds(style.transitionDuration) <= 0.01 && (style.animationName === "none" || seconds(style.animationDuration) <= 0.01);
  return still && style.scrollBehavior !== "smooth" ? [] : [`${one.tagName}.${one.className}${part}`];
}))"""
NOT_TEXT = """() => {
  const ids = Array.from(document.querySelectorAll("[id]"), (one) => one.id);
  const other = Array.from(document.querySelectorAll("audio, video, img, picture, iframe, object, embed, canvas, marquee, meta[http-equiv=refresh]"));
  return ids.filter((id, at) => ids.indexOf(id) !== at).concat(other.map((one) => one.outerHTML.slice(0, 80)));
}"""
OTHER_LANGUAGE = """([own, pattern]) => {
  const foreign = new RegExp(pattern);
  const inside = (element) => element.closest("[lang]").lang;
  const found = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (["SCRIPT", "STYLE", "NOSCRIPT"].includes(parent.tagName)) continue;
    if (foreign.test(walker.currentNode.data) && inside(parent) === own) found.push(walker.currentNode.data.trim());
  }
  for (const name of ["aria-label", "title", "alt", "placeholder", "content"]) {
    for (const one of document.querySelectorAll(`[${name}]`)) {
      if (foreign.test(one.getAttribute(name)) && inside(one) === own) found.push(`${name}: ${one.getAttribute(name)}`);
    }
  }
  return found;
}"""
NAMES = ("白興社",)
"""A company's name in its own letters is in no other language."""
FOREIGN = {"en": "[\\u3040-\\u30ff\\u3400-\\u9fff]", "ja": "(?:[A-Za-z’'&-]{2,}[ ,]+){3}[A-Za-z]{2,}"}
"""What is no word of a language: any Japanese letter; four words of Latin letters in a row, which are more than a name."""


@pytest.mark.parametrize("spaced", [False, True], ids=["", "spaced"])
def test_nothing_is_cut_off(page: Page, site: str, paths: list[str], spaced: bool) -> None:
    """At 320 pixels and on a wide screen nothing scrolls sideways but named tables, and no text is cut, spaced out or not."""
    found = []
    for path in paths:
        open_page(page, site + path)
        if spaced:
            add_style(page, SPACED)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{path}, {width}: scrolls sideways")
            found += [f"{path}, {width}: {one} cannot be scrolled by keyboard" for one in page.evaluate(UNREACHABLE)]
            found += [f"{path}, {width}: {one} is cut off" for one in page.evaluate(CLIPPED)]
    assert not found, f"{len(found)}\n" + "\n".join(found[:40])


def test_nothing_moves(page: Page, site: str, paths: list[str]) -> None:
    """Where the device asks for reduced motion nothing moves by itself or glides on any page."""
    moving = []
    for path in paths:
        open_page(page, site + path)
        moving += [f"{path}: {one}" for one in page.evaluate(MOVING)]
    assert not moving, "\n".join(moving[:40])


def test_parts_in_another_language(page: Page, site: str, paths: list[str]) -> None:
    """What is in another language than its page says so, names for screen readers and the language switch included."""
    found = []
    for path in paths:
        open_page(page, site + path)
        own = page.evaluate("document.documentElement.lang")
        told = page.evaluate(OTHER_LANGUAGE, [own, FOREIGN[own]])
        found += [f"{path}: {one}" for one in told if not any(name in one for name in NAMES)]
    assert not found, f"{len(found)}\n" + "\n".join(found[:40])


def test_titles_tell_pages_apart(page: Page, site: str, paths: list[str]) -> None:
    """No two pages of a language have the same title."""
    titles = []
    for path in paths:
        page.goto(site + path, wait_until="domcontentloaded")
        titles.append((path.startswith("en/"), page.title()))
    assert len(set(titles)) == len(titles)


def test_pages_are_made_of_text(page: Page, site: str, paths: list[str]) -> None:
    """No page has sound, video, pictures, embedded pages, letters painted by a script, refreshes, or an id twice."""
    found = []
    for path in paths:
        open_page(page, site + path)
        found += [f"{path}: {one}" for one in page.evaluate(NOT_TEXT)]
    assert not found, "\n".join(found[:40])
