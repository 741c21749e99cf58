"""What the playbook is about stands in its content: the package would do as well for any other subject."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.load import load
from generator.playbook import Playbook
from tests.support.checkout import ROOT

OWN_WORDS = {
    *("kpi", "lead", "measures", "optional", "organisation", "partner", "recommended", "required", "roles", "skills"),
    *("support", "medium", "scoring", "small", "company-size", "outside-support"),
}
"""Words that the package has for parts of every playbook, page or figure, and that the content uses as ids, too."""
PROGRAMS = (".py", ".j2", ".html", ".js", ".css")
FILES = sorted(
    path
    for folder in ("generator", "overrides", "site_assets")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in PROGRAMS
)
QUOTED = re.compile(r"""["'`]([a-z][a-z0-9:-]*)["'`]|--([a-z][a-z0-9-]*)""")
SUBJECT = re.compile(r"\bMA\b|marketing|hubspot|marketo|newsletter|営業|リード|マーケティング", re.IGNORECASE)


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The playbook that ships."""
    return load(ROOT / "content")


def test_no_id_of_the_content_is_in_the_package(playbook: Playbook) -> None:
    """No program, template, script or style sheet decides anything by the name of something in the content."""
    parts = ("questions", "measures", "findings", "actions")
    entries = [one for check in playbook.assessments for part in parts for one in getattr(check, part)]
    ids = {thing.id for thing in playbook.things.values()} | {entry.id for entry in entries}
    used = {word.rpartition(":")[2]: path for path in FILES for word in words(path)}
    assert {word: path for word, path in used.items() if word in ids - OWN_WORDS} == {}
    assert ids >= OWN_WORDS  # what is no id any more need not be excused


@pytest.mark.parametrize("path", [*FILES, ROOT / "content/interface.yaml", ROOT / "content/assessments/scales.yaml"])
def test_nothing_shared_tells_of_the_subject(path: Path) -> None:
    """Neither the package nor the words that every playbook shares tell of the work that this one is about."""
    assert not SUBJECT.findall(path.read_text("utf-8"))


def words(path: Path) -> Iterator[str]:
    """What stands in quotes, comments and docstrings left out; in style sheets and templates, names' endings too."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        yield from (quoted or ending for quoted, ending in QUOTED.findall(text))
        return
    tree = ast.parse(text)
    told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
            yield node.value
