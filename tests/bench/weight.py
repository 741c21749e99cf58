"""How much a page weighs: everything that a browser asks for before the reader does anything, ours and stock Material's.

Search is told apart. The theme asks for its worker and its index on every page; both grow with the site and not with the page, and would
hide what the page itself weighs.
"""

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playwright.sync_api import BrowserType

from tests.bench.server import BenchServer
from tests.bench.stock import FOLDER
from tests.bench.table import write_table
from tests.bench.visits import launch

PAGES = ("index", "roles/implementation", "checklists/setup", "phases/joint")
PREFIXES = {"ja": "", "en": "en/"}
LEVEL = 6
"""Of gzip, as most servers have it."""
_REST = 1000
"""Milliseconds after which a page that has loaded has asked for all it wants without the reader."""
_SEARCH = re.compile(r"/search[-_.][^/]*$|/lunr/")


@dataclass(frozen=True)
class Weight:
    """Of one page, in bytes."""

    files: int
    packed: int
    """As sent by a server that compresses."""
    plain: int
    search: int
    """What search asks for, packed: in none of the others."""


@dataclass(frozen=True)
class Compared:
    """A page of ours and the same text in stock Material."""

    path: str
    ours: Weight
    stock: Weight


def compare_weights(browser: BrowserType, server: BenchServer) -> tuple[Compared, ...]:
    """Visit each page with an empty cache; `write_stock` has written the stock ones."""
    with launch(browser) as running:

        def weight_of(path: str) -> Weight:
            server.sent.clear()
            context = running.new_context()
            page = context.new_page()
            page.goto(f"{server.origin}{path}.html", wait_until="load")
            page.wait_for_timeout(_REST)
            context.close()
            return _weight(server, dict(server.sent))

        return tuple(
            Compared(f"{prefix}{page}", weight_of(f"{prefix}{page}"), weight_of(f"{FOLDER}/{language}/{page}"))
            for language, prefix in PREFIXES.items()
            for page in PAGES
        )


def write_weights(weights: tuple[Compared, ...]) -> str:
    """As a table, in thousands of bytes."""
    head = (
        "page",
        "files",
        "stock",
        "KB, gzip",
        "stock",
        "ratio",
        "KB, plain",
        "stock",
        "ratio",
        "search, gzip",
        "stock",
    )
    return write_table(head, map(_cells, weights))


def _cells(one: Compared) -> tuple[str, ...]:
    ours, stock = one.ours, one.stock
    return (
        *(one.path, str(ours.files), str(stock.files)),
        *(_kilobytes(ours.packed), _kilobytes(stock.packed), f"{ours.packed / stock.packed:.2f}"),
        *(_kilobytes(ours.plain), _kilobytes(stock.plain), f"{ours.plain / stock.plain:.2f}"),
        *(_kilobytes(ours.search), _kilobytes(stock.search)),
    )


def _weight(server: BenchServer, sent: Mapping[str, int]) -> Weight:
    page = dict(_bodies(server, (path for path in sent if not _SEARCH.search(path))))
    search = dict(_bodies(server, (path for path in sent if _SEARCH.search(path))))
    packed = sum(len(gzip.compress(body, LEVEL)) for body in page.values())
    return Weight(
        files=len(page),
        packed=packed,
        plain=sum(map(len, page.values())),
        search=sum(len(gzip.compress(body, LEVEL)) for body in search.values()),
    )


def _bodies(server: BenchServer, paths: Iterator[str]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        file = server.folder / path.lstrip("/")
        if file.is_file():
            yield path, file.read_bytes()


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f}"
