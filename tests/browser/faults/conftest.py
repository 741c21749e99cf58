"""Fixtures for tests of faults: the real site behind a server that fails as it is told, and browsers that lack things."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser

from tests.support.chromium import NewPage
from tests.support.engine_files import EngineFiles
from tests.support.fault_server import FaultServer, fault_server
from tests.support.self_check_page import ANSWERS, SelfCheckPage


class OpenCheck(Protocol):
    """Opens a self-check in a watched page."""

    def __call__(self, language: str = "ja", assessment: str = "organisation", **page_options: Any) -> SelfCheckPage:
        """Open it, in a fresh profile unless a context is given; see `NewPage`."""


class StartServer(Protocol):
    """Starts one more server."""

    def __call__(self, root: Path, address: str = "127.0.0.1") -> FaultServer:
        """Serve a folder on an address of this machine until the test is over."""


@pytest.fixture(scope="session")
def running_server(built_site: Path) -> Iterator[FaultServer]:
    """A server with the real site."""
    with fault_server(built_site) as server:
        yield server


@pytest.fixture(scope="session")
def engine_files(built_site: Path, chromium: Browser) -> EngineFiles:
    """What a page asks for when nothing fails."""
    with fault_server(built_site) as healthy:
        context = chromium.new_context()
        check = SelfCheckPage(context.new_page(), healthy.origin + "/").open()
        check.choose(ANSWERS)
        check.shows_report_for(ANSWERS)
        context.close()
        return EngineFiles.of(built_site, healthy.requests)


@pytest.fixture
def server(running_server: FaultServer) -> FaultServer:
    """The server without faults and memories."""
    running_server.restore()
    return running_server


@pytest.fixture(autouse=True)
def start_server() -> Iterator[StartServer]:
    """Starts servers that outlive the test's pages: the first fixture to be set up is the last to go."""
    with ExitStack() as servers:
        yield lambda root, address="127.0.0.1": servers.enter_context(fault_server(root, address))


@pytest.fixture
def open_check(new_page: NewPage, server: FaultServer) -> OpenCheck:
    """Opens self-checks from the server."""

    def open_watched(language: str = "ja", assessment: str = "organisation", **page_options: Any) -> SelfCheckPage:
        return SelfCheckPage(new_page(**page_options), server.origin + "/", language, assessment).open()

    return open_watched
