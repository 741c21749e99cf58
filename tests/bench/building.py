"""How long a site takes to be built: beside others who make one of the same pages, and with many times the content."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.builders import Taken, Written, build_with_ours
from tests.bench.multiplied import write_multiplied
from tests.bench.spread import Spread
from tests.bench.table import Row, write_table
from tests.support.checkout import ROOT

OURS, ALONE, ZENSICAL = "ours", "MkDocs alone", "Zensical"
LARGE = 10
"""So many times the content that growth is told by; of more there is one round."""


@dataclass(frozen=True)
class Cost:
    """What a few builds of the same have taken."""

    seconds: Spread
    processor: Spread
    """Seconds of all processors."""
    megabytes: Spread
    """Memory, at its peak."""

    @classmethod
    def of(cls, taken: Sequence[Taken]) -> "Cost":
        """Of at least one build."""
        return cls(
            Spread.of(one.seconds for one in taken),
            Spread.of(one.processor for one in taken),
            Spread.of(one.megabytes for one in taken),
        )


@dataclass(frozen=True)
class Grown:
    """A site of many times the content."""

    times: int
    cost: Cost
    pages: int
    size: float
    """Megabytes on disk, without the engine."""


@dataclass(frozen=True)
class Building:
    """Everything about building that one run has measured."""

    builders: Mapping[str, Cost]
    growth: tuple[Grown, ...]


def measure_building(rounds: int, factors: Sequence[int]) -> Building:
    """Build the real content with all builders, and with ours so many times it; all take turns."""
    with tempfile.TemporaryDirectory() as folder:
        return Building(_compare(Path(folder), rounds), tuple(_grow(Path(folder), rounds, factors)))


def building_rows(building: Building) -> Iterator[Row]:
    """How the bars are met."""
    ours, alone, zensical = (building.builders[name] for name in (OURS, ALONE, ZENSICAL))
    yield Row("P6", "a build, s; theirs: MkDocs alone", ours.seconds, alone.seconds, 1.10)
    yield Row("", "the same in seconds of processors", ours.processor, alone.processor, None)
    yield Row("", "a build, s; theirs: Zensical", ours.seconds, zensical.seconds, None)
    known = {one.times: one.cost for one in building.growth}
    if {1, LARGE} <= known.keys():
        large, once = known[LARGE], known[1]
        yield Row("P7", f"a build of {LARGE} times the content, s; theirs: once", large.seconds, once.seconds, 11)
        yield Row("", "the same in seconds of processors", large.processor, once.processor, None)


def write_building(building: Building) -> str:
    """As two tables."""
    what = ("s (min / median / max)", "of processors", "MB of memory")
    builders = write_table(
        ("a build by", *what),
        (
            (name, str(cost.seconds), str(cost.processor), str(cost.megabytes))
            for name, cost in building.builders.items()
        ),
    )
    growth = write_table(("content", *what, "pages", "s a page", "MB of site"), map(_cells, building.growth))
    return f"{builders}\n\n{growth}"


def _compare(folder: Path, rounds: int) -> dict[str, Cost]:
    content = ROOT / "content"
    written = Written.of(content, folder / "written")
    builders = {
        OURS: lambda: build_with_ours(content, folder / "site"),
        ALONE: written.build_with_mkdocs,
        ZENSICAL: written.build_with_zensical,
    }
    taken: dict[str, list[Taken]] = {name: [] for name in builders}
    for _ in range(rounds):
        for name, take in builders.items():
            taken[name].append(take())
    return {name: Cost.of(some) for name, some in taken.items()}


def _grow(folder: Path, rounds: int, factors: Sequence[int]) -> Iterator[Grown]:
    taken: dict[int, list[Taken]] = {factor: [] for factor in factors}
    for factor in factors:
        write_multiplied(folder / f"content-{factor}", factor)
    for number in range(rounds):
        for factor in factors:
            if not number or factor <= LARGE:
                taken[factor].append(build_with_ours(folder / f"content-{factor}", folder / f"site-{factor}"))
    for factor in factors:
        site = folder / f"site-{factor}"
        files = [path for path in site.rglob("*") if path.is_file() and "engine" not in path.relative_to(site).parts]
        pages = sum(path.suffix == ".html" for path in files)
        yield Grown(factor, Cost.of(taken[factor]), pages, sum(path.stat().st_size for path in files) / 1e6)


def _cells(one: Grown) -> tuple[str, ...]:
    cost, a_page = one.cost, one.cost.seconds.median / one.pages
    told = (str(cost.seconds), str(cost.processor), str(cost.megabytes))
    return (f"× {one.times}", *told, str(one.pages), f"{a_page:.3f}", f"{one.size:.1f}")
