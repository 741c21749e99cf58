"""What authors should look after in sound content. Each kind has its cases in `cases/health`, see `test_content_cases`."""

from generator.health.examine import examine
from generator.load import load
from tests.support.checkout import ROOT
from tests.support.content_edits import TODAY


def test_shipped_content_is_healthy() -> None:
    """Nothing to look after in the content that comes with the generator."""
    assert examine(load(ROOT / "content"), TODAY) == []
