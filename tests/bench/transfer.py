"""How many bytes a self-check costs where the server compresses nothing."""

import re
from dataclasses import dataclass

from playwright.sync_api import BrowserType

from tests.bench.server import BenchServer
from tests.bench.visits import Subject, launch, open_page

_USUAL = "index.html"
_PLAIN_PAGES = (_USUAL, "roles/operations.html", "checklists/setup.html")
"""Pages without a self-check."""
_OF_THE_ENGINE = re.compile(r"/engine|/js/(self-check|sha256)")
_REST = 1000
"""Milliseconds after which a page that is of use has asked for all it wants without the reader."""


@dataclass(frozen=True)
class Bytes:
    """Bytes of bodies that a fresh browser gets from the server."""

    check: int
    """The self-check's page itself, and all it asks for that the home page does not."""
    bare: int
    """The page of bare Pyodide, with everything."""
    elsewhere: int
    """The self-check's own files, for all pages without a self-check."""


def count_bytes(browser: BrowserType, server: BenchServer, check: Subject, bare: Subject) -> Bytes:
    """Visit every page with an empty cache and read the server's log."""
    sent: dict[str, dict[str, int]] = {}
    with launch(browser) as running:
        for subject in (*(Subject("", path, "footer") for path in _PLAIN_PAGES), check, bare):
            server.sent.clear()
            context = running.new_context()
            page = context.new_page()
            open_page(page, server.origin, subject)
            page.wait_for_timeout(_REST)
            context.close()
            sent[subject.path] = dict(server.sent)
    plain = (one for path in _PLAIN_PAGES for one in sent[path].items())
    return Bytes(
        check=sum(size for path, size in sent[check.path].items() if path not in sent[_USUAL]),
        bare=sum(sent[bare.path].values()),
        elsewhere=sum(size for path, size in plain if _OF_THE_ENGINE.search(path)),
    )
