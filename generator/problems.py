"""What is wrong with the content, as codes and values; the words stand in `catalogue.yaml`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Self

from generator.catalogue import LEVELS, Either, Noun, Suggestion, Value, level, phrase, word

MOST_TOLD = 50
"""More problems than this are only counted: nobody mends so many before looking again."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend in a content file."""

    file: str
    """Relative to the content folder, POSIX."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    key: str
    """Path of keys to the place, joined by dots; empty for the file as a whole."""
    code: str
    """Stable name of the kind of problem: a key of `codes` in the catalogue."""
    values: tuple[tuple[str, Value], ...] = field(default=())
    """What the wording names, by the name of its place in the wording."""

    @classmethod
    def at(cls, file: str, position: tuple[int, int], key: str, code: str, **values: Value) -> Self:
        """A problem at a line and column."""
        return cls(file, *position, key, code, tuple(values.items()))

    @property
    def level(self) -> str:
        """What keeps a site from being built is an `error`, and what may not be meant is a `warning`.

        What is to be looked after one day is a `notice`.
        """
        return level(self.code)

    def message(self, language: str = "en") -> str:
        """What is wrong, without a full stop."""
        return word(self.code, "message", language, dict(self.values))

    def help(self, language: str = "en") -> str:
        """What to do about it: whole sentences."""
        return word(self.code, "help", language, dict(self.values))

    def told(self, language: str = "en") -> str:
        """The problem in one line."""
        message, help = self.message(language), self.help(language)
        sentences = phrase("message-and-help", language, message=message, help=help)
        key = f"{self.key}: " if self.key else ""
        return f"{self.file}:{self.line}:{self.column}: {key}{sentences} [{self.code}]"

    def __str__(self) -> str:
        return self.told()


class ContentError(Exception):
    """The content cannot be built. Carries every problem found, warnings too, sorted; its text lists them."""

    def __init__(self, problems: Iterable[Problem], languages: tuple[str, ...] = ()) -> None:
        self.problems = in_order(problems)
        self.languages = languages
        """Codes of the site's languages, the default first; none where they are not known."""
        super().__init__(self.problems)

    def told(self, language: str = "en") -> str:
        """A heading, and a line for each problem."""
        return listed(self.problems, language)

    def __str__(self) -> str:
        return self.told()


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file and line; never by its wording, which may change."""
    return sorted(set(problems), key=lambda one: (one.file, one.line, one.column, one.key, one.code, repr(one.values)))


def counted(problems: Iterable[Problem], language: str) -> str:
    """How many there are of each level."""
    levels = [problem.level for problem in problems]
    counts = [(name, levels.count(name)) for name in LEVELS if name in levels]
    told = [phrase(f"{name}-{'one' if count == 1 else 'many'}", language, count=count) for name, count in counts]
    return phrase("and", language).join(told)


def listed(problems: Sequence[Problem], language: str) -> str:
    """A heading, a line for each problem, and how many more there are."""
    heading = phrase("in-the-content", language, count=counted(problems, language))
    lines = [f"  {problem.told(language)}" for problem in problems[:MOST_TOLD]]
    return "\n".join([heading, *lines, *([f"  {more}"] if (more := untold(problems, language)) else [])])


def untold(problems: Sequence[Problem], language: str) -> str:
    """That there are more problems than are told; nothing where there are not."""
    left = len(problems) - MOST_TOLD
    return phrase("more", language, count=left) if left > 0 else ""


def suggest(given: str, candidates: Iterable[str]) -> Suggestion:
    """The nearest candidate, or a few."""
    known = tuple(candidates)
    return Suggestion(next(iter(get_close_matches(given, known, n=1)), ""), known)


__all__ = ["ContentError", "Either", "Noun", "Problem", "Suggestion", "Value", "in_order", "suggest"]
