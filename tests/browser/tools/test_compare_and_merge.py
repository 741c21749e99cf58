"""Comparing files and merging a team's: the page shows what the command line writes."""

import json
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

from generator.assessment.bundle import Bundle
from tests.support.assessment_cases import CASES
from tests.support.paper import printed, squeezed
from tests.support.saved_answers import command_line, saved_file
from tests.support.self_check_page import SCENARIO, SelfCheckPage, payload
from tests.support.some_answers import some_answer

TEAM = 50
PREFIXES = {"ja": "", "en": "en/"}
_IDS = """() => {
  const ids = Array.from(document.querySelectorAll("[id]"), (one) => one.id);
  const labels = Array.from(document.querySelectorAll("[aria-labelledby]"), (one) => one.getAttribute("aria-labelledby"));
  const needed = labels.flatMap((label) => label.split(" "));
  return [ids.filter((id, at) => ids.indexOf(id) !== at), needed.filter((id) => !ids.includes(id))];
}"""


def team(bundle: Bundle) -> dict[str, str]:
    """Files of fifty people by name, with answers of all sorts."""
    random = Random("team")
    files = {}
    for number in range(TEAM):
        asked = [question for question in bundle.questions.values() if random.random() < 0.8]
        answers = {question.id: some_answer(question, bundle, random) for question in asked}
        saved = json.loads(saved_file("organisation", answers)) | {"by": f"<b>{number}</b>"}
        files[f"person-{number:02}.json"] = json.dumps(saved, ensure_ascii=False)
    return files


def history() -> dict[str, str]:
    """Files of one team over three years."""
    cases = [case for case in CASES if case.assessment == "organisation"][:3]
    days = ("2024-04-01T00:00:00Z", "2025-04-01T00:00:00Z", "2026-04-01T00:00:00Z")
    files = {}
    for case, day in zip(cases, days, strict=True):
        saved = json.loads(saved_file("organisation", dict(case.answers))) | {"saved_at": day}
        files[f"{day[:4]}.json"] = json.dumps(saved)
    return files


def write(files: dict[str, str], folder: Path) -> list[str]:
    """The files on disk."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in files]


@pytest.mark.few(1)
@pytest.mark.parametrize("language", PREFIXES)
def test_merging_fifty_files(page: Page, site: str, tmp_path: Path, language: str) -> None:
    """What the page makes of fifty files is what the command line makes of them, byte for byte."""
    tools = SelfCheckPage.open_ready(page, site, f"{PREFIXES[language]}self-check/organisation.html")
    files = team(Bundle.from_json(page.locator("[data-bundle]").text_content() or ""))
    tools.choose_files("merge", *(payload(name, text) for name, text in files.items()))
    expect(page.locator("[data-tool=merge] [data-chosen] li")).to_have_count(TEAM)
    page.locator("[data-merge]").click()
    result = page.locator("[data-tool=merge] [data-result]")
    expect(result).to_be_focused(timeout=15_000)
    expect(result.locator("[aria-labelledby=merge-discussed]")).to_contain_text(str(TEAM))
    html = command_line("merge", *write(files, tmp_path), "--lang", language, "--format", "html")
    assert tools.holds("[data-tool=merge] [data-result]", html)
    assert result.locator("b").count() == 0
    tools.asked_for_nothing()


@pytest.mark.few(1)
@pytest.mark.parametrize("language", PREFIXES)
def test_comparing_three_files(page: Page, site: str, tmp_path: Path, language: str) -> None:
    """What the page makes of three years is what the command line makes of them, byte for byte."""
    tools = SelfCheckPage.open_ready(page, site, f"{PREFIXES[language]}self-check/organisation.html")
    files = history()
    tools.choose_files("compare", *(payload(name, text) for name, text in files.items()))
    page.locator("[data-compare]").click()
    expect(page.locator("[data-tool=compare] [data-result]")).to_be_focused()
    html = command_line("compare", *write(files, tmp_path), "--lang", language, "--format", "html")
    assert tools.holds("[data-tool=compare] [data-result]", html)
    tools.asked_for_nothing()


@pytest.mark.few(1)
@pytest.mark.parametrize(("tool", "default"), [("merge", False), ("compare", True)])
def test_the_answers_in_the_form_are_offered(page: Page, site: str, tool: str, default: bool) -> None:
    """An empty form is nobody: its answers are offered only where there are some, and a team's file is not added to by itself."""
    tools = SelfCheckPage.open_ready(page, site)
    offer = tools.tool(tool).locator("[data-include-now]")
    expect(offer).to_be_hidden()
    page.locator("[data-reset]").click()
    page.locator("[data-yes]").click()
    tools.choose_files("merge", payload("a.json", saved_file("organisation", SCENARIO)))
    page.locator("[data-merge]").click()
    expect(page.locator("[data-tool=merge] [aria-labelledby=merge-discussed]")).to_contain_text("1名分の回答")
    tools.answer(SCENARIO)
    expect(offer).to_be_visible()
    assert offer.is_checked() == default


