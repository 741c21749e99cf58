"""A few measurements of the same thing: how it is, and how much the machine disturbs it."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Spread:
    """Least, middle and most of some measurements."""

    least: float
    median: float
    most: float
    count: int

    @classmethod
    def of(cls, values: Iterable[float]) -> "Spread":
        """Of at least one value."""
        known = list(values)
        return cls(min(known), median(known), max(known), len(known))

    def __str__(self) -> str:
        return f"{_short(self.least)} / {_short(self.median)} / {_short(self.most)}"


def _short(value: float) -> str:
    """Three figures are more than the machine can tell apart."""
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.2f}" if value < 10 else f"{value:.1f}"
