"""No mistake in content ends in a traceback: whatever is done to one place, it is told of, or the site can be built."""

import copy
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from generator.browser import Engine
from generator.build import build
from generator.bundle import bundle
from generator.document import Place, dotted, read
from generator.load import load
from generator.playbook import Playbook
from generator.problems import ContentError, Problem
from generator.report.session import Session
from tests.small_playbook import EXAMPLE_CONTENT

EVERY = 30
"""Of all mutants, one in so many is tried; the rest differ from those in the place and not in kind."""
REPLACEMENTS: tuple[Any, ...] = (
    "zebra",
    "",
    "zebra:stripes",
    7,
    -1,
    True,
    [],
    ["zebra"],
    {},
    {"zebra": "stripes"},
    None,
)
ABOUT_NAMES = {
    "unknown-id",
    "unknown-basis",
    "unknown-reference",
    "missing-key",
    "order",
    "circle",
    "expand",
    "file-name",
}
"""Problems that may show in another place than where the mistake is: there, something is named that is gone."""
FILES = sorted(path.relative_to(EXAMPLE_CONTENT).as_posix() for path in EXAMPLE_CONTENT.rglob("*.yaml"))


@pytest.mark.parametrize("file", FILES)
def test_mutants(file: str, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any one place of the file deleted, doubled, renamed or replaced: told near that place, or built."""
    no_files = tmp_path / "engine"
    no_files.mkdir()
    monkeypatch.setattr("generator.build.find_engine", lambda *_: Engine("0", "0", (), no_files))
    unread: list[Problem] = []
    document = read(content / file, file, unread.append)
    assert document, unread
    for number, (place, data) in enumerate(mutants(document.data)):
        if number % EVERY == FILES.index(file):
            (content / file).write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
            problems = problems_in(content)
            near = [problem for problem in problems if is_near(problem, file, place)]
            assert bool(near) == bool(problems), (place, data, problems)


def problems_in(content: Path) -> list[Problem]:
    """What is told of the content; if nothing is, the site was built and its self-checks used."""
    try:
        build(content)
        use(load(content))
    except ContentError as error:
        return error.problems
    return []


def mutants(data: Any) -> Iterator[tuple[Place, Any]]:
    """The data with one place changed, for every place and change, and which place that is."""
    for place in places(data):
        above, last = place[:-1], place[-1]
        for change in ("delete", "double", "rename", *range(len(REPLACEMENTS))):
            mutant = copy.deepcopy(data)
            parent = at(mutant, above)
            if change == "delete":
                del parent[last]
            elif change == "double" and isinstance(last, int):
                parent.insert(last, copy.deepcopy(parent[last]))
            elif change in ("double", "rename") and isinstance(last, str):
                parent[f"{last}s"] = parent[last] if change == "double" else parent.pop(last)
            elif isinstance(change, int):
                parent[last] = REPLACEMENTS[change]
            yield place, mutant


def places(data: Any, place: Place = ()) -> Iterator[Place]:
    """Every place below the top."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield (*place, key)
        yield from places(value, (*place, key))


def at(data: Any, place: Place) -> Any:
    """What stands at a place."""
    for step in place:
        data = data[step]
    return data


def is_near(problem: Problem, file: str, place: Place) -> bool:
    """Whether a problem leads its reader to the changed place."""
    if problem.code in ABOUT_NAMES:
        return True
    around = dotted(place[:-1])
    return problem.file == file and (problem.key.startswith(around) or around.startswith(problem.key))


def use(playbook: Playbook) -> None:
    """Fill in every self-check, and leave it empty."""
    for assessment in playbook.assessments:
        material = bundle(playbook, assessment)
        session = Session(json.dumps(asdict(material)), playbook.languages[0])
        first = {
            name: material.options(question)[0].id
            for name, question in material.questions.items()
            if question.kind == "one"
        }
        for answers in ({}, first):
            about = {"format": "playbook-answers", "version": 1, "assessment": assessment.id}
            session.assess(json.dumps({**about, "answers": answers}))
