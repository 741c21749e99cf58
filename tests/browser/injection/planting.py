"""A playbook with every field there is, and hostile texts in each of them."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.document import Document, read
from generator.problems import Problem
from generator.translations.texts import texts
from tests.support.checkout import ROOT
from tests.support.small_playbook import copy_small_playbook

LANGUAGES = ("ja", "en")
WORKSHOP = ROOT / "tests/browser/other_domain/workshop.yaml"
PLACE = re.compile(r"\{[a-z_]+\}")

type Choose = Callable[[str, int], str]
"""From a file and the number of a wording to the hostile text that is planted there."""


def fill_every_field(folder: Path) -> Path:
    """A content folder in which every field of the schema that holds a text has one."""
    copy_small_playbook(folder)
    shutil.copy(WORKSHOP, folder / "assessments")
    workshop = _read(folder, "assessments/workshop.yaml")
    where = next(block for block in workshop.data["report"] if block["id"] == "where")
    where |= {name: {"ja": "説明", "en": "Told"} for name in ("intro", "measure_title", "beside_title")}
    _write(folder, workshop)
    glossary = _read(folder, "glossary.yaml")
    for term in glossary.data["terms"]:
        synonyms = term.setdefault("synonyms", {})
        for language in LANGUAGES:
            synonyms.setdefault(language, []).append(term["title"][language])
        term["synonym_readings"] = {term["title"]["ja"]: term["reading"]}
    _write(folder, glossary)
    return folder


def plant(folder: Path, choose: Choose) -> list[str]:
    """Add a hostile text to every wording of every text, and to the other fields that readers see.

    Returns what was planted, each with its number between two `№`, so that it is found again whole or not.
    """
    planted: list[str] = []

    def hostile(file: str, wording: str) -> str:
        chosen = choose(file, len(planted))
        if file == "interface.yaml" and PLACE.search(wording):
            chosen = chosen.replace("{", "(").replace("}", ")")  # braces are what such a word is filled in by
        chosen = f"{chosen} №{len(planted)}№"
        planted.append(chosen)
        if file.startswith("assessments/") and file != "assessments/scales.yaml":
            chosen = chosen.replace("$", "$$")
        return f"{wording} {chosen}"

    for path in sorted(folder.rglob("*.yaml")):
        file = path.relative_to(folder).as_posix()
        document = _read(folder, file)
        for text in texts(document, LANGUAGES):
            for language in LANGUAGES:
                wordings: Any = text.wordings
                wordings[language] = hostile(file, wordings[language])
        _plant_plain(document, lambda text, file=file: hostile(file, text))  # type: ignore[misc]
        _write(folder, document)
    return planted


def _plant_plain(document: Document, hostile: Callable[[str], str]) -> None:
    """What readers see and is the same in all languages."""
    data = document.data
    if document.file == "site.yaml":
        data["version"] = hostile(data["version"])
        for language in data["languages"]:
            language["name"] = hostile(language["name"])
    for case in data.get("cases", ()) if document.file == "cases.yaml" else ():
        case["tool"] = hostile(case.get("tool", ""))
    for term in data.get("terms", ()):
        term["reading"] = hostile(term["reading"])
        for words in term["synonyms"].values():
            words[:-1] = map(hostile, words[:-1])  # by the last the term is found in texts, and marked there
        term["synonym_readings"] = {word: hostile(reading) for word, reading in term["synonym_readings"].items()}


def _read(folder: Path, file: str) -> Document:
    problems: list[Problem] = []
    document = read(folder / file, file, problems.append)
    assert document, problems
    return document


def _write(folder: Path, document: Document) -> None:
    (folder / document.file).write_text(json.dumps(document.data, ensure_ascii=False, indent=1), "utf-8")
