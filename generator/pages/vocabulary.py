"""The words that a glossary explains, found in text of one language.

Texts are compared in a folded form: compatibility forms unified (NFKC), lower case. A word of Latin letters or of katakana stands for
itself only, not within a longer run of the same script: メール is not in メールマガジン. Other Japanese has no such borders. English words
are found in the plural, too, if that takes only an s. Where words overlap, the longest that begins first is meant.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate, groupby
from operator import itemgetter
from os.path import commonprefix
from unicodedata import is_normalized, normalize

LATIN = "0-9a-zß-ɏ"
KATAKANA = "ァ-ヺー-ヾ"
SCRIPTS = [(re.compile(f"[{run}]"), run) for run in (LATIN, KATAKANA)]
CHARACTER = re.compile(
    "(?:&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z0-9]+);|.)[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*", re.DOTALL
)
"""A character as HTML writes it, with the marks that belong to it."""


@dataclass(frozen=True)
class Word:
    """A way to say something."""

    written: str
    term: str | None
    """Id of the term that it means; None for a longer word or phrase in which a term's word means something else."""


@dataclass(frozen=True)
class Occurrence:
    """A place in a text where a term is named."""

    start: int
    end: int
    term: str


class Vocabulary:
    """Finds words in text."""

    def __init__(self, words: Iterable[Word], language: str) -> None:
        self._meant: dict[str, str | None] = {}
        for word in words:
            self._meant.setdefault(" ".join(_fold(word.written).split()), word.term)
        self._meant.pop("", None)
        plural = "s?" if language == "en" else ""
        ordered = sorted(self._meant, key=lambda word: _run(word[0]))
        # What may stand before a word is asked once for all of a script: most places in a text then need no other look.
        self._pattern = re.compile(
            "|".join(
                _apart(run, before=True) + _any_of(list(words), plural)
                for run, words in groupby(ordered, lambda word: _run(word[0]))
            )
            or "(?!)"
        )

    def find(self, text: str) -> Iterator[Occurrence]:
        """Where terms are named in a piece of HTML without tags."""
        folded = _fold(unescape(text))
        if not self._pattern.search(folded):  # most pieces name none
            return
        places: Mapping[int, int] | Sequence[int] = range(len(text) + 1)
        if "&" in text or len(folded) != len(text) or not is_normalized("NFKC", text):
            folded, places = _fold_by_character(text)
        for match in self._pattern.finditer(folded):
            word = " ".join(match[0].split())
            term = self._meant[word if word in self._meant else word.removesuffix("s")]
            # A match may end within what one character was folded to (㌔ to キロ): then it is no word.
            if term and match.start() in places and match.end() in places:
                yield Occurrence(places[match.start()], places[match.end()], term)


def _fold(text: str) -> str:
    return normalize("NFKC", text).lower()


def _fold_by_character(text: str) -> tuple[str, Mapping[int, int]]:
    """The text unescaped and folded, and for each place in it where a character begins or the text ends, the place in the text."""
    characters = CHARACTER.findall(text)
    parts = [_fold(unescape(character)) for character in characters]
    places = zip(accumulate(map(len, parts), initial=0), accumulate(map(len, characters), initial=0), strict=True)
    return "".join(parts), dict(places)


def _any_of(words: Collection[str], plural: str, last: str = "") -> str:
    """A pattern for the longest of some words that stands at a place, or of their ends after a character.

    What words have in common at their beginning stands in it once, so that a large glossary takes no longer to look for.
    """
    ways = []
    for _, some in groupby(sorted(filter(None, words)), key=itemgetter(0)):
        alike = list(some)
        shared = commonprefix(alike)  # noqa: RUF071  # of words, not of paths
        rest = _any_of([word.removeprefix(shared) for word in alike], plural, shared[-1])
        ways.append(r"\s+".join(map(re.escape, shared.split(" "))) + rest)
    if "" in words:
        run = _run(last)
        ways.append((plural if run == LATIN else "") + _apart(run, before=False))
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _apart(run: str, *, before: bool) -> str:
    return f"(?{'<' if before else ''}![{run}])" if run else ""


def _run(character: str) -> str:
    """The characters that a word beginning or ending with this one cannot have for a neighbour."""
    return next((run for pattern, run in SCRIPTS if pattern.match(character)), "")
