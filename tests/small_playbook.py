"""A complete content folder that is small enough to be read: `tests/cases/playbook`."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
WRITTEN_FOR_TESTS = Path(__file__).parent / "cases/playbook"
TAKEN_FROM_CONTENT = ("interface.yaml", "assessments/scales.yaml")
"""What every content folder needs in full: the site's own words, and the scales that pages and figures name."""


def copy_small_playbook(folder: Path) -> Path:
    """Put the playbook into a folder that does not exist yet."""
    shutil.copytree(WRITTEN_FOR_TESTS, folder)
    for file in TAKEN_FROM_CONTENT:
        shutil.copyfile(ROOT / "content" / file, folder / file)
    return folder
