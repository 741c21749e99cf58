"""The order of an index: by the fifty sounds of Japanese, or by the letters of the alphabet."""

import re
from dataclasses import dataclass
from unicodedata import combining, normalize


@dataclass(frozen=True)
class Letter:
    """A part of an index: what begins with the same letter, or with kana of the same row."""

    id: str
    """For an anchor: `ka`, `b`; `others` for what begins with no letter."""
    label: str
    """`か`, `B`; empty for what begins with no letter."""


VOWELS = "あいうえお"
ROWS = {
    "": VOWELS,
    "k": "かきくけこ",
    "s": "さしすせそ",
    "t": "たちつてと",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "m": "まみむめも",
    "y": "や-ゆ-よ",
    "r": "らりるれろ",
    "w": "わゐ-ゑを",
}
"""By consonant, a row's kana in the order of their vowels."""
VOWEL_OF = {kana: VOWELS[place] for row in ROWS.values() for place, kana in enumerate(row)}
LETTER_OF = {kana: Letter(f"{name}a", row[0]) for name, row in ROWS.items() for kana in row if kana != "-"}
LETTER_OF["ん"] = LETTER_OF["わ"]
SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
KATAKANA = re.compile("[ァ-ヶヽヾ]")
LONG = re.compile("(.)ー")

OTHERS = Letter("others", "")

type Place = tuple[tuple[bool, str, str, str], Letter]
"""What to sort by, and under which letter it then stands."""


def kana_place(reading: str) -> Place:
    """Where a word stands by its reading. Katakana counts as hiragana, small and voiced kana as their base, ー as the vowel it prolongs.

    Words that are the same then: small kana before large, plain before voiced: はっか, はつか; はは, はば, ぱぱ.
    """
    hiragana = KATAKANA.sub(lambda kana: chr(ord(kana[0]) - 0x60), normalize("NFKC", reading))
    bare = _bare(hiragana).translate(SMALL)
    base = bare
    while (longer := LONG.sub(lambda pair: pair[1] + VOWEL_OF.get(pair[1], ""), base)) != base:
        base = longer
    letter = LETTER_OF.get(base[:1], OTHERS)
    return (letter == OTHERS, base, normalize("NFD", hiragana), reading), letter


def alphabet_place(word: str) -> Place:
    """Where a word stands by its letters. Case and accents do not count."""
    base = _bare(word).casefold()
    first = base[:1]
    if not first.isalpha():
        return (True, base, word, ""), OTHERS
    return (False, base, word, ""), Letter(first if first.isascii() else f"u{ord(first):04x}", first.upper())


def _bare(text: str) -> str:
    """The text without accents and sound marks."""
    return "".join(character for character in normalize("NFKD", text) if not combining(character))
