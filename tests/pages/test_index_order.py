"""The order of the glossary's index."""

import pytest

from generator.pages.index_order import alphabet_place, kana_place


@pytest.mark.parametrize(
    "ordered",
    [
        ["あい", "いえ", "かき", "わらい", "をこと", "んじゃめな"],
        ["かき", "がき", "かく", "がく"],
        ["はは", "はば", "ばば", "ぱぱ"],
        ["きょう", "きよう", "きよく"],
        ["はっか", "はつか", "はつき"],
        ["りあん", "りいと", "リード", "りうん"],
        ["けいむ", "けーびーあい", "けが"],
        ["コーヒー", "こおり", "こか"],
        ["んん", "123", "Abc"],
    ],
)
def test_fifty_sounds(ordered: list[str]) -> None:
    """Katakana, small and voiced kana stand with their base, and ー counts as the vowel before it."""
    keys = [kana_place(word)[0] for word in ordered]
    assert [word for _, word in sorted(zip(keys, ordered, strict=True))] == ordered


@pytest.mark.parametrize(
    ("reading", "row"),
    [
        ("えむえー", "あ"),
        ("ヴィ", "あ"),
        ("ガイド", "か"),
        ("ﾃﾞｰﾀ", "た"),
        ("ぴ", "は"),
        ("ゃ", "や"),
        ("ん", "わ"),
        ("ー", ""),
        ("A", ""),
        ("", ""),
    ],
)
def test_rows(reading: str, row: str) -> None:
    """A reading stands in the row of its first kana."""
    assert kana_place(reading)[1].label == row


def test_alphabet() -> None:
    """Case and accents make no difference, and what begins with no letter comes last."""
    words = ["Apple", "État", "etc", "Zoo", "Яма", "3D", "“so”"]
    assert sorted(set(words), key=lambda word: alphabet_place(word)[0]) == [*words[:5], "3D", "“so”"]
    assert [alphabet_place(word)[1].id for word in words] == ["a", "e", "e", "z", "u044f", "others", "others"]
