"""How long a site takes to be built: beside others who make one of the same pages, and with many times the content."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.builders import Taken, Written, build_with_ours
from tests.bench.multiplied import write_multiplied
from tests.bench.spread import Spread
from tests.bench.table import Row, write_table

LARGE = 10
"""So many times the content that growth is told by."""


@dataclass(frozen=True)
class Grown:
    """A site of many times the content."""

    times: int
    seconds: Spread
    megabytes: Spread
    """Memory at its peak."""
    pages: int
    site: float
    """Megabytes on disk, without the engine."""


def compare_builders(content: Path, rounds: int) -> dict[str, list[Taken]]:
    """What each builder takes for a content folder; they take turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written = Written.of(content, folder / "written")
        builders = {
            "ours": lambda: build_with_ours(content, folder / "site"),
            "MkDocs alone": written.build_with_mkdocs,
            "Zensical": written.build_with_zensical,
        }
        taken: dict[str, list[Taken]] = {builder: [] for builder in builders}
        for _ in range(rounds):
            for builder, take in builders.items():
                taken[builder].append(take())
    return taken


def measure_growth(factors: Sequence[int], rounds: int) -> tuple[Grown, ...]:
    """What our builds take for the real content, so many times; they take turns, and above `LARGE` there is one round."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for factor in factors:
            write_multiplied(folder / f"content-{factor}", factor)
        taken: dict[int, list[Taken]] = {factor: [] for factor in factors}
        for number in range(rounds):
            for factor in factors:
                if not number or factor <= LARGE:
                    taken[factor].append(build_with_ours(folder / f"content-{factor}", folder / f"site-{factor}"))
        return tuple(_grown(factor, taken[factor], folder / f"site-{factor}") for factor in factors)


def building_rows(taken: dict[str, list[Taken]], growth: Sequence[Grown]) -> tuple[Row, ...]:
    """How the bars for building are met."""
    seconds = {builder: Spread.of(one.seconds for one in some) for builder, some in taken.items()}
    known = {one.times: one.seconds for one in growth}
    grown = (
        (Row("P7", f"building {LARGE} times the content, s; theirs: once", known[LARGE], known[1], 11),)
        if {1, LARGE} <= known.keys()
        else ()
    )
    return (
        Row("P6", "building the site, s; theirs: MkDocs, its pages", seconds["ours"], seconds["MkDocs alone"], 1.10),
        Row("", "building the site, s; theirs: Zensical, its pages", seconds["ours"], seconds["Zensical"], None),
        *grown,
    )


def write_growth(growth: Sequence[Grown]) -> str:
    """As a table."""
    head = ("content", "s (min / median / max)", "MB of memory", "pages", "s a page", "MB of site")
    return write_table(head, map(_cells, growth))


def _cells(one: Grown) -> tuple[str, ...]:
    a_page = one.seconds.median / one.pages
    return (f"× {one.times}", str(one.seconds), str(one.megabytes), str(one.pages), f"{a_page:.3f}", f"{one.site:.0f}")


def _grown(times: int, taken: Sequence[Taken], site: Path) -> Grown:
    files = [path for path in site.rglob("*") if path.is_file() and "engine" not in path.relative_to(site).parts]
    return Grown(
        times,
        Spread.of(one.seconds for one in taken),
        Spread.of(one.megabytes for one in taken),
        sum(path.suffix == ".html" for path in files),
        sum(path.stat().st_size for path in files) / 1e6,
    )
