"""The quick and the full form: one count of questions everywhere, and a choice that lasts as long as the answers."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.chromium import NewPage
from tests.support.saved_answers import command_line, saved_file
from tests.support.self_check_page import SelfCheckPage
from tests.support.static_server import Serve

TRIES = 40
"""A busy machine takes its time to report."""
KEY_ANSWERS = {
    "company-size": "medium",
    "cover-strategy": "dedicated",
    "cover-implementation": "vacant",
    "cover-operations": "shared",
    "duty-tool-setup": "partner",
}
_TOTALS = """() => {
  const digits = (text) => text.match(/\\d+/g).map(Number);
  const chosen = document.querySelector("[name=form-length]:checked").parentElement.querySelector("[data-count]");
  const missing = document.querySelector(".report-confidence details");
  const shown = Array.from(document.querySelectorAll("fieldset[data-question]")).filter((one) => !one.hidden);
  return {
    chosen: Number(chosen.textContent),
    shown: shown.length,
    given: shown.filter((one) => one.querySelector("input:checked") || (one.querySelector("[data-clear]:not([hidden])"))).length,
    status: digits(document.querySelector("[data-status]").textContent).slice(0, 2),
    report: digits(document.querySelector(".report-confidence p:nth-of-type(2)").textContent).slice(0, 2),
    missing: missing ? missing.querySelectorAll("li").length : 0,
  };
}"""


@pytest.fixture(scope="module")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)


def choose(page: Page, form: str) -> None:
    """Choose a form, and wait for its report."""
    report = page.locator("[data-report]")
    before = report.get_attribute("data-revision") or ""
    page.locator(f'[name="form-length"][value="{form}"]').check()
    expect(report).not_to_have_attribute("data-revision", before)
    page.wait_for_timeout(500)


def counts_alike(page: Page) -> int:
    """Choice, form, status line and report come to have one total and one number of answers; the total."""
    seen: dict[str, Any] = {}
    for _ in range(TRIES):
        page.wait_for_timeout(400)
        seen = page.evaluate(_TOTALS)
        total, given = seen["shown"], seen["given"]
        counts = sorted([given, total])
        alike = seen["chosen"] == total and sorted(seen["status"]) == sorted(seen["report"]) == counts
        if alike and seen["missing"] == total - given:
            return int(total)
    pytest.fail(f"the page counts in different ways: {seen}")


@pytest.mark.few(1)
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_one_total(page: Page, site: str, prefix: str) -> None:
    """Whatever is answered, in either form, all that count questions count the same ones."""
    SelfCheckPage.open_ready(page, site, f"{prefix}self-check/organisation.html")
    page.wait_for_timeout(500)
    whole = counts_alike(page)
    choose(page, "quick")
    key = counts_alike(page)
    assert 6 <= key <= 10 < whole
    SelfCheckPage(page).answer_and_wait(KEY_ANSWERS)
    assert counts_alike(page) == key
    choose(page, "full")
    # One role is held by nobody: how many people hold it is not asked.
    assert counts_alike(page) == whole - 1
    SelfCheckPage(page).answer_and_wait({"kpi-set": "unknown"})
    assert counts_alike(page) == whole - 1
    choose(page, "quick")
    assert counts_alike(page) == key


def test_command_line_gives_the_report_of_the_quick_form(page: Page, site: str, tmp_path: Path) -> None:
    """With `--questions quick` the command line prints what the page shows in its quick form."""
    SelfCheckPage.open_ready(page, site)
    choose(page, "quick")
    SelfCheckPage(page).answer_and_wait(KEY_ANSWERS)
    file = tmp_path / "answers.json"
    file.write_text(saved_file("organisation", KEY_ANSWERS), encoding="utf-8")
    html = command_line("assess", str(file), "--lang", "ja", "--format", "html", "--questions", "quick")
    page.wait_for_function(
        """(html) => {
            const other = document.createElement("section");
            other.innerHTML = html;
            return other.innerHTML === document.querySelector("[data-report]").innerHTML;
        }""",
        arg=html.rstrip("\n"),
    )
    assert command_line("assess", str(file), "--format", "html", "--lang", "ja") != html


def test_choice_lasts(new_page: NewPage, site: str) -> None:
    """The quick form is there again after a reload, in the other language and in another tab, until everything is cleared."""
    page = new_page()
    quick = page.locator("[name=form-length][value=quick]")
    SelfCheckPage.open_ready(page, site)
    choose(page, "quick")
    page.reload()
    expect(quick).to_be_checked()
    SelfCheckPage.open_ready(page, site, "en/self-check/organisation.html")
    expect(quick).to_be_checked()
    assert len(page.locator("fieldset[data-question]:visible").all()) <= 10
    other = new_page(context=page.context)
    SelfCheckPage.open_ready(other, site)
    expect(other.locator("[name=form-length][value=quick]")).to_be_checked()
    other.locator("[name=form-length][value=full]").check()
    expect(page.locator("[name=form-length][value=full]")).to_be_checked()
    choose(page, "quick")
    page.locator("[data-clear-pc]").click()
    page.locator("[data-yes]").click()
    expect(page.locator("[name=form-length][value=full]")).to_be_checked()
    assert not page.evaluate("() => Object.keys(localStorage).some((key) => key.endsWith(':form-length'))")


def test_choice_is_not_kept_against_the_readers_wish(page: Page, site: str) -> None:
    """Where nothing is to be kept on this PC, the choice is not stored either, and one that was is taken away."""
    stored = "() => Object.keys(localStorage).filter((key) => key.endsWith(':form-length')).length"
    SelfCheckPage.open_ready(page, site)
    choose(page, "quick")
    assert page.evaluate(stored) == 1
    page.locator("[data-unwanted]").check()
    assert page.evaluate(stored) == 0
    expect(page.locator("[name=form-length][value=quick]")).to_be_checked()
    choose(page, "full")
    choose(page, "quick")
    assert page.evaluate(stored) == 0
    page.reload()
    expect(page.locator("[name=form-length][value=full]")).to_be_checked()


def test_labels_without_a_script(new_page: NewPage, site: str) -> None:
    """Without JavaScript all questions are there; the choice, which would do nothing, is not."""
    page = new_page(java_script_enabled=False)
    page.goto(site + "self-check/organisation.html")
    expect(page.locator("[data-bar]")).to_be_hidden()
    label = page.locator(".self-check__length label").last.text_content() or ""
    total = re.search(r"\d+", label)
    assert total
    assert int(total[0]) == page.locator("fieldset[data-question]:visible").count()


@pytest.mark.parametrize(("prefix", "text"), [("", "（8問"), ("en/", "(8 questions")])
def test_count_is_a_part_of_its_sentence(page: Page, site: str, prefix: str, text: str) -> None:
    """The number of questions has the distance of a word from the words around it."""
    SelfCheckPage.open_ready(page, site, f"{prefix}self-check/organisation.html")
    label = page.locator("label", has=page.locator("[name=form-length][value=quick]"))
    assert text in label.inner_text()
