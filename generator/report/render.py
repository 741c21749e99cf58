"""Result to HTML: the fragment that the page puts in its place, and that the command line prints."""

from generator.assessment.bundle import Bundle
from generator.assessment.result import Result
from generator.figures.drawing import templates
from generator.report.compose import compose
from generator.report.view import GAP_SIGNS, SEVERITY_SIGNS, STATE_SIGNS
from generator.report.wording import Wording

FEW = 4
"""Up to so many reasons are told at once; more are folded away."""


def render(bundle: Bundle, result: Result, language: str) -> str:
    """The report as an HTML fragment for the page `self-check/<id>.html`: the same input gives the same bytes."""
    wording = Wording(bundle, result, language)
    return (
        templates("generator.report")
        .get_template("report.html.j2")
        .render(
            report=compose(bundle, result, language),
            w=wording.word,
            html=wording.html,
            few=FEW,
            severity_signs=SEVERITY_SIGNS,
            state_signs=STATE_SIGNS,
            gap_signs=GAP_SIGNS,
        )
    )
