"""axe-core on an open page."""

from functools import cache

from playwright.sync_api import Page

from tests.browser.accessibility.modes import MODES, Mode, add_style, in_modes
from tests.support.checkout import ROOT

TAGS = ("best-practice", "wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa")
"""The rules that have to be kept; there is none of them that any page may break."""
COLOUR_RULES = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
"""The rules that depend on colours."""
EXPERIMENTAL = ("label-content-name-mismatch",)
"""Rules that axe leaves out unless they are asked for."""
_RUN = """([only, more]) => axe.run(document, {
  runOnly: only, rules: Object.fromEntries(more.map((rule) => [rule, { enabled: true }])), resultTypes: ["violations"], preload: false,
}).then((found) =>
  found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.html.slice(0, 160)} - ${node.failureSummary.split("\\n").slice(1).join(" ")}`)))"""


_BARS_IN_FLOW = "html.bars-in-flow :is(.md-header, .banner, .self-check__bar) { position: static !important; }"
"""Lets no bar cover what the page happens to be scrolled to, which axe would take for too small a target."""


@cache
def _axe() -> str:
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")


def broken(page: Page, rules: tuple[str, ...] = ()) -> list[str]:
    """Return the rules that the page breaks as it is now, and where; of the given rules, or of all."""
    if not page.evaluate("'axe' in self"):
        page.evaluate(_axe())
        add_style(page, _BARS_IN_FLOW)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    page.evaluate("document.documentElement.classList.add('bars-in-flow')")
    try:
        return list(page.evaluate(_RUN, [only, () if rules else EXPERIMENTAL]))
    finally:
        page.evaluate("document.documentElement.classList.remove('bars-in-flow')")


def broken_rules(page: Page, what: str, modes: tuple[Mode, ...] = MODES) -> list[str]:
    """Return the rules that the page breaks in each mode, and where."""
    return [f"{what}, {mode.name}: {rule}" for mode in in_modes(page, modes) for rule in broken(page)]
