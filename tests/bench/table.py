"""What the bench has found, for people and for programs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.bench.spread import Spread


@dataclass(frozen=True)
class Row:
    """One bar and how it is met."""

    key: str
    """`P1`: which of the bars for speed."""
    what: str
    """With the unit."""
    ours: Spread
    theirs: Spread | None
    """What we are held against; nothing where the bar is a figure of its own."""
    bar: float | None
    """Upper limit of the ratio of medians, or of our median where there are no others; nothing where none is set."""

    @property
    def ratio(self) -> float | None:
        """Ours to theirs."""
        return self.ours.median / self.theirs.median if self.theirs else None

    @property
    def met(self) -> bool | None:
        """Whether the bar is met, if there is one."""
        if self.bar is None:
            return None
        return (self.ours.median if self.ratio is None else self.ratio) <= self.bar

    @property
    def cells(self) -> tuple[str, ...]:
        """As a line of the table."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        bar, met = ("", "") if self.bar is None else (f"≤ {self.bar:g}", "yes" if self.met else "NO")
        return (self.key, self.what, str(self.ours), str(self.theirs or ""), ratio, bar, met)


HEAD = ("", "what", "ours (min / median / max)", "theirs", "ratio", "bar", "met")


def write_table(head: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    """The lines in columns."""
    cells = [head, *lines]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    written = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in cells)
    return "\n".join(line.rstrip() for line in written)


def write_parts(parts: Mapping[str, Mapping[str, Spread | float]]) -> str:
    """What each part took, one group of parts below the other, in milliseconds."""
    lines = [
        (group, name, str(taken) if isinstance(taken, Spread) else f"{taken:.2f}")
        for group, entries in parts.items()
        for name, taken in entries.items()
    ]
    return write_table(("part", "", "ms (min / median / max, or mean)"), lines)
