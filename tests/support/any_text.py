"""Texts with every letter and mark that a text may contain, and now and then with one that it may not."""

from collections.abc import Sequence
from typing import Any

PIECES = (
    "当番表",
    "調理（ちょうり）",
    "Rota",
    "A & B",
    "“MA”",
    "5\u00a0°C",
    "全角\u3000空白",
    "葛\U000e0100城",
    "𠮷野家",
    "か\u3099",
    "👩\ufe0f",
    "Ærøskøbing",
    "1 < 2 > 0",
    'x\' "y"',
    "100%",
    "C:\\temp",
    "a_b_c",
    "2 * 3 * 4",
    "[必須]",
    "<会社名>",
    "R&D; x",
    "{n}",
    "{{x}}",
    "＊注",
    "~",
    "^",
    "#1",
    "|",
    "」、。",
    "…",
    "é" * 40,
    "長い" * 60,
)
MARKS = ("**{}**", "`{}`", "[{}](https://example.org/a?b=c&d#e)", "**`{}`**")
REFUSED = ("*it*", "<b>x</b>", "[x](../f.pdf)", "**", "- a", "# b", "&nbsp;", "{role: x}")
INLINE = ("当番表", "Rota", "5\u00a0°C", "a<b", "x'\"y", "{n}", "é")
"""What stands within marks."""


def make_text(chance: Any, references: Sequence[str], *, marks: bool = True) -> str:
    """A text, perhaps with marks, that names some of the references."""
    parts = [_part(chance, references, marks=marks) for _ in range(chance.randint(1, chance.choice((1, 2, 6))))]
    return " ".join(parts) if chance.choice((True, False)) else "".join(parts)


def _part(chance: Any, references: Sequence[str], *, marks: bool) -> str:
    form = chance.randint(0, 79) if marks else 79
    if form < 16 and references:
        reference = chance.choice(references)
        return f"{{{reference}}}" if form % 2 else f"[{chance.choice(INLINE)}]({reference})"
    if form < 28:
        return str(chance.choice(MARKS)).format(chance.choice(INLINE))
    return str(chance.choice(PIECES))
