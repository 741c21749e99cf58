"""Content that nobody would think of: made by chance from the schema, sound as far as its structure goes.

Ids and references are right, because a wrong one is refused and tells nothing of what is built. Everything else is drawn: which things
there are and how many, in which languages, what texts contain, what an overlay hides or replaces.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Protocol, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from generator.assessment.text import Text
from generator.checks.ids import NAMES
from generator.checks.references import PLACES
from generator.checks.walk import fits
from generator.document import Place, read
from generator.kinds import KINDS
from generator.layers import Layers
from generator.schema.guidance import CasesFile, Checklist, GlossaryFile, Pitfall
from generator.schema.phase import PhasesFile, RolloutFile
from generator.schema.role import HandoverFile, NeighboursFile, Role
from generator.schema.site import SiteFile, SourcesFile
from generator.schema.staffing import StaffingFile
from tests.support.any_self_check import make_self_check
from tests.support.any_text import REFUSED, make_text
from tests.support.checkout import ROOT

LANGUAGES = ({"code": "ja", "name": "日本語"}, {"code": "en", "name": "English"})
ALWAYS = ("page:home", "page:paper", "page:colophon", "page:accessibility", "page:diagnosis")
"""Pages that every playbook has."""
HOLDERS = ("own", "together", "partner")
FILES: Mapping[str, type[BaseModel]] = {
    "site.yaml": SiteFile,
    "sources.yaml": SourcesFile,
    "neighbours.yaml": NeighboursFile,
    "handover.yaml": HandoverFile,
    "staffing.yaml": StaffingFile,
    "phases.yaml": PhasesFile,
    "rollout.yaml": RolloutFile,
    "cases.yaml": CasesFile,
    "glossary.yaml": GlossaryFile,
}
FOLDERS: Mapping[str, tuple[str, type[BaseModel]]] = {
    "role": ("roles", Role),
    "checklist": ("checklists", Checklist),
    "pitfall": ("pitfalls", Pitfall),
}
NEEDS: Mapping[str, Sequence[str]] = {
    "handover": ("people",),
    "activity": ("people",),
    "step": ("people", "phase"),
    "item": ("people", "phase", "area"),
    "staffing": ("support",),
}
"""Kinds whose entries name things of other kinds, and so can only be where there are any."""


class Chance(Protocol):
    """Draws: `random.Random` has these methods, and so have the draws of hypothesis."""

    def randint(self, a: int, b: int, /) -> int:
        """A whole number between two, both included."""

    def choice[T](self, options: Sequence[T], /) -> T:
        """One of several."""


class Draft:
    """One playbook in the making."""

    def __init__(self, chance: Chance, most: int) -> None:
        self.chance, self.most = chance, most
        self.languages = self.chance.choice((LANGUAGES, LANGUAGES, LANGUAGES[:1], LANGUAGES[1:], LANGUAGES[::-1]))
        self.codes = [language["code"] for language in self.languages]
        self.ids: dict[str, list[str]] = {}
        """By kind, in the order in which they are needed; of entries within entries, of all together."""
        self.nested: dict[tuple[str, str], list[str]] = {}
        """By kind and the id of the entry they stand in."""
        self.spoiled = self.chance.randint(0, 9) == 0
        self._draw_ids()
        self.references = [f"{kind}:{name}" for kind, names in self.ids.items() for name in names if kind != "people"]

    def _draw_ids(self) -> None:
        """Which things there are."""
        for kind in sorted(KINDS, key=lambda kind: (len(kind.place) > 2, kind.name in NEEDS, kind.name == "item")):
            if kind.name in ("role", "neighbour"):
                self.ids.setdefault("people", [])
            self.ids[kind.name] = []
            possible = all(self.ids.get(need) for need in NEEDS.get(kind.name, ()))
            for parent in self._parents(kind.name):
                names = [
                    f"{kind.name}-{parent}-{number}".replace("--", "-") for number in range(self._count(self.most))
                ]
                if possible and (kind.name != "item" or self.nested.get(("area", parent))):
                    self.ids[kind.name] += names
                    self.nested[kind.name, parent] = names
                    if kind.name in ("role", "neighbour"):
                        self.ids["people"] += [f"{kind.name}:{name}" for name in names]

    def _count(self, most: int) -> int:
        return self.chance.randint(0, most)

    def _parents(self, kind: str) -> list[str]:
        parents = {
            **dict.fromkeys(("duty", "skill"), "role"),
            **dict.fromkeys(("activity", "criterion"), "phase"),
            **dict.fromkeys(("area", "item"), "checklist"),
            "step": "ladder",
            "statement": "source",
        }
        return self.ids[parents[kind]] if kind in parents else [""]

    def files(self) -> dict[str, Any]:
        """The data of every file but the shared ones."""
        made = {file: self.entry(model, file, (), "") for file, model in FILES.items()}
        for kind, (folder, model) in FOLDERS.items():
            for name in self.ids[kind]:
                file = f"{folder}/{name}.yaml"
                made[file] = self.entry(model, file, (), name)
        for name in self.ids["assessment"]:
            made[f"assessments/{name}.yaml"] = make_self_check(name, self)
        return made

    def entry(self, model: type[BaseModel], file: str, place: Place, name: str) -> dict[str, Any]:
        """A mapping that fits a model; what need not be there is left out at times."""
        data: dict[str, Any] = {}
        for key, field in model.model_fields.items():
            required = field.default is PydanticUndefined
            if required or self.chance.choice((True, False)):
                data[key] = name if key == "id" and name else self.value(field.annotation, file, (*place, key), name)
        return self.settled({key: value for key, value in data.items() if value is not None})

    def settled(self, data: dict[str, Any]) -> dict[str, Any]:
        """An entry whose ranges are the right way round."""
        for low, high, apart in (("minimum", "maximum", 0), ("from_month", "to_month", 0), ("at_least", "below", 1)):
            if isinstance(data.get(low), int) and isinstance(data.get(high), int):
                data[high] = max(data[high], data[low] + apart)
        if "after_most" in data and "after" in data:
            data["after_most"] = max(data["after_most"], data["after"])
        data.pop("covered_by", None) if data.get("maximum") == 0 else None
        if "decisive" in data:
            data["decisive"] = data["id"] == self.ids["role"][0] and data["decisive"]
        if "headcount" in data:
            data["headcount"].pop("covered_by", None)
        if "synonym_readings" in data:
            data["synonym_readings"] = dict.fromkeys(data.get("synonyms", {}).get("ja", ()), "よみ")
        return data

    def value(self, annotation: Any, file: str, place: Place, name: str) -> Any:
        """A value of a type, at a place of a file, within the entry of an id."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.value(arguments[0], file, place, name)
        if origin in (Union, UnionType):
            kept = [one for one in arguments if one is not NoneType]
            return self.value(self.chance.choice(kept), file, place, name)
        if origin is Literal:
            return self.chance.choice(arguments)
        if annotation is Text:
            # Titles and statements name terms alone, so that no two of them name each other.
            is_title = place[-1] == "title" or place[-3:-2] == ("statements",)
            return self.text(
                [f"term:{one}" for one in self.ids["term"]]
                if is_title and file != "glossary.yaml"
                else []
                if is_title
                else None
            )
        if annotation is bool:
            return self.chance.choice((True, False))
        if annotation is int:
            return self.number(place)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.entry(annotation, file, place, "")
        if origin is tuple:
            return self.entries(arguments[0], file, place, name)
        return self.mapping(arguments, file, place, name) if origin is not None else self.word(file, place)

    def entries(self, annotation: Any, file: str, place: Place, name: str) -> list[Any]:
        """A list: of things of a kind as many as there are ids, of anything else some."""
        if place == ("languages",):
            return list(self.languages)
        kind = next(
            (one for one in KINDS if one.place[-2:] == (place[-1], "*") and self._defines(one.files, file)), None
        )
        if kind:
            names = self.nested.get((kind.name, name), [])
            return [self.entry(annotation, file, (*place, index), own) for index, own in enumerate(names)]
        if get_origin(annotation) is Annotated or annotation is str:
            return [word for word in (self.word(file, (*place, 0)) for _ in range(self._count(2))) if word]
        if isinstance(annotation, type) and issubclass(annotation, BaseModel) and "partner" in annotation.model_fields:
            return [self.entry(annotation, file, (*place, 0), "")] if self.ids["people"] else []
        made = [self.value(annotation, file, (*place, index), "") for index in range(self._count(2))]
        for index, one in enumerate(made):
            if isinstance(one, dict) and "id" in one:
                one["id"] = f"{place[-1]}-{index}".replace("_", "-")
        return made

    @staticmethod
    def _defines(files: str, file: str) -> bool:
        return files.partition("*")[0] == file.partition("/")[0] + "/" or files == file

    def mapping(self, arguments: tuple[Any, ...], file: str, place: Place, name: str) -> dict[str, Any]:
        """A mapping by ids, or by languages."""
        rules = [rule for rule in NAMES if rule.keys and self._defines(rule.files, file) and fits(place, rule.place)]
        if rules:
            kind = rules[0].kind
            return {key: self.value(arguments[1], file, (*place, key), name) for key in self.ids[kind]}
        if place[-1] == "synonym_readings":
            return {}
        words = [make_text(self.chance, (), marks=False) for _ in range(self._count(2))]
        grouped = place[-1] == "same_words"
        return {code: ([words] if words else []) if grouped else list(dict.fromkeys(words)) for code in self.codes}

    def number(self, place: Place) -> int:
        """A number, small or large."""
        if any(rule.kind.startswith("points:") and fits(place, rule.place) for rule in NAMES if not rule.keys):
            return self.chance.randint(0, 3)
        least = 1 if place[-1] == "review_in" else 0
        most = self.chance.choice((1, 3, 12, 1000, 10**9))
        if place[-1] in ("percent_change", "order"):
            return self.chance.randint(-most if place[-1] == "order" else -100, most)
        return self.chance.randint(least, most)

    def word(self, file: str, place: Place) -> str | None:
        """What a string at a place names, or any string."""
        for rule in NAMES:
            if not rule.keys and self._defines(rule.files, file) and fits(place, rule.place):
                known = HOLDERS if rule.kind == "scale:holder" else self.ids[rule.kind]
                return self.chance.choice(known) if known else None
        for files, pattern, _ in PLACES:
            if self._defines(files, file) and fits(place, pattern):
                people = files != "glossary.yaml"
                return self.chance.choice(self.ids["people"] if people else [*self.references, *ALWAYS])
        key = place[-2] if isinstance(place[-1], int) else place[-1]
        if key == "area":
            return self.chance.choice(self.nested["area", file.partition("/")[2].removesuffix(".yaml")])
        if key in ("refs", "start"):
            return self.chance.choice([*self.references, *ALWAYS])
        if key == "basis" or str(key).endswith("_basis"):
            return self.chance.choice(["playbook", *self.ids["statement"]])
        if key in ("updated", "reviewed_on"):
            return self.chance.choice(("2026-01-31", "2024-02-29", "1999-12-31"))
        if key == "id":
            return "some"
        return make_text(self.chance, (), marks=False)

    def text(self, references: Sequence[str] | None = None) -> dict[str, str]:
        """A text in every language."""
        known = (*self.references, *ALWAYS) if references is None else references
        return {code: self._spoiled(make_text(self.chance, known)) for code in self.codes}

    def _spoiled(self, text: str) -> str:
        """The text; of every tenth playbook a few have what is no mark."""
        return f"{text} {self.chance.choice(REFUSED)}" if self.spoiled and self.chance.randint(0, 20) == 0 else text


