"""Both sites, in both languages."""

import pytest

from tests.pages.edition import Edition
from tests.pages.written import WrittenContent
from tests.support.builds import BuiltSite


@pytest.fixture(scope="session", params=["real", "small"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Both sites."""
    built: BuiltSite = request.getfixturevalue("site_build" if request.param == "real" else "small_site_build")
    return built


@pytest.fixture(scope="session", params=["ja", "en"])
def edition(request: pytest.FixtureRequest, site: BuiltSite) -> Edition:
    """Both sites in both languages."""
    return Edition(site, WrittenContent(site.content), request.param)
