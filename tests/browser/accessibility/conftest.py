"""Fixtures for tests of what every page owes to its readers."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.accessibility.probes import probes, source
from tests.browser.accessibility.visits import Findings, one_of_some_kinds, visit
from tests.conftest import SEED
from tests.support.chromium import watch
from tests.support.samples import Samples
from tests.support.static_server import Serve

LANGUAGES = [pytest.param(one, marks=pytest.mark.xdist_group(f"pages {one}")) for one in ("ja", "en")]


@pytest.fixture(scope="session")
def site(built_site: Path, serve: Serve) -> str:
    """Address of the real site."""
    return serve(built_site)


@pytest.fixture(scope="session")
def paths(built_site: Path) -> list[str]:
    """Every page of the site, the one for wrong addresses included."""
    return sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html"))


@pytest.fixture(scope="session", params=LANGUAGES)
def findings(request: pytest.FixtureRequest, chromium: Browser, site: str, paths: list[str]) -> Findings:
    """What all probes find on the pages of a language; a page of some templates in the gate, else all."""
    language, options = request.param, request.config
    samples = Samples(options.stash[SEED], language, options.getoption("--thorough"))
    own = [path for path in paths if path.startswith("en/") == (language == "en")]
    visited = one_of_some_kinds(own, samples)
    backwards = samples.some(visited, len(visited) // 4)
    pattern = "|".join(f"^{re.escape(path)}$" for path in backwards)
    problems: list[str] = []
    context = chromium.new_context()
    page = watch(context.new_page(), problems.append)
    page.add_init_script(f"({source('record-listeners')})()")
    found = visit(page, site, visited, probes(language, pattern))
    context.close()
    return {**found, "console": {"all pages": problems}}
