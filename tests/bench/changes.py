"""How long one changed answer takes until the new report is in the page, and where that time goes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import BrowserType

from tests.bench.python_cost import cost, merge_cost
from tests.bench.rivals import PYODIDE, SOURCES
from tests.bench.visits import Subject, fresh_profile, launch, open_page

LANGUAGE = "ja"
_CHOOSE = """async ([question, option]) => {
    const report = document.querySelector("[data-report]");
    const input = document.querySelector(`input[name="${question}"][value="${option}"]`);
    const shown = new Promise((resolve) => {
        const watching = new MutationObserver(() => resolve(watching.disconnect()));
        watching.observe(report, { attributeFilter: ["data-revision"] });
    });
    const begun = performance.now();
    input.click();
    const handled = performance.now() - begun;
    await shown;
    const last = (name) => performance.getEntriesByName(name).pop().duration;
    return [last("engine:assess"), handled + last("self-check:report")];
}"""
_IN_PYODIDE = """async ([sources, script, bundle, language, files]) => {
    const archive = await (await fetch(sources)).arrayBuffer();
    pyodide.unpackArchive(archive, "zip", { extractDir: "/sources" });
    pyodide.runPython("import sys; sys.path.insert(0, '/sources')");
    pyodide.runPython(script);
    const taken = pyodide.globals.get("cost")(bundle, language, files);
    return taken.toJs({ dict_converter: Object.fromEntries });
}"""

type Change = tuple[str, str]
"""A question and the option that is chosen now."""


@dataclass(frozen=True)
class Changed:
    """Milliseconds of each change."""

    calls: tuple[float, ...]
    """Of the engine itself: answers in Python to report from Python, in the worker."""
    wholes: tuple[float, ...]
    """From the click to the new report in the document, without the 250 ms in which the page waits for more."""


def changes(bundle: str, count: int) -> tuple[list[Change], list[Change]]:
    """An answer to every question with one answer, and then so many changes; the same on every run."""
    material = json.loads(bundle)
    check = material["assessment"]
    scales = {scale["id"]: scale["options"] for scale in (*check.get("scales", []), *material["scales"])}
    options = {
        question["id"]: [option["id"] for option in question.get("options") or scales[question["scale"]]]
        for question in check["questions"]
        if question.get("kind", "one") == "one"
    }
    chance = Random(1)
    now = {name: chance.choice(offered) for name, offered in options.items()}
    first, then = list(now.items()), []
    for _ in range(count):
        name = chance.choice(list(options))
        now[name] = chance.choice([option for option in options[name] if option != now[name]])
        then.append((name, now[name]))
    return first, then


def measure_changes(browser: BrowserType, origin: str, subject: Subject, bundle: str, count: int) -> Changed:
    """Answer the self-check in the browser, then change one answer after the other."""
    first, then = changes(bundle, count)
    with fresh_profile(browser) as context:
        page = context.pages[0]
        open_page(page, origin, subject)
        for question, option in first:
            page.evaluate(f'document.querySelector(\'input[name="{question}"][value="{option}"]\').click()')
        page.wait_for_timeout(2000)
        taken = [page.evaluate(_CHOOSE, list(change)) for change in then]
    return Changed(tuple(call for call, _ in taken), tuple(whole for _, whole in taken))


def python_costs(browser: BrowserType, origin: str, bundle: str, count: int) -> dict[str, dict[str, float]]:
    """Mean milliseconds of the steps inside Python for the same changes, by the Python they were run in."""
    files = json.dumps(list(_files(bundle, count)))
    script = Path(__file__).with_name("python_cost.py").read_text(encoding="utf-8")
    with launch(browser) as running:
        page = running.new_page()
        open_page(page, origin, Subject("", PYODIDE, "[data-ready]"))
        page.wait_for_function("() => window.pyodide")
        inside: dict[str, float] = page.evaluate(_IN_PYODIDE, [origin + SOURCES, script, bundle, LANGUAGE, files])
    return {"CPython": cost(bundle, LANGUAGE, files), "Pyodide": inside}


def merge_costs(bundle: str, count: int) -> dict[str, float]:
    """Milliseconds of the steps of merging so many files in CPython."""
    return merge_cost(bundle, LANGUAGE, list(_files(bundle, count)))


def _files(bundle: str, count: int) -> Iterator[str]:
    """Saved answers after each change."""
    first, then = changes(bundle, count)
    answers: dict[str, Any] = dict(first)
    about = {"format": "playbook-answers", "version": 1, "assessment": json.loads(bundle)["assessment"]["id"]}
    for question, option in then:
        answers[question] = option
        yield json.dumps({**about, "answers": answers})
