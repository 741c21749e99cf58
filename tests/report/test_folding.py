"""Long lines of a calendar file: whole when read back, and cut where nobody sees it."""

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.report.calendar import ESCAPES
from generator.report.folding import LONGEST_LINE, fold

WHOLE = (
    "\\\\",
    "\\n",
    "\\,",
    "\\;",
    "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}",
    "\N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}",
    "\N{REGIONAL INDICATOR SYMBOL LETTER J}\N{REGIONAL INDICATOR SYMBOL LETTER P}",
    "か\N{COMBINING KATAKANA-HIRAGANA VOICED SOUND MARK}",
    "ｶ\N{HALFWIDTH KATAKANA VOICED SOUND MARK}",
    "葛\N{VARIATION SELECTOR-17}",
)
TEXT = st.lists(
    st.one_of(st.sampled_from(["\\", ";", ",", "\n", "あ", "a", *WHOLE[4:]]), st.characters(codec="utf-8"))
).map("".join)


def unfolded(pieces: list[str]) -> str:
    """The line that a reader of the file makes of its pieces."""
    return pieces[0] + "".join(piece[1:] for piece in pieces[1:])


@pytest.mark.parametrize("whole", WHOLE)
def test_what_is_one_stays_whole(whole: str) -> None:
    """Wherever it stands in a line, an escape or a joined character is in one piece."""
    for before in range(LONGEST_LINE + 10):
        pieces = list(fold("x" * before + whole + "y" * 90))
        assert sum(whole in piece for piece in pieces) == 1
        assert unfolded(pieces) == "x" * before + whole + "y" * 90


def test_what_is_longer_than_a_line_is_cut() -> None:
    """A letter with a hundred accents is not worth a line that programs refuse."""
    line = "e" + "\N{COMBINING ACUTE ACCENT}" * 100
    pieces = list(fold(line))
    assert unfolded(pieces) == line
    assert max(len(piece.encode()) for piece in pieces) <= LONGEST_LINE


@given(text=TEXT)
def test_program_reads_it_back(text: str) -> None:
    """A calendar program reads the text that was written, from lines that are never too long."""
    text = "".join(letter for letter in text if letter == "\n" or letter.isprintable())
    pieces = list(fold(f"SUMMARY:{text.translate(ESCAPES)}"))
    assert max(len(piece.encode()) for piece in pieces) <= LONGEST_LINE
    assert all(piece.startswith(" ") for piece in pieces[1:])
    file = "\r\n".join(["BEGIN:VEVENT", *pieces, "END:VEVENT", ""])
    assert str(icalendar.Event.from_ical(file).get("SUMMARY", "")) == text
