"""What is in the window: where a reader looks, as opposed to what the page contains."""

from typing import Any

import pytest
from playwright.sync_api import Locator, ViewportSize

DESKTOP: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
SETTLED = 400
"""Milliseconds after which a place that was reached stays where it is."""
LOOKS = 4
"""Within that time."""
TRIES = 60
"""A busy machine takes its time to draw."""
_PLACE = """(element) => {
  const box = (element.getClientRects()[0] || element.getBoundingClientRect());
  const at = document.elementFromPoint(box.left + Math.min(8, box.width / 2), box.top + Math.min(8, box.height / 2));
  const seen = Boolean(at) && (element.contains(at) || at.contains(element));
  return { top: box.top, bottom: box.top + Math.min(box.height, 24), height: innerHeight, seen };
}"""


def arrived(place: Locator, what: str, part: float = 1) -> None:
    """Wait until the first line of a place is in this part of the window, uncovered, and stays there; fail otherwise."""
    seen: dict[str, Any] = {}
    reached = 0
    for _ in range(TRIES):
        place.page.wait_for_timeout(SETTLED / LOOKS)
        seen = place.first.evaluate(_PLACE)
        inside = seen["seen"] and seen["top"] >= 0 and seen["bottom"] <= seen["height"] * part
        reached = reached + 1 if inside else 0
        if reached == LOOKS:
            return
    pytest.fail(f"{what} is not where the reader looks: {seen}")


def began(place: Locator, what: str) -> None:
    """Wait until a place begins in the upper half of the window, so that what follows is in sight, too."""
    arrived(place, what, 0.5)