def make_content(chance: Chance, most: int, folder: Path) -> Layers:
    """Write a playbook with at most so many entries in each list into a folder, and perhaps an overlay that belongs to it."""
    draft = Draft(chance, most)
    files = draft.files()
    for file in ("interface.yaml", "assessments/scales.yaml"):
        document = read(ROOT / "content" / file, file, lambda _: None)
        assert document
        files[file] = in_languages(document.data, draft.codes)
    write(files, folder / "content")
    if chance.choice((True, True, False)):
        return Layers(folder / "content")
    write(make_overlay(draft, files), folder / "ours")
    return Layers(folder / "content", folder / "ours")


def make_overlay(draft: Draft, files: Mapping[str, Any]) -> dict[str, Any]:
    """Entries hidden and texts replaced."""
    over: dict[str, Any] = {}
    for file, data in files.items():
        if "/" in file and "scales" not in file and draft.chance.randint(0, 9) == 0:
            over[file] = {"hide": True}
        elif draft.chance.choice((True, False, False)) and file != "interface.yaml":
            over[file] = changes(data, draft)
    return {file: data for file, data in over.items() if data}


def changes(data: Mapping[str, Any], draft: Draft) -> dict[str, Any]:
    """For a file: entries of its lists hidden, and its own texts replaced."""
    over: dict[str, Any] = {}
    for key, value in data.items():
        if (
            isinstance(value, list)
            and key != "languages"
            and all(isinstance(one, dict) and "id" in one for one in value)
        ):
            if hidden := [{"id": one["id"], "hide": True} for one in value if draft.chance.randint(0, 5) == 0]:
                over[key] = hidden
        elif isinstance(value, dict) and set(value) == set(draft.codes) and isinstance(value[draft.codes[0]], str):
            over[key] = draft.text([])
    return over


def in_languages(data: Any, codes: Sequence[str]) -> Any:
    """Shared content without the languages that a playbook does not have."""
    if isinstance(data, dict):
        if data and set(data) <= {"ja", "en"}:
            return {code: data[code] for code in codes}
        return {key: in_languages(value, codes) for key, value in data.items()}
    return [in_languages(entry, codes) for entry in data] if isinstance(data, list) else data


def write(files: Mapping[str, Any], folder: Path) -> None:
    """Write files as JSON, which is YAML."""
    for file, data in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8", newline="\n")
