"""The list of breakages fits the project as it is; `python -m tests.breakages` tries them."""

import pytest

from tests.breakages.__main__ import Breakage, breakages
from tests.support.checkout import ROOT


@pytest.mark.parametrize("breakage", breakages(), ids=lambda breakage: breakage.name)
def test_breakage_can_be_made(breakage: Breakage) -> None:
    """The line that is broken is there once, and so are the tests that notice."""
    assert (ROOT / breakage.file).read_text("utf-8").count(breakage.old) == 1
    assert breakage.new != breakage.old
    assert all((ROOT / test.partition("::")[0]).exists() for test in breakage.caught_by)
