"""That the made-up self-check goes through everything."""

import gc
from typing import get_args, get_type_hints

import pytest

from generator.assessment.blocks import Block
from generator.assessment.rules import Measure
from generator.figures.drawing import templates
from generator.report.rehearsal import BUNDLE
from generator.report.session import warm_up


def test_every_template_is_compiled() -> None:
    """After warming up no template of a report, and none of its figures, has still to be compiled."""
    templates.cache_clear()
    warm_up()
    for package, names in (
        ("generator.report", set(templates("generator.report").list_templates())),
        ("generator.figures", {"organisation.svg.j2", "parts.svg.j2", "radar.svg.j2", "sparkline.svg.j2"}),
    ):
        loaded = templates(package).cache
        assert loaded is not None
        assert {name for _, name in loaded} == names


@pytest.mark.parametrize(("cls", "there"), [(Measure, BUNDLE.assessment.measures), (Block, BUNDLE.assessment.report)])
def test_every_kind_is_there(cls: type, there: tuple[Measure | Block, ...]) -> None:
    """The made-up self-check has each kind of measure and of block."""
    assert {one.kind for one in there} == set(get_args(get_type_hints(cls)["kind"]))


def test_nothing_grows() -> None:
    """Warming up again leaves no objects behind that were not there before."""
    counts = []
    for _ in range(3):
        warm_up()
        gc.collect()
        counts.append(len(gc.get_objects()))
    assert counts[2] - counts[1] < 10
