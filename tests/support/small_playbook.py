"""A complete content folder that is small enough to be read: the example that `playbook new` starts from."""

import shutil
from pathlib import Path

from generator.shipped import EXAMPLE, SHARED_CONTENT
from tests.support.checkout import ROOT

EXAMPLE_CONTENT = EXAMPLE / "content"


def copy_small_playbook(folder: Path) -> Path:
    """Put the playbook into a folder that does not exist yet."""
    shutil.copytree(EXAMPLE_CONTENT, folder)
    for file in SHARED_CONTENT:
        shutil.copyfile(ROOT / "content" / file, folder / file)
    return folder
