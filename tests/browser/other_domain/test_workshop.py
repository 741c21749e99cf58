"""A self-check about bicycles beside the shipped content: no Python was written for it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from generator.__main__ import main
from generator.report.session import Session
from tests.support.assessed import report_in
from tests.support.builds import build_strictly
from tests.support.chromium import NewPage
from tests.support.self_check_page import READY, SelfCheckPage
from tests.support.static_server import Serve

CONTENT = Path("content")
GIVEN: dict[str, Any] = {
    "tool-stand": "missing",
    "tool-pump": "fine",
    "repairs": ["tyres", "brakes"],
    "brake-manual": "no",
    "keepers": 3,
    "opening": "2027-03-01",
}
"""One option and one question by the ids they had before."""


@pytest.fixture(scope="module")
def workshop_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content with one more file."""
    folder = tmp_path_factory.mktemp("other-domain") / "content"
    shutil.copytree(CONTENT, folder)
    shutil.copy(Path(__file__).with_name("workshop.yaml"), folder / "assessments")
    return folder


@pytest.fixture(scope="module")
def site(workshop_content: Path) -> Path:
    """The whole site with it."""
    return build_strictly(workshop_content).folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Saved answers."""
    path = tmp_path / "answers.json"
    about = {"format": "playbook-answers", "version": 1, "assessment": "workshop", "content_version": "0"}
    path.write_text(json.dumps({**about, "answers": GIVEN, "saved_at": "2026-01-01T00:00:00Z"}), "utf-8")
    return path


def test_scored_by_its_own_rules(workshop_content: Path, file: Path) -> None:
    """Every kind of measure, its own tables, subjects and former ids are worked out as its YAML says."""
    told = CliRunner().invoke(main, ["--content", str(workshop_content), "assess", str(file), "--format", "json"])
    result = json.loads(told.stdout)
    assert {name: one["value"] for name, one in result["measures"].items()} == {
        "tools-mean": 0.5,
        "tools-good": 50,
        "tools-missing": 1,
        "points": 5,
        "weakest": 0,
        "crowd": "few",
        "kit": "kit-small",
        "kit-least": 1,
        "keepers-spare": 2,
        "hours": "closed",
        "hours-goal": "weekends",
        "tool-wanted": "worn",
    }
    assert [one["id"] for one in result["findings"]] == ["no-stand"]
    assert result["actions"] == ["measure-room", "buy-stand"]
    assert result["statuses"]["subject:insured"]["state"] == "done"
    assert result["paths"]["way"]["changes"] == [{"question": "tool-stand", "before": "missing", "after": "worn"}]
    assert result["answers"]["tool-pump"] == "good"
    assert result["answers"]["brake-book"] == "no"


@pytest.mark.parametrize(("language", "prefix"), [("ja", ""), ("en", "en/")])
def test_runs_in_the_browser(new_page: NewPage, serve: Serve, site: Path, language: str, prefix: str) -> None:
    """A reader answers all kinds of questions on its page and is told what the command line tells."""
    page = new_page()
    SelfCheckPage.open_ready(page, serve(site), f"{prefix}self-check/workshop.html")
    page.locator('input[name="repairs"][value="tyres"]').check()
    expect(page.locator("[data-question=brake-book]")).to_be_hidden()
    fill_in(page)
    expect(page.locator("[data-finding=no-stand]")).to_be_visible(timeout=READY)
    page.wait_for_timeout(700)
    assert page.locator("[data-question=brake-book]").is_visible()
    saved = page.evaluate("selfCheck.store.toJson()")
    assert json.loads(saved)["answers"] == {
        "tool-stand": "missing",
        "tool-pump": "good",
        "repairs": ["tyres", "brakes"],
        "keepers": 3,
        "opening": "2027-03-01",
    }
    session = Session(page.locator("[data-bundle]").text_content() or "", language)
    shown = page.evaluate(
        "html => { const place = document.createElement('div'); place.innerHTML = html; return place.innerHTML; }",
        report_in(session.assess(saved)),
    )
    assert page.locator("[data-report]").evaluate("element => element.innerHTML") == shown


def fill_in(page: Page) -> None:
    """Answer by pointer and keyboard, one question of each kind."""
    page.locator('input[name="tool-stand"][value="missing"]').check()
    page.locator('input[name="tool-pump"][value="good"]').check()
    page.locator('input[name="repairs"][value="brakes"]').check()
    page.locator('input[name="keepers"][inputmode="numeric"]').fill("3")
    page.locator('input[name="opening"][type="date"]').fill("2027-03-01")


def test_method_is_told(site: Path) -> None:
    """The page on the method tells its rules from the same YAML."""
    page = (site / "en/method.html").read_text("utf-8")
    assert 'data-method-measure="keepers-spare"' in page
    assert "State of the tools: Work stand" in page
