"""Tests of the report as HTML."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.assessment.text import Text
from generator.report.render import render
from tests.report import CONTENT, FULL, sample, scored
from tests.report.fragment import Element, read

LANGUAGES = pytest.mark.parametrize("language", ["ja", "en"])
SOURCES = Path(__file__).parents[2] / "generator/report"


def report(language: str = "en", **changes: object) -> Element:
    """The report on all answers, some of them changed."""
    return read(render(sample(), scored({**FULL, **changes}), language))


def empty(language: str = "en") -> Element:
    """The report on no answers."""
    return read(render(sample(), scored({}), language))


def block(tree: Element, name: str) -> Element:
    """A block of the report."""
    return tree.one("section", aria_labelledby=f"report-{name}")


@LANGUAGES
def test_order_and_headings(language: str) -> None:
    """The title comes first, then the blocks as the self-check lists them, each under a heading with a stable id."""
    headings = [(one.tag, one.attributes.get("id")) for one in report(language).all() if re.fullmatch("h[23]", one.tag)]
    blocks = [("h3", f"report-{one.id}") for one in sample().assessment.report]
    assert headings == [("h2", "report--title"), *blocks]


def test_confidence() -> None:
    """The reader is told how much was answered, in words."""
    tree = report()
    told = tree.all("div")[0].text
    assert "How sure this is: sure" in told
    assert "9 of 10 questions answered (90% of those that apply)" in told
    assert "“I don’t know”: 1" in told


def test_unanswered_questions_are_linked() -> None:
    """Questions without an answer are listed with links to their place in the form; hidden ones are not."""
    links = [link.attributes["href"] for link in empty().all("details")[0].all("a")]
    assert links == [f"#question-{name}" for name in sample().questions]
    assert not report().all("a", href="#question-hidden")


def test_dropped_answers_are_told() -> None:
    """Answers that no longer fit are named."""
    assert "no longer exists: gone, How many people does the company employ?" in report(gone=1, size="huge").text


def test_placement() -> None:
    """Recommended and present pattern stand beside each other; only the recommended one carries its id."""
    part = block(report(), "staffing")
    assert part.one(data_staffing="dedicated").text.split() == ["What", "fits", "Dedicated", "team"]
    assert part.one("a", href="../staffing/index.html#staffing-pair").text == "Two people"
    assert "The two differ." in part.text
    assert part.one("li").text == "How many people does the company employ? → 50 to fewer than 300"


def test_phase() -> None:
    """The phase reached carries its id, and its criteria alone are listed."""
    tree = report()
    assert len(tree.all(data_phase="joint")) == 1
    criteria = block(tree, "exit").having("data-criterion")
    assert [(one.attributes["data-criterion"], one.attributes["data-state"]) for one in criteria] == [
        ("reviews", "open")
    ]


def test_comparison_with_people() -> None:
    """People are drawn and told in a table with value, target and gap in words."""
    part = block(report(), "people")
    rows = [[cell.text for cell in row.children if isinstance(cell, Element)] for row in part.one("tbody").all("tr")]
    assert rows == [
        ["Strategy lead", "2", "1", "△1 over"],
        ["Implementation & technical lead", "0", "1–2", "▼1 short"],
        ["Operations lead", "1", "1–2", "＝Met"],
    ]
    assert [one.text for one in part.one("thead").all("th")][1:] == [
        "Today (people)",
        "Target (people)",
        "Gap (people)",
    ]
    drawn = part.one("svg").text
    assert "Today: 0 people" in drawn
    assert "Outside support: Optional" in drawn


def test_organisation_of_a_pattern_without_a_role() -> None:
    """A role that nobody holds in the pattern names the one that covers it."""
    drawn = block(report(size="small"), "people").one("svg").text
    assert "Covered by: Strategy lead" in drawn
    assert "Outside support: Recommended" in drawn


def test_comparison_with_levels() -> None:
    """Levels are told in the words of the scale with their number; what is not known says so."""
    part = block(report(), "skills")
    assert part.one("svg").attributes["class"].endswith("--radar")
    rows = [[cell.text for cell in row.children if isinstance(cell, Element)] for row in part.one("tbody").all("tr")]
    assert rows[0] == ["Planning measures", "Designs it and teaches others (3)", "Not known yet", "？Unknown"]
    assert rows[1] == ["MA tool knowledge", "Not yet (0)", "With guidance (1)", "▼1 below"]


def test_findings() -> None:
    """Findings come with severity in words, values filled in, the answers behind them, and links with their kind."""
    found = report().having("data-finding")
    assert [one.attributes["data-finding"] for one in found] == ["no-implementation", "low-skill", "started"]
    critical, warning, _ = found
    assert critical.one("h4").text == "■Critical Nobody implements"
    assert "The Implementation & technical lead is “Nobody”; mean skill 1." in critical.text
    assert (
        critical.all("strong")[0].one("a", href="../roles/implementation.html").text
        == "Implementation & technical lead"
    )
    assert "Is there an Implementation & technical lead? → Nobody" in critical.text
    assert critical.one("a", href="../pitfalls/index.html#pitfall-strategist-only").text == "A strategist alone"
    assert "Pitfall: A strategist alone" in critical.text
    assert "Skills held alone → 33%" in warning.text
    assert "Planning measures → Designs it and teaches others" in warning.one("details").text


def test_unknown_things_are_no_links() -> None:
    """What the playbook does not know is named, not linked."""
    finding = report().one(data_finding="no-implementation")
    assert "Term: gone" in finding.text
    assert not [link for link in finding.all("a") if link.text == "gone"]


def test_actions() -> None:
    """Actions are numbered in an order that respects what comes first, with effort, owner and reason."""
    part = block(report(), "actions")
    first, second = part.having("data-action")
    assert [one.attributes["data-action"] for one in (first, second)] == ["1", "2"]
    assert [one.one("h4").text for one in (first, second)] == ["Name the implementation lead", "Plan training"]
    assert "Effort: days" in first.text
    assert first.all("a", href="../roles/strategy.html")[0].text == "Strategy lead"
    assert first.one("a", href="#finding-no-implementation").text == "Nobody implements"
    assert part.all("details")[-1].one("li").text == "Write the rules"


def test_checklist() -> None:
    """Every item has a state in words and as an attribute."""
    items = block(report(skill_planning="unknown"), "setup").having("data-checklist-item")
    states = {one.attributes["data-checklist-item"]: one.attributes["data-state"] for one in items}
    assert states == {"define-implementation": "open", "skills-listed": "done", "rules-written": "done"}
    assert [one.text.split()[0] for one in items] == ["□Open", "✓Done", "✓Done"]
    assert "2 done, 1 open, 0 unknown" in block(report(), "setup").text


@LANGUAGES
def test_every_measure_is_listed(language: str) -> None:
    """All measures are in the table of figures, with their value or nothing."""
    for tree, result in ((report(language), scored(FULL)), (empty(language), scored({}))):
        listed = {one.attributes["data-measure"]: one.attributes["data-value"] for one in tree.having("data-measure")}
        assert listed == {name: "" if one.value is None else str(one.value) for name, one in result.measures.items()}


@LANGUAGES
def test_no_answers(language: str) -> None:
    """Without answers every block says in a sentence why it is empty, and which questions it waits for."""
    tree = empty(language)
    for name in ("staffing", "people", "phase", "skills", "findings", "actions", "exit"):
        assert len([one for one in block(tree, name).all("p") if one.attributes.get("class") == "report-nothing"]) == 1
    assert [one.attributes["href"] for one in block(tree, "phase").all("a")] == ["#question-months"]
    assert not tree.having("data-staffing")
    assert {one.attributes["data-state"] for one in block(tree, "setup").having("data-state")} == {"unknown"}


def test_missing_questions_are_few() -> None:
    """Where much is missing, three questions are named and the rest counted."""
    bundle = sample()
    blocks_by_id = bundle.blocks
    wide = replace(blocks_by_id["skills"], rows=blocks_by_id["skills"].rows + blocks_by_id["people"].rows)
    blocks = tuple(wide if one.id == wide.id else one for one in bundle.assessment.report)
    bundle = replace(bundle, assessment=replace(bundle.assessment, report=blocks))
    part = block(read(render(bundle, replace(scored({}), comparisons={}), "en")), "skills")
    assert len(part.all("a")) == 3
    assert "and 3 more" in part.text


@LANGUAGES
def test_markup_in_texts_is_shown(language: str) -> None:
    """HTML and quotes in content are text, wherever they stand."""
    html = render(sample(), scored({**FULL, "rules": ["timing"]}), language)
    assert "<script>" not in html
    assert "<b>" not in html
    rules = block(read(html), "setup").all("a", href="#question-rules")[0]
    assert rules.text == sample().questions["rules"].text[language]


@LANGUAGES
def test_accessible_html(language: str) -> None:
    """Ids are unique, names refer to something, tables have captions and scoped heads, nothing is styled inline."""
    for tree in (report(language), empty(language)):
        ids = [one.attributes["id"] for one in tree.having("id")]
        assert len(ids) == len(set(ids))
        referred = " ".join(one.attributes["aria-labelledby"] for one in tree.having("aria-labelledby")).split()
        assert set(referred) <= set(ids)
        for table in tree.all("table"):
            assert table.one("caption").text
            assert all(head.attributes["scope"] in ("col", "row") for head in table.all("th"))
        assert not tree.having("style")
        assert not tree.all("script")


@LANGUAGES
def test_same_bytes(language: str) -> None:
    """The same result gives the same HTML."""
    assert render(sample(), scored(FULL), language) == render(sample(), scored(dict(reversed(FULL.items()))), language)


def test_words() -> None:
    """Every word that the report asks for is in the shipped content, and every word there is asked for."""
    interface = yaml.safe_load((CONTENT / "interface.yaml").read_text(encoding="utf-8"))
    words = interface["report"]
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(SOURCES.rglob("*"))
        if path.is_file() and path.suffix in (".py", ".j2")
    )
    asked = set(re.findall(r"""\b(?:w|word|_word)\(\s*f?["']([a-z-]+)["'{]""", sources))
    assert {name for name in asked if not name.endswith("-")} <= {*words, *interface["shared"]}
    stems = tuple(name for name in asked if name.endswith("-"))
    quoted = set(re.findall(r'"([a-z-]+)"', sources))
    assert {name for name in words if name not in quoted and not name.startswith(stems)} == set()


def test_a_number_in_a_sentence_has_no_unit() -> None:
    """A sentence says for itself what it counts."""
    bundle = sample()
    finding = replace(
        bundle.assessment.findings[0], text=Text({"ja": "{answer:months}か月", "en": "{answer:months} months"})
    )
    assessment = replace(bundle.assessment, findings=(finding, *bundle.assessment.findings[1:]))
    assert "9 months" in read(render(replace(bundle, assessment=assessment), scored(FULL), "en")).text
