"""Whatever happens to a build, the site that stands is whole: the old one, or the new one."""

import hashlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.checkout import ROOT
from tests.support.samples import Samples
from tests.support.small_playbook import copy_small_playbook

PROJECT = """
site_name: Playbook
docs_dir: files
site_dir: {site}
theme: {{name: material}}
plugins: [search, playbook: {{content: {content}}}]
"""
WARNING = """
import logging
from tests.support.samples import Samples
def on_env(env, config, files):
    logging.getLogger("mkdocs.hooks").warning("Something is odd.")
"""
TOLD = {
    "content": "site.yaml",
    "warning": "strict mode",
    "full disk": "File too large",
    "another host": "something from another host",
}
MOMENTS = (4, 20)
"""Random moments at which a build is killed, in the gate and in a thorough run."""
FULL = 50_000
"""Bytes after which a file cannot grow, as on a full disk: some files of a site are larger."""


@pytest.mark.thorough
def test_killed_at_any_moment(tmp_path: Path, samples: Samples) -> None:
    """A build that is killed at random moments leaves the old site, or has put the new one in its place: never a mixture."""
    content = copy_small_playbook(tmp_path / "content")
    site = tmp_path / "site"
    editions = {}
    for version in ("1.0", "2.0"):
        name_edition(content, version)
        began = time.monotonic()
        assert build(content, site).returncode == 0
        takes = time.monotonic() - began
        editions[fingerprint(site)] = version
    assert set(editions.values()) == {"1.0", "2.0"}
    chance, moments = samples.random(), samples.size(*MOMENTS)
    killed = 0
    for _ in range(moments):
        standing = editions[fingerprint(site)]
        name_edition(content, "1.0" if standing == "2.0" else "2.0")
        try:
            build(content, site, killed_after=chance.uniform(0, takes))
        except subprocess.TimeoutExpired:
            killed += 1
        assert fingerprint(site) in editions
    assert killed >= moments // 4
    name_edition(content, "3.0")
    assert build(content, site).returncode == 0
    assert fingerprint(site) not in editions
    assert beside(site) == []


def test_files_of_the_project(tmp_path: Path) -> None:
    """A project's own files are its own affair: a name or kind that not every server delivers is told, and built."""
    content = copy_small_playbook(tmp_path / "content")
    (tmp_path / "files").mkdir()
    (tmp_path / "files/組織図.vsdx").write_bytes(b"")
    built = build(content, tmp_path / "site")
    assert built.returncode == 0
    assert (tmp_path / "site/組織図.vsdx").is_file()
    assert "組織図.vsdx: a server may not know files that end in '.vsdx'" in built.stdout + built.stderr


def test_killed_between_two_steps(tmp_path: Path) -> None:
    """Where two folders cannot change places in one step, the next build finds the old site and makes good what was cut off."""
    content = copy_small_playbook(tmp_path / "content")
    site = tmp_path / "site"
    assert build(content, site).returncode == 0
    site.rename(tmp_path / ".site.old")
    break_content(content)
    assert build(content, site).returncode != 0
    assert (site / "index.html").is_file()
    assert beside(site) == []


@pytest.mark.few(2)
@pytest.mark.parametrize("fault", ["content", "warning", "full disk", "another host"])
def test_failed(tmp_path: Path, fault: str) -> None:
    """A build that ends in an error says so, leaves the old site as it was, and nothing beside it."""
    content = copy_small_playbook(tmp_path / "content")
    site = tmp_path / "site"
    assert build(content, site).returncode == 0
    old = fingerprint(site)
    name_edition(content, "2.0")
    settings = ""
    before: Sequence[str] = ()
    if fault == "content":
        break_content(content)
    elif fault == "warning":
        (tmp_path / "warn.py").write_text(WARNING, "utf-8")
        settings = "hooks: [warn.py]\n"
    elif fault == "full disk":
        before = ("prlimit", f"--fsize={FULL}")
    else:
        settings = "extra_css: ['https://elsewhere.test/style.css']\n"
    failed = build(content, site, settings, before=before)
    assert failed.returncode != 0
    assert TOLD[fault] in failed.stdout + failed.stderr
    assert fingerprint(site) == old
    assert beside(site) == []


def build(
    content: Path, site: Path, settings: str = "", *, before: Sequence[str] = (), killed_after: float | None = None
) -> "subprocess.CompletedProcess[str]":
    """Build a project of its own, strictly.

    Args:
        content: its content.
        site: the folder for the site; the project stands beside it.
        settings: what else its mkdocs.yml says.
        before: a program that runs the build.
        killed_after: seconds until it is killed, if it is not done before.
    """
    (site.parent / "files").mkdir(exist_ok=True)
    file = site.parent / "mkdocs.yml"
    file.write_text(f"{PROJECT.format(content=content, site=site)}{settings}", "utf-8")
    command = [*before, sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(file)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=killed_after
    )


def name_edition(content: Path, version: str) -> None:
    """Give the playbook a version, which many pages show."""
    file = content / "site.yaml"
    named = re.sub(r"^version: .*$", f"version: '{version}'", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(named, "utf-8")


def break_content(content: Path) -> None:
    """Write what no playbook may have."""
    (content / "site.yaml").write_text("nothing: true\n", "utf-8")


def fingerprint(site: Path) -> str:
    """Hash of all files, names included."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return hashlib.sha256(
        b"".join(str(path.relative_to(site)).encode() + path.read_bytes() for path in files)
    ).hexdigest()


def beside(site: Path) -> list[str]:
    """Folders that a build has left beside the site."""
    return [path.name for path in site.parent.glob(f".{site.name}.*")]
