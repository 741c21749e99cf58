"""What colours say is said without them, and what programs for rules cannot see of contrast is measured here."""

import base64
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.accessibility.modes import DARK, FORCED, LIGHT, Mode, in_modes, open_page

DIFFERENT = """async (pictures) => {
  const data = await Promise.all(pictures.map(async (picture) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  }));
  let pixels = 0;
  for (let at = 0; at < data[0].length; at += 4) {
    const apart = [0, 1, 2].map((part) => Math.abs(data[0][at + part] - data[1][at + part]));
    if (Math.max(...apart) > 60) pixels += 1;
  }
  return pixels;
}"""
FIGURES = """() => {
  const parts = (text) => text.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255);
  const luminance = (text) => parts(text).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const probe = document.createElement("span");
  const colour = (drawing, name) => {
    drawing.parentNode.append(probe);
    probe.style.color = getComputedStyle(drawing).getPropertyValue(name);
    return getComputedStyle(probe).color;
  };
  return Array.from(document.querySelectorAll(".figure-drawing")).flatMap((drawing) => {
    const grounds = ["--figure-paper", "--figure-tint"].map((name) => colour(drawing, name));
    const texts = Array.from(drawing.querySelectorAll("text"), (one) => [getComputedStyle(one).fill, 4.5]);
    const lines = ["--figure-line", "--figure-accent", "--figure-target", "--figure-alert"].map((name) => [colour(drawing, name), 3]);
    return texts.flatMap(([fill, least]) => grounds.map((ground) => [contrast(fill, ground), least]))
      .concat(lines.map(([stroke, least]) => [contrast(stroke, grounds[0]), least]));
  });
}"""
"""Contrast of letters with both grounds that they stand on, and of lines with the paper; and how much is needed."""
HIGH_CONTRAST = Mode("forced dark", colour_scheme="dark", forced_colours="active")
CHOSEN = "one => { one.checked = true; }"


def different(page: Page, one: Callable[[], Locator], change: Callable[[], object]) -> int:
    """How many pixels of an element a change makes different."""
    before = one().screenshot()
    change()
    pictures = [base64.b64encode(picture).decode() for picture in (before, one().screenshot())]
    return int(page.evaluate(DIFFERENT, pictures))


@pytest.mark.few(3)
@pytest.mark.parametrize("mode", [FORCED, HIGH_CONTRAST, DARK, LIGHT], ids=lambda mode: mode.name)
@pytest.mark.parametrize(
    ("path", "control"),
    [
        ("self-check/organisation.html", "input[name=cover-strategy][value=dedicated]"),
        ("self-check/organisation.html", "input[name=people-total][value=unknown]"),
        ("checklists/setup.html", "#tick-define-strategy"),
    ],
    ids=["radio", "checkbox", "tick"],
)
def test_chosen_looks_different(page: Page, site: str, path: str, control: str, mode: Mode) -> None:
    """A control that is chosen differs from one that is not by more than a shade, in the device's own colours too."""
    open_page(page, site + path)
    next(in_modes(page, (mode,)))
    box = page.locator(control)
    assert different(page, lambda: box, lambda: box.evaluate(CHOSEN)) > 25


@pytest.mark.parametrize("mode", [FORCED, HIGH_CONTRAST], ids=lambda mode: mode.name)
def test_signs_of_who_does_it_differ(page: Page, site: str, mode: Mode) -> None:
    """The signs before who does a duty are four different ones without any colour."""
    open_page(page, f"{site}roles/implementation.html")
    next(in_modes(page, (mode,)))
    sign = page.locator(".table .holder").first
    sign.evaluate("one => { one.textContent = ''; }")

    def show(kind: str) -> None:
        sign.evaluate("(one, kind) => { one.className = `holder holder--${kind}`; }", kind)

    for kind, other in pairwise(["own", "together", "partner", "nobody"]):
        show(kind)
        assert different(page, lambda: sign, partial(show, other)) > 8, (kind, other)


@pytest.mark.few(1)
@pytest.mark.parametrize("path", ["index.html", "staffing/index.html", "phases/index.html", "rollout.html"])
def test_figures(page: Page, site: str, path: str) -> None:
    """Letters in drawings have a contrast of 4.5 with what they stand on, and lines one of 3, light and dark."""
    open_page(page, site + path)
    for mode in in_modes(page, (LIGHT, DARK, FORCED, HIGH_CONTRAST)):
        measured = page.evaluate(FIGURES)
        assert measured, path
        assert [pair for pair in measured if pair[0] < pair[1]] == [], mode
