"""A content folder laid over another. What authors are told of mistakes is in `cases/overlay`, see `test_content_cases`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.__main__ import main
from generator.layers import Layers
from generator.load import load
from generator.playbook import Playbook
from generator.problems import ContentError
from tests.support.builds import build_strictly
from tests.support.checkout import ROOT
from tests.support.content_edits import lay

LAID_OVER = ROOT / "tests/cases/laid_over"
"""A company's own checklist items and neighbour, as the author's guide shows them."""
THIRD_LANGUAGE = ROOT / "tests/cases/third_language"
"""One language more, and one text in it."""


@pytest.fixture
def company(content: Path) -> Playbook:
    """The small playbook with a checklist and a neighbour of a company's own."""
    return load(Layers(content, LAID_OVER))


def test_entries_are_added_replaced_and_hidden(company: Playbook) -> None:
    """By id: what is new comes at the end, what is not said stays, what is hidden is gone."""
    items = {item.id: item for item in company.checklists[0].items}
    assert list(items) == ["fridge-checked", "alarm-set"]
    assert items["fridge-checked"].detail["en"] == "4 °C or below is noted."
    assert items["fridge-checked"].owner == "role:cook"
    assert [one.id for one in company.neighbours.neighbours] == ["market", "guards"]


def test_references_in_lists_go_with_what_is_hidden(content: Path) -> None:
    """An entry that is nothing but a reference to it, or stands for it, needs no second file to take it out."""
    overlay = {
        "checklists/opening.yaml": "items: [{id: fridge-checked, hide: true}]",
        "pitfalls/warm-fridge.yaml": "countermeasures: [{ja: 毎朝測ります。, en: Measure it every morning.}]",
    }
    playbook = load(lay(content, overlay))
    assert "item:fridge-checked" not in playbook.things
    assert playbook.rollout.ladders[0].steps[0].refs == ()
    assert playbook.handover.refs == ()
    assert [status.of for status in playbook.assessments[0].statuses] == ["criterion:recipes-written"]


def test_item_of_the_real_checklist_can_be_hidden(tmp_path: Path) -> None:
    """One line does it, although a question is about the item, an action names it, and an answer decides its state."""
    overlay = tmp_path / "ours"
    (overlay / "checklists").mkdir(parents=True)
    (overlay / "checklists/setup.yaml").write_text("items: [{id: plan-advisory, hide: true}]", "utf-8")
    playbook = load(Layers(ROOT / "content", overlay))
    assert "item:plan-advisory" not in playbook.things
    assert "item:plan-advisory" not in repr(playbook.assessments)


def test_what_stands_in_something_hidden_is_hidden(content: Path) -> None:
    """A file can be hidden whole, with all that names what it defines in a list."""
    overlay = {
        "pitfalls/warm-fridge.yaml": "hide: true",
        "assessments/readiness.yaml": "findings: [{id: warm-fridge, title: {ja: 温度, en: Too warm}}]",
    }
    playbook = load(lay(content, overlay))
    assert playbook.pitfalls == ()
    assert "pitfall:warm-fridge" not in playbook.roles[0].refs


def test_texts_are_replaced_whole_and_joined_by_languages(content: Path) -> None:
    """A new wording leaves no language with the old one, and a new language needs nothing said again."""
    with pytest.raises(ContentError) as caught:
        load(Layers(content, THIRD_LANGUAGE))
    missing = {(problem.file, problem.key) for problem in caught.value.problems}
    assert ("site.yaml", "lead") in missing
    assert not [problem for problem in missing if problem[1] == "name"]
    with pytest.raises(ContentError, match=r"ours/site.yaml:1:1: lead"):
        load(lay(content, {"site.yaml": "lead: {ja: 二人で続けます。}"}))


def test_what_an_overlay_says_is_not_stale(content: Path) -> None:
    """A text that is laid over a confirmed one has no original that it might be older than."""
    assert CliRunner().invoke(main, ["--content", str(content), "translations", "--confirm"]).exit_code == 0
    text = "title: {ja: 料理長, en: Head cook}"
    assert not load(lay(content, {"roles/cook.yaml": text})).stale["en"]
    cook = content / "roles/cook.yaml"
    cook.write_text(cook.read_text("utf-8").replace("title: {ja: 調理担当, en: Cook}", text), "utf-8")
    assert load(content).stale["en"] == {("料理長", "Head cook")}


def test_overlay_that_says_nothing_changes_nothing(content: Path) -> None:
    """An empty folder is no different from none."""
    (overlay := content.parent / "ours").mkdir()
    laid, plain = load(Layers(content, overlay)), load(content)
    assert (laid.site, laid.roles, laid.assessments) == (plain.site, plain.roles, plain.assessments)


def test_command_line_and_site(content: Path) -> None:
    """`--overlay` of the command line and OVERLAY of the site's settings mean the same folder, without a dead link."""
    command = [sys.executable, "-m", "generator", "--content", str(content), "--overlay", str(LAID_OVER), "check"]
    told = subprocess.run([*command, "--format", "json"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(told.stdout) == []
    for language, words in (("ja", "（laid_overを重ねたもの）の"), ("en", ", with laid_over laid over it.")):
        told = subprocess.run(
            [*command, "--lang", language], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
        )
        assert words in told.stdout.replace(str(LAID_OVER), LAID_OVER.name)
    site = build_strictly(content, LAID_OVER)
    page = (site.folder / "en/checklists/opening.html").read_text("utf-8")
    assert "On extension 119." in page
    assert "The tables are set" not in page
