import pytest
from pathlib import Path
@pytest.fixture(scope="session")
def built_site():
    """x"""
    return Path("/tmp/me/csp/s")
