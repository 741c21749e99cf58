"""The accessibility statement names every criterion once, and tests that there are."""

import ast
from functools import cache

import pytest
from playwright.sync_api import Page, expect

from generator.pages.accessibility import RESULTS, STATED_IN, Criterion, statement
from tests.support.checkout import ROOT

CRITERIA = {
    (
        "A",
        "2.0",
    ): "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 "
    "2.4.4 3.1.1 3.2.1 3.2.2 3.3.1 3.3.2 4.1.1 4.1.2",
    ("AA", "2.0"): "1.2.4 1.2.5 1.4.3 1.4.4 1.4.5 2.4.5 2.4.6 2.4.7 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4",
    ("A", "2.1"): "2.1.4 2.5.1 2.5.2 2.5.3 2.5.4",
    ("AA", "2.1"): "1.3.4 1.3.5 1.4.10 1.4.11 1.4.12 1.4.13 4.1.3",
    ("A", "2.2"): "3.2.6 3.3.7",
    ("AA", "2.2"): "2.4.11 2.5.7 2.5.8 3.3.8",
}
"""All criteria of WCAG 2.2, and 4.1.1, which is obsolete there and needed for JIS, by level and since when."""


@cache
def defined_in(file: str) -> set[str]:
    """The tests that a file defines."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}


def test_every_criterion_once() -> None:
    """All 55 criteria of levels A and AA, and the one that only JIS still has, each once, in order, as it was published."""
    told = [(one.number, one.level, one.since) for one in statement().criteria]
    expected = [(number, *key) for key, numbers in CRITERIA.items() for number in numbers.split()]
    assert len(expected) == 55 + 1
    assert told == sorted(expected, key=lambda one: [int(part) for part in one[0].split(".")])


@pytest.mark.parametrize("criterion", statement().criteria, ids=lambda one: one.number)
def test_results_rest_on_something(criterion: Criterion) -> None:
    """What is met was tested or looked at; what was tested in part says what was not; all is said in both languages."""
    assert criterion.result in RESULTS
    assert set(criterion.tests) <= statement().tests.keys()
    assert bool(criterion.tests or criterion.by_hand) == (criterion.result != "not-tested")
    assert criterion.note or criterion.result not in {"partly", "not-tested"}
    for text in (criterion.title, criterion.by_hand, criterion.note):
        assert text is None or set(text) == set(STATED_IN)
        assert text is None or all(text.values())


@pytest.mark.parametrize("test", statement().tests)
def test_tests_exist(test: str) -> None:
    """Every test that the statement names is there, and a criterion rests on it."""
    file, _, name = statement().tests[test]["name"].partition("::")
    assert name in defined_in(file)
    assert set(statement().tests[test]["title"]) == set(STATED_IN)
    assert any(test in one.tests for one in statement().criteria)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_page(page: Page, site: str, prefix: str) -> None:
    """The page has a row for every criterion, leads to the tests, and can be reached from the menu of every page."""
    page.goto(f"{site}{prefix}roles/index.html")
    page.locator('.md-nav--primary a[href$="accessibility.html"]').click()
    expect(page.locator("[data-success-criterion]")).to_have_count(len(statement().criteria))
    targets = page.locator("[data-success-criterion] a").evaluate_all(
        "links => links.map((link) => link.hash.slice(1))"
    )
    ids = set(page.locator("tr[id]").evaluate_all("rows => rows.map((row) => row.id)"))
    assert set(targets) == ids
