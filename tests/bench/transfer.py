"""How many bytes a self-check costs where the server compresses nothing."""

import re

from playwright.sync_api import BrowserType

from tests.bench.server import BenchServer
from tests.bench.visits import SETTLE, Subject, fresh_profile, visit

_PLAIN_PAGES = ("index.html", "roles/operations.html", "checklists/setup.html")
"""Pages without a self-check."""
_OF_THE_ENGINE = re.compile(r"/engine|/js/(self-check|sha256)")


def bytes_of(browser: BrowserType, server: BenchServer, subject: Subject) -> dict[str, int]:
    """Bytes by path that a page asks for in a fresh profile until it has come to rest."""
    with fresh_profile(browser) as context:
        server.sent.clear()
        page = context.pages[0]
        visit(page, server.origin, subject)
        page.wait_for_timeout(SETTLE)
        return dict(server.sent)


def bytes_caused(browser: BrowserType, server: BenchServer, check: Subject) -> int:
    """Bytes of the self-check's page itself, and of all it asks for that the home page does not."""
    usual = bytes_of(browser, server, Subject("", _PLAIN_PAGES[0], "footer"))
    return sum(size for path, size in bytes_of(browser, server, check).items() if path not in usual)


def bytes_elsewhere(browser: BrowserType, server: BenchServer) -> int:
    """Bytes of the self-check's own files that pages without a self-check ask for."""
    sent = [bytes_of(browser, server, Subject("", path, "footer")) for path in _PLAIN_PAGES]
    return sum(size for page in sent for path, size in page.items() if _OF_THE_ENGINE.search(path))
