"""Whatever is pressed is large enough to be hit."""

from tests.browser.accessibility.visits import Findings, faults


def test_controls_are_large_enough(findings: Findings) -> None:
    """Every control, and every link outside of running text, is at least 24 by 24 pixels, at 320 pixels too."""
    assert faults(findings, "small targets") == []
