"""Fixtures for tests of what every page owes to its readers."""

from pathlib import Path

import pytest

from tests.browser.conftest import Serve


@pytest.fixture(scope="session")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)


@pytest.fixture(scope="session")
def paths(built_site: Path) -> list[str]:
    """Every page of the site, the one for wrong addresses included."""
    return sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html"))
