"""Which folders commands read: those named, before or after the command, or those that mkdocs.yml names."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.browser import EngineBuildError, find_engine
from generator.site_settings import read_settings
from tests.support.checkout import ROOT

HIDES_A_ROLE = "hide: true\n"


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a command says in a folder."""
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False, env={**os.environ, **environment}
    )


@pytest.fixture
def site(content: Path) -> Path:
    """A site whose mkdocs.yml lays a folder over the content that hides what other files name."""
    folder = content.parent
    settings = "site_name: x\nplugins:\n  - search\n  - playbook:\n      overlay: ours\nhooks: [!relative x.py]\n"
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    (folder / "ours/roles").mkdir(parents=True)
    (folder / "ours/roles/host.yaml").write_text(HIDES_A_ROLE, "utf-8")
    (folder / "theirs").mkdir()
    return folder


@pytest.mark.parametrize(
    ("below", "arguments"),
    [
        (".", ["check"]),
        ("content/roles", ["check"]),
        ("theirs", ["--content", "../content", "check"]),
        ("theirs", ["check", "--content", "../content"]),
        (".", ["translations"]),
        (".", ["schema"]),
        (".", ["write", "out"]),
        (".", ["assess", "--codes", "1KV"]),
    ],
)
def test_overlay_of_the_settings(below: str, arguments: list[str], site: Path) -> None:
    """Every command reads what the build of the site reads, wherever it is started."""
    told = run(site / below, *arguments)
    if "translations" in arguments:  # counts the texts of the files themselves
        assert told.returncode == 0
        return
    assert told.returncode == 1
    assert "hidden-reference" in told.stdout + told.stderr


def test_named_overlay_counts(site: Path) -> None:
    """One that is named is read instead of the one in mkdocs.yml, before and after the command."""
    assert run(site, "--overlay", "theirs", "check").returncode == 0
    assert run(site, "check", "--overlay", "theirs").returncode == 0


def test_content_of_another_site(site: Path) -> None:
    """Settings beside a content folder that they do not use say nothing of it."""
    (site / "content").rename(site / "other")
    assert run(site, "--content", "other", "check").returncode == 0


def test_overlay_that_is_not_there(site: Path) -> None:
    """Say which file names it."""
    (site / "ours/roles/host.yaml").unlink()
    (site / "ours/roles").rmdir()
    (site / "ours").rmdir()
    told = run(site, "check")
    assert told.returncode == 1
    assert told.stderr == "Error: mkdocs.yml names the overlay ours, which is no folder\n"


def test_no_content(tmp_path: Path) -> None:
    """Away from any playbook, say what to name."""
    told = run(tmp_path, "check", "--lang", "en")
    assert told.returncode == 1
    assert "help: Run the command in the folder of mkdocs.yml, or name the folder" in told.stdout


@pytest.mark.parametrize(
    ("plugins", "overlay"),
    [
        ("[playbook]", None),
        ("[{playbook: {overlay: ours}}]", "ours"),
        ("{search: {}, playbook: {overlay: ours}}", "ours"),
        ("[{playbook: {overlay: !ENV [NOWHERE, ours]}}]", "ours"),
        ("[{playbook: {overlay: !ENV NOWHERE}}]", None),
        ("[{playbook: }]", None),
    ],
)
def test_settings(plugins: str, overlay: str | None, tmp_path: Path) -> None:
    """The plugin's options, in each form that MkDocs takes."""
    (tmp_path / "mkdocs.yml").write_text(f"plugins: {plugins}\n", "utf-8")
    settings = read_settings(tmp_path / "mkdocs.yml")
    assert settings
    assert settings.content == tmp_path / "content"
    assert settings.overlay == (tmp_path / overlay if overlay else None)


@pytest.mark.parametrize("text", ["plugins: [search]\n", "a: [\n", "- a\n", ""])
def test_settings_of_something_else(text: str, tmp_path: Path) -> None:
    """A site without the plugin, and what is no settings file."""
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert read_settings(tmp_path / "mkdocs.yml") is None


def test_engine_away_from_the_checkout(content: Path, tmp_path: Path) -> None:
    """A checkout's own commands find what npm has installed there, wherever they are started."""
    told = run(tmp_path, "--content", str(content), "write", "out")
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "out/self-check/readiness.md").is_file()


def test_copy_without_engine(tmp_path: Path) -> None:
    """Neither a wheel nor a checkout: say what to install, not that Pyodide is missing."""
    with pytest.raises(EngineBuildError, match="install the wheel that `make wheel` builds"):
        find_engine(tmp_path / "node_modules", tmp_path / "cache")
    assert find_engine(ROOT / "node_modules", ROOT / "build/engine").outputs
