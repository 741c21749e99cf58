"""Fixtures for tests of the engine: a site that holds it, and pages with and without it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from generator.browser import Engine
from tests.support.bare_engine import boot, build_engine, write_site
from tests.support.fault_server import FaultServer, fault_server


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The engine around a session that misbehaves on demand."""
    return build_engine(tmp_path_factory.mktemp("engine"))


@pytest.fixture(scope="session")
def running_server(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultServer]:
    """A server with a site that holds the engine."""
    folder = tmp_path_factory.mktemp("site") / "site"
    write_site(folder, engine)
    with fault_server(folder) as server:
        yield server


@pytest.fixture
def server(running_server: FaultServer) -> FaultServer:
    """The server without faults and memories."""
    running_server.restore()
    return running_server


@pytest.fixture
def blank(chromium: Browser) -> Iterator[Page]:
    """A page in a fresh profile."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def ready(chromium: Browser, running_server: FaultServer) -> Iterator[Page]:
    """A page whose engine has booted, shared by the tests that leave it alive."""
    running_server.restore()
    context = chromium.new_context()
    page = context.new_page()
    result = boot(page, running_server)
    assert result["code"] == "ready"
    assert {"engine:fetch runtime.zip", "engine:unpack memory.zip", "engine:start Python"} <= set(result["parts"])
    yield page
    context.close()
