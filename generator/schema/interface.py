"""`interface.yaml`: the site's own words. `assessments/scales.yaml`: answers that questions and pages share."""

from collections.abc import Mapping

from generator.assessment.definition import Scale
from generator.assessment.text import Text
from generator.schema.entity import Content


class InterfaceFile(Content):
    """Words of the site's interface, by area and name."""

    shared: Mapping[str, Text]
    """Words that pages, forms and reports have in common."""
    pages: Mapping[str, Text]
    """Headings and labels of the generated pages."""
    form: Mapping[str, Text]
    """The self-check's form and its states."""
    report: Mapping[str, Text]
    """The self-check's report; travels to the browser with it."""
    diagnosis: Mapping[str, Text]
    """The page that finds out what works where the site stands."""
    checklist: Mapping[str, Text]
    """The checklist's controls and its printed sheet."""
    takeaway: Mapping[str, Text]
    """Files that readers take into a spreadsheet program, and the links to them."""
    paper: Mapping[str, Text]
    """What is printed to be filled in and signed."""


class ScalesFile(Content):
    """All shared scales."""

    scales: tuple[Scale, ...]
