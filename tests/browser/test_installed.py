"""A playbook from nothing but the wheel: no checkout, no Node, no make."""

import subprocess
import sysconfig
import venv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_self_check import answer, open_check

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def started(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an author has after `pip install`, `playbook new` and `mkdocs build`."""
    folder = tmp_path_factory.mktemp("author")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv/bin/python"
    site_packages = next(folder.glob("venv/lib/*/site-packages"))
    # What the wheel depends on; our own package is not among it: a `.pth` file named by another has no effect.
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    commands: tuple[list[str | Path], ...] = (
        [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel],
        [folder / "venv/bin/playbook", "new", "kitchen"],
        [python, "-m", "mkdocs", "build", "--strict", "--config-file", "kitchen/mkdocs.yml"],
    )
    for command in commands:
        told = subprocess.run(command, cwd=folder, env={"PATH": ""}, capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stderr
    return folder


def test_nothing_of_the_checkout_is_used(started: Path) -> None:
    """The package comes out of the wheel, with everything that stands beside it in a checkout."""
    command: list[str | Path] = [started / "venv/bin/python", "-c", "from generator.shipped import HOME; print(HOME)"]
    home = Path(subprocess.run(command, cwd=started, env={}, capture_output=True, text=True, check=True).stdout.strip())
    assert home.is_relative_to(started / "venv")
    assert (home / "overrides/404.html").is_file()


@pytest.mark.parametrize(("prefix", "heading"), [("", "温かい冷蔵庫"), ("en/", "The warm fridge")])
def test_self_check_of_the_example(page: Page, serve: Serve, started: Path, prefix: str, heading: str) -> None:
    """It is answered in Chromium, in both languages, and looks as it should."""
    open_check(page, serve(started / "kitchen/site"), f"{prefix}self-check/readiness.html")
    answer(page, {"measured": "never"})
    expect(page.locator("[data-finding=warm-fridge]")).to_contain_text(heading)
    assert page.locator("a.languages__link").count() == 2
