"""What tests of several modules start from."""

from pathlib import Path

import pytest

from tests.small_playbook import copy_small_playbook


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with the small playbook, for the test to change."""
    return copy_small_playbook(tmp_path / "content")
