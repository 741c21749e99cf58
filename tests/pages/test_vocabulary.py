"""Words of the glossary found in text, by the rules of the script they are written in."""

from collections.abc import Iterable

import pytest

from generator.pages.vocabulary import Vocabulary, Word

JAPANESE = {
    "メール": "mail",
    "MA": "ma",
    "リード": "lead",
    "リード育成": "nurturing",
    "内製化": "in-house",
    "R&D": "research",
}
ENGLISH = {
    "Lead": "lead",
    "Hot lead": "hot-lead",
    "MA": "ma",
    "Bringing in-house": "in-house",
    "Café": "cafe",
    "R&D": "research",
}


def found(text: str, words: dict[str, str], language: str, others: Iterable[str] = ()) -> list[tuple[str, str]]:
    """What is found, as it stands in the text, with the term that is meant."""
    vocabulary = Vocabulary([*(Word(*pair) for pair in words.items()), *(Word(one, None) for one in others)], language)
    return [(text[one.start : one.end], one.term) for one in vocabulary.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("毎朝メールを送る", [("メール", "mail")]),
        ("メールマガジン", []),
        ("ダイレクトメール", []),
        ("スコアリングルールとメール・電話", [("メール", "mail")]),
        ("メーラー", []),
        ("ﾒｰﾙを送る", [("ﾒｰﾙ", "mail")]),
        ("ﾘｰﾄﾞを育てる", [("ﾘｰﾄﾞ", "lead")]),
        ("リード育成", [("リード育成", "nurturing")]),
        ("リードを育成", [("リード", "lead")]),
        ("MAツールとSMARTとＭＡ", [("MA", "ma"), ("ＭＡ", "ma")]),
        ("maを", [("ma", "ma")]),
        ("MAs", []),
        ("脱内製化率", [("内製化", "in-house")]),
        ("R&amp;Dと&lt;R&amp;D&gt;", [("R&amp;D", "research"), ("R&amp;D", "research")]),
        ("㍻のMA（ＭＡ）", [("MA", "ma"), ("ＭＡ", "ma")]),
        ("", []),
    ],
)
def test_japanese(text: str, expected: list[tuple[str, str]]) -> None:
    """Kanji need no border; katakana and Latin letters do, and width, case and half-width kana make no difference."""
    assert found(text, JAPANESE, "ja") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A lead, and LEADS.", [("lead", "lead"), ("LEADS", "lead")]),
        ("mislead, leading, leadership", []),
        ("a hot lead", [("hot lead", "hot-lead")]),
        ("a hot\n lead&#39;s", [("hot\n lead", "hot-lead")]),
        ("Bringing in-house", [("Bringing in-house", "in-house")]),
        ("MA-based", [("MA", "ma")]),
        ("café CAFÉ cafe\u0301", [("café", "cafe"), ("CAFÉ", "cafe"), ("cafe\u0301", "cafe")]),
        ("R&amp;D&#x27;s “R&amp;D”", [("R&amp;D", "research"), ("R&amp;D", "research")]),
        ("İ MA", [("MA", "ma")]),
        ("½ MA-MAs", [("MA", "ma"), ("MAs", "ma")]),
    ],
)
def test_english(text: str, expected: list[tuple[str, str]]) -> None:
    """Whole words in either case, in the plural too; the longest first."""
    assert found(text, ENGLISH, "en") == expected


def test_phrases_in_which_a_word_means_something_else() -> None:
    """A longer phrase that means no term hides the words in it, and only there."""
    text = "The strategy lead says that this leads to a lead."
    assert found(text, ENGLISH, "en", ["Strategy lead", "leads to"]) == [("lead", "lead")]


def test_first_of_two_terms_that_say_the_same() -> None:
    """Of two terms with the same word, the one that stands first in the glossary is meant."""
    vocabulary = Vocabulary([Word("Score", "first"), Word("score", "second")], "en")
    assert [one.term for one in vocabulary.find("a score")] == ["first"]


def test_empty_glossary() -> None:
    """Without words nothing is found."""
    assert list(Vocabulary([], "ja").find("メール")) == []


def test_many_and_long_words() -> None:
    """However long a word is and however many begin alike, the longest that stands there is found."""
    words = {"lead" * 5000: "long", **{f"lead {number}": str(number) for number in range(2000)}}
    assert found(f"{'lead' * 5000}, a lead 1999, a lead 19, a lead", words, "en") == [
        ("lead" * 5000, "long"),
        ("lead 1999", "1999"),
        ("lead 19", "19"),
    ]
