"""Fixtures for tests of the tools beside a self-check."""

from pathlib import Path

import pytest

from tests.support.static_server import Serve


@pytest.fixture(scope="session")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)