def test_five_files_are_five_people(page: Page, site: str) -> None:
    """Copies are reported and counted once, the rest is folded with its count, and few agree on what one person said."""
    tools = SelfCheckPage.open_ready(page, site)
    files = [saved_file("organisation", {"months": number}, by=f"P{number}") for number in range(1, 5)]
    files.append(saved_file("organisation", {"company-size": "large"}, by="P5"))
    chosen = [*files, files[0]]
    tools.choose_files("merge", *(payload(f"{number}.json", text) for number, text in enumerate(chosen, start=1)))
    page.locator("[data-merge]").click()
    result = page.locator("[data-tool=merge] [data-result]")
    expect(result.locator("[aria-labelledby=merge-discussed]")).to_contain_text("5名分の回答")
    expect(result.locator("[aria-labelledby=merge-left-out]")).to_contain_text("「P1」と同じ回答")
    expect(result.locator("[aria-labelledby=merge-agreed]")).to_contain_text("61問のうち0問")
    height = page.locator("[data-tool=merge]").bounding_box()
    assert height
    assert height["height"] < 4000
    result.locator("summary").first.click()
    expect(result.locator("tr[data-row=company-size] td").nth(1)).to_contain_text("過半数なし")


def test_files_are_chosen_one_after_another_and_removed(page: Page, site: str) -> None:
    """Files add up; each can be taken out, and the focus stays in the list; one that cannot be read is told and left out."""
    tools = SelfCheckPage.open_ready(page, site)
    for name, text in history().items():
        tools.choose_files("compare", payload(name, text))
    tools.choose_files("compare", payload("sjis.json", "回答".encode("cp932")))
    listed = page.locator("[data-tool=compare] [data-chosen] li")
    expect(listed).to_have_count(3)
    expect(page.locator("[data-tool=compare] [data-told]")).to_contain_text("sjis.json")
    listed.nth(1).get_by_role("button").click()
    expect(listed).to_have_count(2)
    expect(listed.nth(1).get_by_role("button")).to_be_focused()
    assert [name.split("\n")[0] for name in listed.all_inner_texts()] == ["2024.json", "2026.json"]


def test_comparing_with_the_answers_of_now(page: Page, site: str) -> None:
    """The answers in the form are one more file, the latest."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.answer(SCENARIO)
    tools.choose_files("compare", payload("2024.json", history()["2024.json"]))
    page.locator("[data-compare]").click()
    now = page.evaluate("() => selfCheck.words['answers-now']")
    expect(page.locator("[data-tool=compare] [data-result]")).to_contain_text(now)
    assert tools.answers() == SCENARIO


def test_agreed_answers_are_taken_over_after_a_preview(page: Page, site: str) -> None:
    """The team's answers become the reader's own only after a preview, and undo takes them back."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.answer(SCENARIO)
    same = saved_file("organisation", {"company-size": "large"})
    tools.choose_files("merge", payload("a.json", same), payload("b.json", same))
    page.locator("[data-merge]").click()
    page.locator("[data-tool=merge] [data-take-agreed]").click()
    expect(page.locator("[data-tool=merge] [data-preview-report]")).to_be_focused()
    assert tools.answers() == SCENARIO
    page.locator("[data-tool=merge] [data-take-over]").click()
    assert tools.answers() == tools.chosen() == {"company-size": "large"}
    tools.undo()
    assert tools.answers() == tools.chosen() == SCENARIO
    page.locator("[data-try-agreed]").click()
    expect(page.locator("[data-plans]")).to_have_attribute("data-plans", "b")
    assert tools.chosen() == {"company-size": "large"}
    page.locator("[data-plans] input[value=a]").check()
    assert tools.chosen() == SCENARIO
    tools.asked_for_nothing()


def test_printing_one_result_alone(page: Page, site: str) -> None:
    """The printed comparison holds neither the form nor the report."""
    tools = SelfCheckPage.open_ready(page, site)
    files = history()
    tools.choose_files("compare", *(payload(name, text) for name, text in files.items()))
    page.locator("[data-compare]").click()
    expect(page.locator("[data-tool=compare] [data-result]")).to_be_focused()
    page.evaluate("() => { self.print = () => { self.alone = selfCheck.page.dataset.printing; }; }")
    page.locator("[data-tool=compare] [data-print-result]").click()
    assert page.evaluate("() => self.alone") == "compare"
    assert page.evaluate("() => selfCheck.page.dataset.printing === undefined")
    page.evaluate("() => { selfCheck.page.dataset.printing = 'compare'; }")
    paper = printed(page)
    assert squeezed(page.locator("[data-tool=compare] h3").first.inner_text()) in paper
    assert squeezed(page.locator(".self-check h2").first.text_content() or "") not in paper
    assert squeezed(page.locator("#report--title").inner_text()) not in paper


def test_every_id_is_there_once(page: Page, site: str) -> None:
    """With every result on the page no id stands in it twice, and every label is there."""
    tools = SelfCheckPage.open_ready(page, site)
    tools.answer(SCENARIO)
    tools.tool("plan-b").locator("[data-make]").click()
    tools.answer({"cover-implementation": "dedicated"})
    for name, button in (("compare", "[data-compare]"), ("merge", "[data-merge]")):
        tools.choose_files(name, payload("2024.json", history()["2024.json"]))
        page.locator(button).click()
        expect(page.locator(f"[data-tool={name}] [data-result]")).not_to_be_empty()
    page.locator("[data-take-agreed]:visible").click()
    tools.choose_files("files", payload("2024.json", history()["2024.json"]))
    expect(page.locator("[data-tool=files] [data-preview-report]")).not_to_be_empty()
    expect(page.locator("[data-plan-difference]")).not_to_be_empty()
    twice, missing = page.evaluate(_IDS)
    assert twice == []
    assert missing == []
