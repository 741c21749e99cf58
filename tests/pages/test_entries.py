"""Whatever the content holds is on the site, once in each language, under its own title."""

import re
from collections import Counter

import pytest

from tests.support.edition import MARKS, Edition

HEADED = {
    **{kind: f"{kind}-{{id}}" for kind in ("duty", "skill", "neighbour", "rule", "staffing", "criterion", "ladder")},
    **{kind: f"{kind}-{{id}}" for kind in ("step", "pitfall", "case", "term", "source")},
}
"""Kinds of thing with a heading of their own, and its anchor."""


def test_every_entry_is_shown_once(edition: Edition) -> None:
    """Each thing of the content is on the site, marked with its id, exactly once; nothing else is."""
    for kind, attribute in MARKS.items():
        found = [name for part in edition.pages.values() for name in part.ids_of(attribute)]
        assert Counter(found) == Counter(thing.id for thing in edition.written.things[kind]), attribute


def test_case_figures(edition: Edition) -> None:
    """Each figure of a case has its line."""
    found = Counter(edition.pages["cases/index.html"].ids_of("data-case-figure"))
    assert found == {case.id: len(case.data["figures"]) for case in edition.written.things["case"]}


def test_questions(edition: Edition) -> None:
    """Each question is a fieldset with all its answers and "I don't know"; none is chosen beforehand."""
    scales = {one["id"]: one for one in edition.written.files["assessments/scales.yaml"]["scales"]}
    for check in edition.written.things["assessment"]:
        own = scales | {one["id"]: one for one in check.data.get("scales", ())}
        for name, kind in (("size", "size"), ("phase", "phase"), ("staffing", "staffing")):
            own[name] = {"options": [thing.data for thing in edition.written.things[kind]]}
        fieldsets = edition.pages[f"self-check/{check.id}.html"].all("fieldset", data_question="")
        asked = edition.written.entries(check.data, "questions")
        assert len(fieldsets) == len(asked)
        by_id = {fieldset.attributes["data-question"]: fieldset for fieldset in fieldsets}
        for question in asked:
            if "$" in question["id"]:
                continue
            source = question if "options" in question else own.get(question.get("scale", ""), {"options": []})
            options = edition.written.entries(source, "options")
            inputs = by_id[question["id"]].all("input")
            number = question.get("kind") in ("number", "date")
            assert len(inputs) == len(options) + number + 1 + question.get("not_applicable", False), question["id"]
            assert {one.attributes["name"] for one in inputs} == {question["id"]}
            assert not [one for one in inputs if "checked" in one.attributes]


@pytest.mark.parametrize("part", ["questions", "measures", "findings", "actions", "statuses"])
def test_method_tells_every_rule(edition: Edition, part: str) -> None:
    """The page on the method has a line for every entry of every self-check."""
    attribute = f"data-method-{'status' if part == 'statuses' else part.removesuffix('s')}"
    expected = sum(len(edition.written.entries(one.data, part)) for one in edition.written.things["assessment"])
    found = edition.pages["method.html"].ids_of(attribute)
    assert len(found) == expected


def test_titles(edition: Edition) -> None:
    """Each heading is the title that the content gives the thing, in the language of the page."""
    for kind, anchor in HEADED.items():
        for thing in edition.written.things[kind]:
            [heading] = [one for part in edition.pages.values() for one in part.all(id=anchor.format(id=thing.id))]
            assert heading.tag in ("h2", "h3")
            assert re.sub(r"^\d+\. ", "", heading.text) == thing.data["title"][edition.language]
    for kind, folder in (
        ("role", "roles"),
        ("phase", "phases"),
        ("checklist", "checklists"),
        ("assessment", "self-check"),
    ):
        for thing in edition.written.things[kind]:
            [heading] = edition.pages[f"{folder}/{thing.id}.html"].all("h1")
            assert heading.text == thing.data["title"][edition.language]
    for thing in edition.written.things["item"]:
        [label] = [one for part in edition.pages.values() for one in part.all("label", for_=f"tick-{thing.id}")]
        assert label.text == thing.data["title"][edition.language]
