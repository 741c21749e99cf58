"""Result to HTML: the fragment that the page puts in its place, and that the command line prints."""

from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache

from jinja2 import Template
from markupsafe import Markup

from generator.assessment.bundle import Bundle
from generator.assessment.result import Result
from generator.assessment.text import Text
from generator.figures.drawing import templates
from generator.report.compose import compose
from generator.report.section import Fragment
from generator.report.view import CELL_SIGNS, FEW, GAP_SIGNS, SEVERITY_SIGNS, STATE_SIGNS, ReportView
from generator.report.wording import Words

MOST_KEPT = 2000
"""Parts of earlier reports that are kept."""


def render(bundle: Bundle, result: Result, language: str) -> str:
    """The report as an HTML fragment for the page `self-check/<id>.html`: the same input gives the same bytes."""
    return Renderer(bundle.words, language).render(compose(bundle, result, language))


class Renderer:
    """Renders one report after another, and writes anew only what has changed.

    One answer changes a few lines of a report. A part of it is written from an immutable value that holds everything
    that differs from report to report, so an equal value has been written before if it is known.
    """

    def __init__(self, words: Mapping[str, Text], language: str) -> None:
        self._equal = lru_cache(MOST_KEPT)(self._make_part)
        self._same: dict[tuple[str, int], tuple[Hashable, Markup]] = {}
        """By template and identity of the value, with the value, whose identity no other can have meanwhile."""
        self._shared: dict[str, object] = {
            "w": Words(words, language).word,
            "part": self._part,
            "each": self._each,
            "few": FEW,
            "severity_signs": SEVERITY_SIGNS,
            "state_signs": STATE_SIGNS,
            "gap_signs": GAP_SIGNS,
            "cell_signs": CELL_SIGNS,
        }
        self._shared["parts"] = _template("parts").make_module(self._shared)

    def render(self, report: ReportView) -> str:
        """The report as an HTML fragment."""
        return self._write("report", report)

    def tell(self, fragment: Fragment) -> str:
        """What is told of several files, as an HTML fragment."""
        return self._write("sections", fragment)

    def _part(self, name: str, value: Hashable) -> Markup:
        """What template `<name>.html.j2` makes of a value."""
        # Most parts are the very ones of the report before; to look a whole block up by its value takes longer.
        known = self._same.get((name, id(value)))
        if known is None:
            if len(self._same) >= MOST_KEPT:
                self._same.clear()
            known = self._same[name, id(value)] = (value, self._equal(name, value))
        return known[1]

    def _make_part(self, name: str, value: Hashable) -> Markup:
        # Templates escape what they are given, unless it is marked as HTML.
        return Markup(self._write(name, value))

    def _each(self, name: str, values: Iterable[Hashable]) -> Markup:
        """What the template makes of each value, each ended by a line break."""
        return Markup("".join([f"{self._part(name, value)}\n" for value in values]))

    def _write(self, name: str, value: object) -> str:
        template = _template(name)
        context = template.new_context(self._shared, shared=True, locals={"value": value})
        return "".join(template.root_render_func(context))


def _template(name: str) -> Template:
    return templates("generator.report").get_template(f"{name}.html.j2")
