"""Accessibility: what the pages keep of WCAG 2.2, criterion by criterion, in the form of JIS X 8341-3:2016.

The statement is about the pages that every playbook gets, so it stands here, in `accessibility.yaml`, and not in the content.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.output import Output
from generator.pages.page import Edition

PRINCIPLES = {"1": "perceivable", "2": "operable", "3": "understandable", "4": "robust"}
"""What the first figure of a criterion's number stands for."""
RESULTS = ("met", "partly", "not-tested", "not-applicable")
STATED_IN = ("en", "ja")
"""The languages of the statement; a playbook in another one shows it in the first."""

type Stated = Mapping[str, str]
"""A text of the statement, by language."""


@dataclass(frozen=True)
class Criterion:
    """A success criterion, and what the pages keep of it."""

    number: str
    level: str
    since: str
    """The WCAG in which it first stood."""
    title: Stated
    result: str
    """One of `RESULTS`."""
    tests: list[str]
    """Ids of tests that it was tested by."""
    by_hand: Stated | None = None
    note: Stated | None = None


@dataclass(frozen=True)
class Statement:
    """The whole statement."""

    tested: str
    """The day on which somebody last looked at the pages."""
    tests: Mapping[str, Mapping[str, Any]]
    """By id: `name`, as pytest takes it, and `title`."""
    criteria: list[Criterion]


@cache
def statement() -> Statement:
    """The statement, read once."""
    text = (Path(__file__).parent / "accessibility.yaml").read_text("utf-8")
    data = yaml.load(text, yaml.CSafeLoader)  # ours, and the safe loader
    return Statement(data["tested"], data["tests"], [Criterion(**one) for one in data["criteria"]])


def accessibility_page(edition: Edition) -> Output:
    """The page, in one language."""
    stated, own = statement(), edition.language.code
    return edition.page(
        "accessibility.html",
        "accessibility",
        terms=False,  # they are the playbook's, and this is about its pages
        stated=stated,
        results=RESULTS,
        principles={
            name: [one for one in stated.criteria if one.number.startswith(figure)]
            for figure, name in PRINCIPLES.items()
        },
        numbers={name: number for number, name in enumerate(stated.tests, start=1)},
        stated_in=own if own in STATED_IN else STATED_IN[0],
    )
