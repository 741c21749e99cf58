"""What a self-check takes from the rest of the playbook."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.assessment.bundle import Bundle
from generator.assessment.text import Text
from generator.bundle import bundle, in_one_language, shared_scales, tables
from generator.load import load
from generator.playbook import Playbook
from tests.support.checkout import ROOT
from tests.support.small_playbook import copy_small_playbook

CONTENTS = ("small", "real")


@pytest.fixture(scope="module", params=CONTENTS)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder: the small playbook, and the real one."""
    if request.param == "real":
        return ROOT / "content"
    return copy_small_playbook(tmp_path_factory.mktemp("bundle") / "content")


@pytest.fixture(scope="module")
def playbook(folder: Path) -> Playbook:
    """The playbook in the folder."""
    return load(folder)


@pytest.fixture(scope="module")
def written(folder: Path) -> dict[str, Any]:
    """The same files as any other YAML reader understands them, by name."""
    return {
        path.relative_to(folder).as_posix(): yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        for path in folder.rglob("*.yaml")
    }


def test_tables_hold_the_figures_of_the_content(playbook: Playbook, written: dict[str, Any]) -> None:
    """Every figure that a self-check looks up is the one that the author wrote."""
    found = tables(playbook)
    roles = [data for file, data in written.items() if file.startswith("roles/")]
    patterns = {one["id"]: one for one in written["staffing.yaml"]["patterns"]}
    assert found["skill-required"] == {one["id"]: one["required"] for role in roles for one in role["skills"]}
    assert found["duty-holder"] == {one["id"]: one["holders"] for role in roles for one in role["duties"]}
    for table, field in (("people-least", "minimum"), ("people-most", "maximum")):
        assert found[table] == {
            name: {role: people[field] for role, people in one["people"].items()} for name, one in patterns.items()
        }
    assert found["headcount"] == {
        name: {"least": one["headcount"]["minimum"], "most": one["headcount"]["maximum"]}
        for name, one in patterns.items()
    }
    assert {name: row["level"] for name, row in found["support"].items()} == {
        name: one["support"] for name, one in patterns.items()
    }
    assert found["phase"] == {
        one["id"]: {"number": number, "from-month": one["from_month"], "to-month": one["to_month"]}
        for number, one in enumerate(written["phases.yaml"]["phases"], start=1)
    }


def test_shared_scales(playbook: Playbook, written: dict[str, Any]) -> None:
    """The scales of `scales.yaml`, and sizes, phases and patterns in the order of the content."""
    scales = {scale.id: [option.id for option in scale.options] for scale in shared_scales(playbook)}
    expected = {
        one["id"]: [option["id"] for option in one["options"]] for one in written["assessments/scales.yaml"]["scales"]
    }
    for name, entries in (
        ("size", written["staffing.yaml"]["size_bands"]),
        ("phase", written["phases.yaml"]["phases"]),
        ("staffing", written["staffing.yaml"]["patterns"]),
    ):
        expected[name] = [entry["id"] for entry in entries]
    assert scales == expected


def test_things_hold_every_reference(playbook: Playbook) -> None:
    """A report can name and link whatever its self-check refers to, in field or text, and the address is that of the thing."""
    for assessment in playbook.assessments:
        things = bundle(playbook, assessment).things
        text = json.dumps(asdict(assessment), ensure_ascii=False)
        named = {ref for ref in playbook.things if f'"{ref}"' in text or f"{{{ref}}}" in text or f"({ref})" in text}
        assert named
        assert named <= things.keys()
        for ref in things.keys() & playbook.things.keys():
            assert things[ref].url == playbook.things[ref].url
            assert things[ref].title == playbook.title(ref)


def test_bundle_travels_as_json(playbook: Playbook) -> None:
    """What the page carries is what the engine reads."""
    for assessment in playbook.assessments:
        material = bundle(playbook, assessment)
        assert Bundle.from_json(json.dumps(asdict(material), ensure_ascii=False)) == material


def test_page_carries_one_language(playbook: Playbook) -> None:
    """What a page carries is the bundle without the wordings of other languages, and without what is as by default."""
    for assessment in playbook.assessments:
        material = bundle(playbook, assessment)
        for language in playbook.languages:
            carried = json.dumps(in_one_language(material, language))
            assert ": null" not in carried
            assert asdict(Bundle.from_json(carried)) == _only(asdict(material), language)


def _only(data: Any, language: str) -> Any:
    """The data with texts cut down to one language."""
    if isinstance(data, Text):
        return {language: data[language]}
    if isinstance(data, dict):
        return {key: _only(value, language) for key, value in data.items()}
    return tuple(_only(value, language) for value in data) if isinstance(data, tuple) else data
