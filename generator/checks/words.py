"""Words of the interface that pages and reports cannot do without."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

from generator.document import Document
from generator.problems import Problem


@cache
def needed_words() -> dict[str, list[str]]:
    """Names by area. Some are asked for by a reader's browser only, so that no build could miss them."""
    text = (Path(__file__).parent / "words.yaml").read_text("utf-8")
    words: dict[str, list[str]] = yaml.load(text, yaml.CSafeLoader)
    return words


def check_words(interface: Document, report: Callable[[Problem], None]) -> None:
    """Report each needed word that is not there."""
    for area, names in needed_words().items():
        for name in names:
            if name not in interface.data[area]:
                report(interface.problem((area, name), "missing-word"))
