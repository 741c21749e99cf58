"""The schemas against real content, sound and with mistakes, through a validator that is not ours."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from generator.document import read
from generator.editor.schemas import FOLDER, KINDS_OF_FILES, content_schema, write_schemas
from generator.load import load
from generator.playbook import Playbook
from generator.shipped import EXAMPLE
from tests.support.checkout import ROOT
from tests.support.command_line import run
from tests.support.content_edits import apply

CONTENT = ROOT / "content"
FILES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.yaml"))


@cache
def playbook() -> Playbook:
    """The real content."""
    return load(CONTENT)


@cache
def schema(kind: str) -> dict[str, Any]:
    """What an editor is told of a kind of file."""
    return content_schema(kind, playbook())


def kind_of(file: str) -> str:
    """The schema that a file's first line names."""
    line = (CONTENT / file).read_text("utf-8").splitlines()[0]
    path = (CONTENT / file).parent / line.removeprefix("# yaml-language-server: $schema=")
    assert path.resolve().parent == CONTENT / FOLDER
    return next(kind for kind in KINDS_OF_FILES if Path(kind).stem == path.stem)


def mistakes(file: str, path: Path) -> list[str]:
    """Where the schema of one of the content's files is broken by the file at a path."""
    unread: list[Any] = []
    document = read(path, file, unread.append)
    assert document, unread
    errors = Draft7Validator(schema(kind_of(file))).iter_errors(document.data)
    return [".".join(map(str, error.absolute_path)) for error in errors]


@pytest.mark.parametrize("file", FILES)
def test_shipped_content(file: str) -> None:
    """Nothing that is right is marked: entries with `each`, matrices and variables included."""
    Draft7Validator.check_schema(schema(kind_of(file)))
    assert mistakes(file, CONTENT / file) == []


WRONG = (
    ("site.yaml", "version: '2026.11'", "version: 2026", "version"),
    ("site.yaml", "  - code: ja\n", "  - code: JA\n", "languages.0.code"),
    ("site.yaml", "      - page:staffing\n", "      - page:stafing\n", "readers.2.start.0"),
    ("roles/strategy.yaml", "\norder: ", "\noder: ", ""),
    ("roles/operations.yaml", "level: routine", "level: routin", "duties.0.level"),
    ("roles/operations.yaml", "joint: own", "joint: ours", "duties.0.holders.joint"),
    ("roles/operations.yaml", "joint: own", "jiont: own", "duties.0.holders"),
    ("staffing.yaml", "support: required", "support: needed", "patterns.0.support"),
    ("staffing.yaml", "covered_by: strategy", "covered_by: strategist", "patterns.1.people.implementation.covered_by"),
    ("staffing.yaml", "      - medium\n", "      - middle\n", "patterns.2.sizes.0"),
    ("phases.yaml", "lead: partner", "lead: vendor", "phases.0.lead"),
    ("rollout.yaml", "lead: role:strategy", "lead: strategy", None),
    ("cases.yaml", "times: 15", "times: fifteen", "cases.0.figures.0.times"),
    ("cases.yaml", "vendor_reported: true", "vendor_reported: sure", "cases.0.vendor_reported"),
    ("glossary.yaml", "basis: definition-ma\n", "basis: definition-am\n", "terms.0.basis"),
    ("glossary.yaml", "      - page:roles\n", "      - roles\n", "terms.0.refs.0"),
    ("glossary.yaml", "      en: Marketing automation\n", "", "terms.0.full_form"),
    ("glossary.yaml", "      en: Marketing automation\n", "      en: x\n      fr: x\n", "terms.0.full_form"),
    ("checklists/setup.yaml", "    area: roles\n", "    area: role\n", "items.0.area"),
    ("checklists/setup.yaml", "    owner: role:strategy\n", "    owner: pitfall:complex-rules\n", "items.0.owner"),
    ("pitfalls/complex-rules.yaml", "id: complex-rules", "id: Complex rules", "id"),
    ("interface.yaml", "colon: {ja: ：, en: ': '}", "colon: {ja: ：}", "shared.colon"),
    ("assessments/scales.yaml", "    options:\n", "    option:\n", None),
    ("assessments/organisation.yaml", "scale: extent", "scale: extend", None),
    ("assessments/organisation.yaml", "severity: critical", "severity: fatal", "findings.0.severity"),
    ("assessments/organisation.yaml", "answer: cover-implementation", "answer: cover-implementatoin", None),
    ("assessments/organisation.yaml", "each: role", "each: roll", None),
    ("assessments/organisation.yaml", "after: [take-stock]", "after: [take-stocks]", None),
    ("assessments/organisation.yaml", "    rows:\n", "    row:\n", None),
    ("assessments/organisation.yaml", "figure: organisation", "figure: chart", None),
    ("assessments/organisation.yaml", "maximum: 240", "maximum: many", None),
)
"""A file, an edit of it, and the place that is marked; of some the place depends on what the content has before it."""


