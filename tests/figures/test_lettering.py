"""Tests of measuring and breaking text without a font."""

import pytest

from generator.figures.lettering import NEVER_FIRST, number, width, wrap

TEXTS = [
    "ABM（アカウントベースドマーケティング）を、優良な見込み顧客に絞って始める。",
    "Implementation & technical lead, with an extraordinarilylongwordthatfitsnowhere",
    "MA・SFAツールの設定／API連携",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("room", [4.0, 7.5, 15.0])
def test_lines_fit(text: str, room: float) -> None:
    """No line is wider than its room, but for a mark that may not start the next one."""
    for line in wrap(text, room):
        assert width(line.rstrip(NEVER_FIRST)) <= room


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_is_lost(text: str) -> None:
    """The lines hold all letters in order."""
    assert "".join(wrap(text, 5)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("room", [3.0, 4.0, 5.0, 6.0])
def test_line_starts(room: float) -> None:
    """No line starts with a mark that Japanese keeps at the end of one."""
    for line in wrap("データベース、ツール（MA）、キャッチフレーズ。", room):
        assert line[0] not in NEVER_FIRST


def test_breaks_between_scripts() -> None:
    """Japanese breaks between words where it can."""
    assert wrap("顧客データを整える", 6) == ("顧客データを", "整える")


@pytest.mark.parametrize(
    ("value", "written"), [(2, "2"), (1.5, "1.5"), (0.67, "0.67"), (-1, "−1"), (-0.001, "0"), (100, "100"), (0, "0")]
)
def test_numbers(value: float, written: str) -> None:
    """Numbers carry no more decimals than they need."""
    assert number(value) == written
