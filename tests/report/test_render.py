"""Tests of the report as HTML."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.assessment.answers import Answers
from generator.assessment.blocks import Block
from generator.assessment.definition import Form
from generator.assessment.grounds import grounds
from generator.assessment.scoring import Scoring, assess
from generator.assessment.text import Text
from generator.report.render import render
from generator.report.wording import Wording, Words
from tests.support.checkout import CONTENT
from tests.support.fragment import Element, read
from tests.support.sample_check import FULL, sample, scored

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


def told_blocks() -> list[Block]:
    """The blocks that a report without notes has."""
    return [one for one in sample().assessment.report if one.kind != "evidence"]


@LANGUAGES
def test_order_and_headings(language: str) -> None:
    """The title comes first, then the blocks as the self-check lists them, each under a heading with a stable id."""
    headings = [(one.tag, one.attributes.get("id")) for one in report(language).all() if re.fullmatch("h[23]", one.tag)]
    blocks = [("h3", f"report-{one.id}") for one in told_blocks()]
    assert headings == [("h2", "report--title"), *blocks]


def test_confidence() -> None:
    """The reader is told how much was answered, in words."""
    tree = report()
    told = tree.all("div")[0].text
    assert "How sure this is: sure" in told
    assert "11 of 11 questions answered" in told
    assert "“I don’t know” (1)" in told


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
        ["Strategy lead", "2", "1", "△1 person over"],
        ["Implementation & technical lead", "0", "1–2", "▼1 person short"],
        ["Operations lead", "1", "1–2", "＝Met"],
    ]
    assert [one.text for one in part.one("thead").all("th")][1:] == [
        "Today (people)",
        "Target (people)",
        "Gap",
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
    assert rows[1] == ["MA tool knowledge", "Not yet (0)", "With guidance (1)", "▼1 level below"]


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
    behind = warning.one("details").text
    assert "MA tool knowledge → Not yet" in behind
    assert "Planning measures" not in behind, "a skill held alone does not make the share low"


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
    assert "2 done, 1 open" in block(report(), "setup").text


@LANGUAGES
def test_every_measure_is_listed(language: str) -> None:
    """All measures with a value are in the table of figures, except those that only serve other rules."""
    for tree, result in ((report(language), scored(FULL)), (empty(language), scored({}))):
        listed = {one.attributes["data-measure"]: one.attributes["data-value"] for one in tree.having("data-measure")}
        known = {name: str(one.value) for name, one in result.measures.items() if one.value is not None}
        known.pop("least-operations", None)
        assert listed == known


@LANGUAGES
def test_no_answers(language: str) -> None:
    """Without answers every block says in a sentence why it is empty, and which questions it waits for."""
    tree = empty(language)
    for name in ("staffing", "people", "phase", "skills", "findings", "actions", "exit"):
        assert len([one for one in block(tree, name).all("p") if one.attributes.get("class") == "report-nothing"]) == 1
    assert [one.attributes["href"] for one in block(tree, "phase").all("a")] == ["#question-months"]
    assert not tree.having("data-staffing")
    assert not block(tree, "setup").having("data-state")
    assert len(block(tree, "setup").one("details").all("li")) == 3


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


@LANGUAGES
def test_contents(language: str) -> None:
    """The table of contents leads to every part of the report, in their order, and to nothing else."""
    tree = report(language)
    links = [(one.attributes["href"], one.text) for one in tree.one("nav").all("a")]
    parts = [(f"#report-{one.id}", block(tree, one.id).one("h3").text) for one in told_blocks()]
    assert links == [*parts, ("#report--figures", tree.one(id="report--figures").text)]
    assert {href.removeprefix("#") for href, _ in links} <= {one.attributes["id"] for one in tree.having("id")}


@pytest.mark.few(1)
@LANGUAGES
@pytest.mark.parametrize("form", ["quick", "full"])
def test_one_count_of_questions(language: str, form: Form) -> None:
    """What is answered and what is not add up to the questions of the form, whatever has been answered."""
    for given in ({}, {"cover": "vacant"}, {"cover": "vacant", "people-implementation": 1}, {"months": 2}, FULL):
        result = assess(sample(), Answers.accepted(given, sample()), form)
        tree = read(render(sample(), result, language))
        asked = [name for name in sample().form(form) if name not in result.hidden]
        missing = [f"#question-{name}" for name in asked if name not in given]
        listed = tree.all("div")[0].all("a")
        assert [link.attributes["href"] for link in listed] == missing
        assert (result.confidence.asked, result.confidence.answered) == (len(asked), len(asked) - len(missing))
        anywhere = {
            link.attributes["href"] for one in tree.all("ul", **{"class": "report-missing"}) for link in one.all("a")
        }
        assert anywhere <= {f"#question-{name}" for name in asked}


def test_quick_form_says_what_it_leaves_out() -> None:
    """A part that waits for questions of the full form alone says so, and the form makes no result surer."""
    given = {"cover": "vacant", "people-implementation": 0}
    quick, full = (assess(sample(), Answers.accepted(given, sample()), form) for form in ("quick", "full"))
    tree = read(render(sample(), quick, "en"))
    assert "2 of 2 questions answered" in tree.text
    assert "without an answer" not in tree.text
    assert "The quick form does not ask about this." in block(tree, "skills").text
    assert quick.confidence.level == full.confidence.level == "low"


@pytest.mark.parametrize(
    ("value", "shown"), [(1, "1 person"), (2, "2 people"), (0, "0 people"), (33.33, "33.3 people"), (-1, "−1 person")]
)
def test_number_with_its_unit(value: float, shown: str) -> None:
    """Numbers are rounded to one decimal, with the unit in the right form."""
    assert Wording(Scoring(sample()).evaluation, "en").with_unit(value, sample().blocks["people"]) == shown


def test_plural_forms() -> None:
    """A word may have a form for one and a form for any other number."""
    words = Words({"told": Text({"en": "{n} {n:change leads|changes lead} to {goal}"})}, "en")
    assert words.word("told", n=1, goal="x") == "1 change leads to x"
    assert words.word("told", n=0, goal="x") == "0 changes lead to x"


def test_unanswered_rows_are_folded() -> None:
    """Rows about which nothing is known are one line with their number; "I don't know" is an answer."""
    given = {"skill-planning": "alone", "skill-tool": "unknown", "months": 9}
    tree = read(render(sample(), scored(given), "en"))
    for name in ("skills", "levels"):
        part = block(tree, name)
        subjects = [row.one("th").text for row in part.one("tbody").all("tr")]
        assert subjects == ["Planning measures", "MA tool knowledge"]
        assert part.one("details").one("summary").text == "Not known from the answers yet: 1"
        assert part.all("p", **{"class": "print-only"})[0].text == "Not known from the answers yet: 1"
    assert "I don’t know" in block(tree, "skills").one("tbody").text


def test_grounds_are_what_counts() -> None:
    """Of a high share the answers counted are its grounds, of a low one the others, of a minimum the lowest."""
    scoring = Scoring(sample())
    scoring.evaluation.take({"skill-planning": "teaches", "skill-tool": "none", "skill-data": "alone"})
    names = {
        side: [reference for reference, _ in grounds("skill-share", side, scoring.evaluation)]
        for side in ("high", "low", "any")
    }
    assert names["high"] == ["answer:skill-planning", "answer:skill-data"]
    assert names["low"] == ["answer:skill-tool"]
    assert len(names["any"]) == 3