@pytest.mark.parametrize(("file", "old", "new", "place"), WRONG, ids=lambda value: str(value)[:30])
def test_mistake_is_marked(file: str, old: str, new: str, place: str | None, tmp_path: Path) -> None:
    """One wrong word is marked, at its place and nowhere else."""
    text = (CONTENT / file).read_text("utf-8")
    assert old in text
    path = tmp_path / "wrong.yaml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    marked = mistakes(file, path)
    assert len(set(marked)) == 1, marked
    assert place is None or marked == [place] * len(marked)


def choices(kind: str, *path: str) -> set[str]:
    """What completes at a place: every value that one of its alternatives lists."""
    whole = schema(kind)

    def below(node: dict[str, Any]) -> set[str]:
        if "$ref" in node:
            return below(whole["$defs"][node["$ref"].rpartition("/")[2]])
        return {*node.get("enum", ()), *(one for branch in node.get("anyOf", ()) for one in below(branch))}

    node = whole
    for step in path:
        node = whole["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
        node = node[step]
    return below(node)


def test_ids_complete() -> None:
    """Where an id or a reference is asked for, those of the content are offered, and no others."""
    things = playbook().things
    properties = ("$defs", "Duty", "properties")
    assert choices("roles", *properties, "holders", "properties", "joint") == {"own", "together", "partner", "nobody"}
    statements = {ref.removeprefix("statement:") for ref in things if ref.startswith("statement:")}
    assert choices("roles", *properties, "basis") == {"playbook", *statements}
    refs = choices("pitfalls", "properties", "refs", "items")
    assert {ref for ref in refs if not ref.startswith(("page:", "subject:"))} == set(things)
    owners = {ref for ref in things if ref.startswith(("role:", "neighbour:"))}
    assert choices("checklists", "$defs", "ChecklistItem", "properties", "owner") == owners
    questions = {question.id for check in playbook().assessments for question in check.questions}
    assert choices("assessments", "$defs", "Condition", "properties", "answer") == questions
    sources = choices("assessments", "$defs", "Measure", "properties", "of", "items")
    assert {"answer:months", "answer:duty", "measure:routine-own"} <= sources
    assert not {ref for ref in sources if not ref.startswith(("answer:", "measure:"))}


def test_what_a_key_or_id_means_is_told() -> None:
    """A key comes with its field's docstring, an id with the title of its thing in both languages."""
    parts = schema("roles")["$defs"]
    assert parts["Duty"]["properties"]["level"]["description"].startswith("Routine duties come in-house first")
    known = parts["known-reference"]
    told = dict(zip(known["enum"], known["enumDescriptions"], strict=True))
    assert told["role:operations"] == "運用担当 / Operations lead"


def test_command_writes_what_has_changed(content: Path, tmp_path: Path) -> None:
    """Into the content, or where it is told to; a file is written again only if it says something new."""
    assert run(content, "schema").stdout.endswith(f", {len(KINDS_OF_FILES)} of them changed.\n")
    assert {path.stem for path in (content / FOLDER).iterdir()} == {Path(kind).stem for kind in KINDS_OF_FILES}
    assert write_schemas(load(content), content / FOLDER) == 0
    told = json.loads((content / FOLDER / "roles.json").read_text("utf-8"))
    assert "role:cook" in told["$defs"]["known-reference"]["enum"]
    assert run(content, "schema", str(tmp_path / "elsewhere")).returncode == 0
    assert len([*(tmp_path / "elsewhere").iterdir()]) == len(KINDS_OF_FILES)


def test_wrong_content_leaves_the_schemas(content: Path) -> None:
    """What is wrong is told, and the schemas of the last sound content stay: an editor needs them now."""
    run(content, "schema")
    before = (content / FOLDER / "roles.json").read_bytes()
    apply({"file": "roles/cook.yaml", "replace": {"old": "id: cook\n", "new": "id: chef\n"}}, content)
    told = run(content, "schema")
    assert told.returncode == 1
    assert "roles/cook.yaml" in told.stderr
    assert "Traceback" not in told.stderr
    assert (content / FOLDER / "roles.json").read_bytes() == before


def test_new_playbook_tells_editors_of_its_schemas() -> None:
    """VS Code finds the schema of each kind of file where `mkdocs serve` puts it, also for files that are still to come."""
    settings = json.loads((EXAMPLE / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {
        f"./content/{FOLDER}/{Path(kind).stem}.json": f"content/{files}" for kind, files in KINDS_OF_FILES.items()
    }
