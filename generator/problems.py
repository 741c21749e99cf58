"""What is wrong with the content, told to its author."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend in a content file."""

    file: str
    """Relative to the content folder, POSIX."""
    line: int
    """From 1."""
    column: int
    """From 1."""
    key: str
    """Path of keys to the place, joined by dots; empty for the file as a whole."""
    message: str
    """What is wrong."""
    help: str
    """What to do about it."""
    code: str
    """Stable name of the kind of problem."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.key + ': ' if self.key else ''}{self.message}. {self.help} [{self.code}]"


class ContentError(Exception):
    """The content cannot be built. Carries every problem found, sorted; its text lists them all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        heading = f"{count} problem{'s' if count != 1 else ''} in the content:"
        return "\n".join([heading, *(f"  {problem}" for problem in self.problems)])


def suggest(word: str, candidates: Iterable[str]) -> str:
    """A sentence that offers the nearest candidate, or lists a few."""
    known = list(candidates)
    if near := get_close_matches(word, known, n=1):
        return f"Did you mean {near[0]!r}?"
    return f"Known here: {', '.join(sorted(known)[:12])}{', …' if len(known) > 12 else ''}." if known else "None exist."
