"""Both sites, in both languages."""

import pytest

from tests.support.builds import BuiltSite
from tests.support.edition import Edition
from tests.support.written_content import WrittenContent


@pytest.fixture(scope="session", params=["real", "small"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Both sites."""
    built: BuiltSite = request.getfixturevalue("site_build" if request.param == "real" else "small_site_build")
    return built


@pytest.fixture(scope="session", params=["ja", "en"])
def edition(request: pytest.FixtureRequest, site: BuiltSite) -> Edition:
    """Both sites in both languages."""
    return Edition(site, WrittenContent(site.content), request.param)
