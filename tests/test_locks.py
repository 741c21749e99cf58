"""What the project is made of is locked: every package by its hash, wherever it comes from."""

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.support.checkout import ROOT

PYTHON_LOCKS = ("requirements.txt", "tests/lowest-requirements.txt")
NPM_LOCKS = (
    "package-lock.json",
    "tests/browser/lighthouse/package-lock.json",
    "tests/browser/old-chromium/package-lock.json",
)
ELSEWHERE = re.compile(r"https?://|^\s*(-[fi]\b|--(extra-)?index-url|--find-links|--trusted-host)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    """Each distribution's line of a Python lock, continuations joined, comments left out."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    return {line.partition("==")[0].strip(): line for line in lines if line.strip()}


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_python_is_locked_by_hash(lock: str) -> None:
    """Each requirement is one exact version with a hash, and the lock says nothing of where it comes from."""
    assert len(pins(lock)) > 20
    for line in pins(lock).values():
        assert re.match(r"[a-z0-9-]+==\S+( ; [^-]+)?\s+--hash=sha256:[0-9a-f]{64}", line), line
    assert not ELSEWHERE.search((ROOT / lock).read_text("utf-8"))


@pytest.mark.parametrize("lock", NPM_LOCKS)
def test_npm_is_locked_by_hash(lock: str) -> None:
    """Each package has an exact version and its hash, none an address; and package.json allows no other version."""
    packages = json.loads((ROOT / lock).read_text("utf-8"))["packages"]
    project = packages.pop("")
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
    allowed = {**project.get("dependencies", {}), **project.get("devDependencies", {})}
    assert all(re.fullmatch(r"(npm:[@\w/-]+@)?\d+\.\d+\.\d+", version) for version in allowed.values()), allowed


def test_lowest_versions_are_the_bounds() -> None:
    """The lock of the lowest versions has exactly what pyproject.toml sets as the lower bounds of what a wheel needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [Requirement(line) for line in (*project["dependencies"], *project["optional-dependencies"]["pack"])]
    bounds = {one.name: Version(bound.version) for one in needed for bound in one.specifier if bound.operator == ">="}
    assert len(bounds) == len(needed)
    lowest = pins("tests/lowest-requirements.txt")
    assert {name: Version(lowest[name].split()[0].partition("==")[2]) for name in bounds} == bounds


def test_newest_versions_are_allowed() -> None:
    """The lock that everything is made with keeps to pyproject.toml, and has all that it asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    newest = {name: line.split()[0].partition("==")[2] for name, line in pins("requirements.txt").items()}
    asked = [*project["dependencies"], *(line for group in project["optional-dependencies"].values() for line in group)]
    for requirement in map(Requirement, asked):
        name = requirement.name.lower()
        assert name == project["name"] or newest.get(name, "none") in requirement.specifier, requirement
