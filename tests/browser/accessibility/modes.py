"""The ways in which a page is looked at: a page that is open is shown in each without being loaded again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page, expect

HEIGHT = 800
_SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_ADD_STYLE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
_STILL = """
  .self-check__section { content-visibility: visible !important; }
  .md-typeset .table-scroll { background: none !important; }
"""
"""Lays out what is out of sight, too, and takes away the shade behind tables, which hides their ground from programs."""


@dataclass(frozen=True)
class Mode:
    """One way."""

    name: str
    width: int = 1280
    colour_scheme: Literal["light", "dark"] = "light"
    forced_colours: Literal["active", "none"] = "none"


LIGHT = Mode("light")
DARK = Mode("dark", colour_scheme="dark")
FORCED = Mode("forced colours", forced_colours="active")
SMALL = Mode("320 px", width=320)
MODES = (LIGHT, DARK, FORCED, SMALL)


def open_page(page: Page, address: str) -> None:
    """Go to a page and wait until all of it is there, a self-check's report and what a diagnosis finds included."""
    page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
    page.goto(address)
    if page.locator("form[data-self-check]").count():
        expect(page.locator("[data-report]")).not_to_have_attribute("data-revision", "0", timeout=60_000)
    if page.locator("[data-diagnosis]").count():
        expect(page.locator("[data-diagnosis]")).to_have_attribute("data-diagnosis", "done", timeout=60_000)


def add_style(page: Page, css: str) -> None:
    """Lay a style sheet over the open page, by the one way that its policy leaves to a script."""
    page.evaluate(_ADD_STYLE, css)


def in_modes(page: Page, modes: tuple[Mode, ...] = MODES) -> Iterator[Mode]:
    """Show the open page in one mode after another; without motion, so that what is measured stands still."""
    add_style(page, _STILL)
    for mode in modes:
        page.set_viewport_size({"width": mode.width, "height": HEIGHT})
        page.emulate_media(color_scheme=mode.colour_scheme, forced_colors=mode.forced_colours, reduced_motion="reduce")
        page.evaluate(_SETTLED)
        yield mode
