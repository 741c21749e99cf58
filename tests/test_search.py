"""Search finds what readers look for: real questions, asked of the real worker with the index of the real site."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.checkout import ROOT
from tests.support.search_worker import Group, SearchWorker

GROUPS = 5
"""So many groups a reader looks at."""


def cases() -> Iterator[Any]:
    """Every query of the case file."""
    for language, queries in yaml.safe_load((ROOT / "tests/cases/search.yaml").read_text("utf-8")).items():
        for case in queries:
            yield pytest.param(language, case, id=f"{language}: {case['query']}")


@pytest.fixture(scope="module")
def workers(built_site: Path) -> dict[str, SearchWorker]:
    """The worker of each language."""
    return {"ja": SearchWorker.of(built_site), "en": SearchWorker.of(built_site / "en")}


def shown(groups: list[Group]) -> list[str]:
    """Where the results lead to that a reader looks at, in order."""
    return [location for group in groups[:GROUPS] for location in group.locations]


@pytest.mark.parametrize(("language", "case"), list(cases()))
def test_query(workers: dict[str, SearchWorker], language: str, case: dict[str, Any]) -> None:
    """What answers a reader's question is among the first results."""
    locations = shown(workers[language].find(case["query"]))
    missing = {*case.get("finds", ()), *([case["first"]] if "first" in case else ())} - {*locations}
    assert not missing, locations
    assert case.get("first") in {None, locations[0]}, locations


def test_missing_words_are_no_html(workers: dict[str, SearchWorker]) -> None:
    """What was searched for in vain is told to the theme as HTML that shows it as it was typed."""
    groups = workers["ja"].find("スコアリング <>")
    told = {word for group in groups for item in group.shown for word, is_held in item["terms"].items() if not is_held}
    assert told == {"&lt;&gt;"}
