"""Content files as any YAML reader understands them: what the tests of the site hold the pages against."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Thing:
    """An entry with an id."""

    id: str
    parent: str
    data: dict[str, Any]


class WrittenContent:
    """A content folder, read without the generator."""

    def __init__(self, folder: Path) -> None:
        self.files: dict[str, Any] = {
            path.relative_to(folder).as_posix(): yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
            for path in sorted(folder.rglob("*.yaml"))
        }

    @cached_property
    def things(self) -> dict[str, list[Thing]]:
        """Entries by kind."""
        files = self.files
        kinds: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {
            "role": [({}, one) for one in self.folder("roles")],
            "duty": [(role, one) for role in self.folder("roles") for one in role["duties"]],
            "skill": [(role, one) for role in self.folder("roles") for one in role["skills"]],
            "neighbour": [({}, one) for one in files["neighbours.yaml"]["neighbours"]],
            "handover": [({}, one) for one in files["handover.yaml"]["steps"]],
            "rule": [({}, one) for one in files["handover.yaml"]["rules"]],
            "size": [({}, one) for one in files["staffing.yaml"]["size_bands"]],
            "support": [({}, one) for one in files["staffing.yaml"]["support_levels"]],
            "staffing": [({}, one) for one in files["staffing.yaml"]["patterns"]],
            "phase": [({}, one) for one in files["phases.yaml"]["phases"]],
            "activity": [(phase, one) for phase in files["phases.yaml"]["phases"] for one in phase["activities"]],
            "criterion": [(phase, one) for phase in files["phases.yaml"]["phases"] for one in phase["exit_criteria"]],
            "ladder": [({}, one) for one in files["rollout.yaml"]["ladders"]],
            "step": [(ladder, one) for ladder in files["rollout.yaml"]["ladders"] for one in ladder["steps"]],
            "checklist": [({}, one) for one in self.folder("checklists")],
            "area": [(checklist, one) for checklist in self.folder("checklists") for one in checklist["areas"]],
            "item": [(checklist, one) for checklist in self.folder("checklists") for one in checklist["items"]],
            "pitfall": [({}, one) for one in self.folder("pitfalls")],
            "case": [({}, one) for one in files["cases.yaml"]["cases"]],
            "term": [({}, one) for one in files["glossary.yaml"]["terms"]],
            "source": [({}, one) for one in files["sources.yaml"]["sources"]],
            "statement": [(source, one) for source in files["sources.yaml"]["sources"] for one in source["statements"]],
            "assessment": [({}, one) for one in self.folder("assessments") if "questions" in one],
            "reader": [({}, one) for one in files["site.yaml"]["readers"]],
        }
        return {
            kind: [Thing(one["id"], parent.get("id", ""), one) for parent, one in found]
            for kind, found in kinds.items()
        }

    def folder(self, name: str) -> list[dict[str, Any]]:
        """The files of a folder, in their order."""
        found = [data for file, data in self.files.items() if file.startswith(f"{name}/")]
        return sorted(found, key=lambda data: data.get("order", 0))

    def entries(self, assessment: dict[str, Any], part: str) -> list[dict[str, Any]]:
        """The entries of a part of a self-check; what stands for many as often as it stands for."""
        found: list[dict[str, Any]] = []
        for entry in assessment[part]:
            if entry.get("kind") == "matrix":
                rows = self.entries(entry, "rows")
                found += [{**entry, "kind": "one", **row, "id": f"{entry['id']}-{row['id']}"} for row in rows]
            else:
                found += [entry] * (len(self._chosen(entry)) if "each" in entry else 1)
        return found

    def _chosen(self, entry: dict[str, Any]) -> list[Thing]:
        def fits(thing: Thing, key: str, value: Any) -> bool:
            own = thing.parent if key == "parent" else thing.id if key == "id" else thing.data.get(key)
            return own in value if isinstance(value, list) else own == value

        wanted = entry.get("where", {})
        return [thing for thing in self.things[entry["each"]] if all(fits(thing, *pair) for pair in wanted.items())]

    def texts(self, language: str) -> Iterator[str]:
        """Every text in a language."""
        yield from _texts(self.files, language)


def _texts(data: Any, language: str) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get(language), str):
            yield data[language]
        for value in data.values():
            yield from _texts(value, language)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value, language)
