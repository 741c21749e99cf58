"""Modes in which a page is looked at: an open page is shown in each without being loaded again."""

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


SPACED = """
  html.spaced * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  html.spaced p { margin-bottom: 2em !important; }
"""
"""The text spacing of WCAG 1.4.12."""
_SHOW = "spaced => document.documentElement.classList.toggle('spaced', spaced)"


@dataclass(frozen=True)
class Mode:
    """A way in which a page is looked at."""

    name: str
    width: int = 1280
    colour_scheme: Literal["light", "dark"] = "light"
    forced_colours: Literal["active", "none"] = "none"
    motion: Literal["reduce", "no-preference"] = "reduce"
    spaced: bool = False
    """Whether letters, words and lines are set further apart by the reader."""


LIGHT = Mode("light")
DARK = Mode("dark", colour_scheme="dark")
FORCED = Mode("forced colours", forced_colours="active")
SMALL = Mode("320 px", width=320)
PHONE = Mode("390 px", width=390)
SPACED_LIGHT = Mode("spaced", spaced=True)
SPACED_SMALL = Mode("320 px, spaced", width=320, spaced=True)
MOVING = Mode("with motion", motion="no-preference")
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


def show(page: Page, mode: Mode) -> None:
    """Show the open page in a mode, laid out whole and at rest."""
    if not page.evaluate("self.laidOutWhole"):
        add_style(page, _STILL + SPACED)
        page.evaluate("self.laidOutWhole = true")
    page.set_viewport_size({"width": mode.width, "height": HEIGHT})
    page.emulate_media(color_scheme=mode.colour_scheme, forced_colors=mode.forced_colours, reduced_motion=mode.motion)
    page.evaluate(_SHOW, mode.spaced)
    page.evaluate(_SETTLED)


def in_modes(page: Page, modes: tuple[Mode, ...] = MODES) -> Iterator[Mode]:
    """Show the open page in one mode after another."""
    for mode in modes:
        show(page, mode)
        yield mode
