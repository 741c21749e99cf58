"""How wide letters are, where a line may break, and how a number is written.

Nothing here asks a font: a figure is drawn before anybody knows which fonts the reader has, so widths are generous.
"""

import re
import unicodedata

HALF = 0.55
"""Width of a letter of a Western script, in em; a full-width one takes 1."""
CAPITAL = 0.7

NEVER_FIRST = "、。，．・：；？！）］｝」』】〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々ゝゞ…!?),.:;]}"
"""Characters that may not start a line in Japanese (JIS X 4051)."""

# A run of one script with the particles, closing marks and spaces that follow it: Japanese has no spaces to break at,
# and a line that ends between two scripts reads better than one that ends inside a word.
_RUN = re.compile(
    r"[（「『【〈《]*"
    r"(?:[ァ-ヺー]+|[一-鿿々]+|[!-,.0-~\u00a1-\u024f‘’“”]+|.)"
    r"[ぁ-ん]*"
    r"[、。・）」』】〉》？！：…/+\-–]*\s*"
)


def width(text: str) -> float:
    """How much room a text takes on one line, in em."""
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WFA":
        return 1.0
    return CAPITAL if letter.isupper() else HALF


def wrap(text: str, room: float) -> tuple[str, ...]:
    """The text in lines of at most `room` em; a word that is longer than a line is broken inside."""
    lines = [""]
    for run in _RUN.findall(text):
        if lines[-1] and width(lines[-1] + run.rstrip()) > room:
            lines.append("")
        if width(run.rstrip()) <= room:
            lines[-1] += run
            continue
        for cluster in _clusters(run):
            if lines[-1] and width(lines[-1] + cluster.rstrip()) > room:
                lines.append("")
            lines[-1] += cluster
    return tuple(stripped for line in lines if (stripped := line.strip()))


def _clusters(run: str) -> list[str]:
    """The letters of a run, each with the characters after it that may not start a line."""
    clusters: list[str] = []
    for letter in run:
        if clusters and letter in NEVER_FIRST:
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


def number(value: float) -> str:
    """A number with at most two decimals and none that say nothing: 2, 1.5, 0.67, −1."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written.replace("-", "−")
