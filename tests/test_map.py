"""ARCHITECTURE.md is the map of the project: what it names is there, and what is there is named."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.checkout import ROOT

LINE = re.compile(r"^(?P<indent> *)(?P<names>[\w./-]+(?:, [\w./-]+)*)(?: |$)")
TEXT = (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def named() -> Iterator[Path]:
    """The files and folders of the map, which is the second block of the page; deeper ones are indented."""
    block = TEXT.split("```")[3]
    folders: list[tuple[int, Path]] = [(-1, ROOT)]
    for line in block.strip("\n").splitlines():
        found = LINE.match(line)
        if not found:
            continue
        depth = len(found["indent"])
        folders = [(indent, folder) for indent, folder in folders if indent < depth]
        for name in found["names"].split(", "):
            path = folders[-1][1] / name
            yield path
            if name.endswith("/"):
                folders.append((depth, path))


def test_what_is_named_is_there() -> None:
    """Every file and folder of the map exists."""
    paths = list(named())
    assert len(paths) > 80
    assert [str(path.relative_to(ROOT)) for path in paths if not path.exists()] == []


def test_what_is_there_is_named() -> None:
    """Every module and folder directly in the package stands in the map, or in a line of it."""
    package = ROOT / "generator"
    there = [path for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()]
    unnamed = {path.name for path in there if path not in set(named()) and path.name not in TEXT}
    assert unnamed <= {"__init__.py"}


def test_modules_in_the_decisions_are_there() -> None:
    """A path that a decision names in backquotes exists, below the project or below one of its parts."""
    paths = re.findall(r"`([\w./-]+\.(?:py|yaml|js|txt))`", TEXT)
    places = (ROOT, ROOT / "generator", ROOT / "content", ROOT / "site_assets", *(ROOT / "generator").iterdir())
    assert len(paths) > 20
    assert {path for path in paths if not any((place / path).exists() for place in places)} == set()
