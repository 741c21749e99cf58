"""The pages that the self-check is held against, written into the folder that is served."""

import hashlib
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import jinja2
import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined

import generator

CHECK = "self-check/organisation.html"
"""The page that is measured: the longest self-check."""
PYODIDE, SURVEY = "bench/pyodide.html", "bench/survey.html"
SOURCES = "bench/sources.zip"
"""Our Python, for `python_cost` on the page of bare Pyodide."""
NODE_MODULES = Path("node_modules")
_PAGES = Path(__file__).parent / "pages"


def write_rivals(folder: Path) -> None:
    """Put both pages and their files into the folder of a built site."""
    target = folder / "bench"
    target.mkdir()
    environment = Environment(loader=FileSystemLoader(_PAGES), autoescape=True, undefined=StrictUndefined)
    pyodide, core, interface = (_copy(name, target) for name in ("pyodide", "survey-core", "survey-js-ui"))
    pages = {
        "pyodide": {"pyodide": pyodide},
        "survey": {"core": core, "interface": interface, "survey": survey_of(bundle_of(folder))},
    }
    for name, values in pages.items():
        html = environment.get_template(f"{name}.html").render(values)
        (target / f"{name}.html").write_text(html, encoding="utf-8")
    for name in ("start.html", "watch.js"):
        shutil.copyfile(_PAGES / name, target / name)
    _write_sources(folder / SOURCES)


def bundle_of(folder: Path) -> str:
    """The self-check's bundle as it stands in its page, JSON."""
    html = (folder / CHECK).read_text(encoding="utf-8")
    found = re.search(r"<script[^>]* data-bundle>(.*?)</script>", html, re.DOTALL)
    assert found, f"{CHECK} holds no bundle"
    return found[1]


def survey_of(bundle: str) -> dict[str, Any]:
    """The bundle's questions with one answer as a survey that adds up their points."""
    material = json.loads(bundle)
    check = material["assessment"]
    scales = {scale["id"]: scale["options"] for scale in (*check.get("scales", []), *material["scales"])}
    questions = [question for question in check["questions"] if question.get("kind", "one") == "one"]
    elements: list[dict[str, Any]] = [
        {
            "type": "radiogroup",
            "name": question["id"].replace("-", "_"),
            "title": question["text"]["ja"],
            "choices": [
                {"value": points, "text": option["label"]["ja"]}
                for points, option in enumerate(question.get("options") or scales[question["scale"]])
            ],
        }
        for question in questions
    ]
    score = ", ".join(f"{{{element['name']}}}" for element in elements)
    return {
        "title": check["title"]["ja"],
        "calculatedValues": [{"name": "score", "expression": f"sum({score})"}],
        "elements": [*elements, {"type": "html", "name": "result", "html": "<p data-score>{score}</p>"}],
    }


def _copy(package: str, target: Path) -> str:
    """Copy what a browser may ask for of an npm package, into a folder named by its content, and give that name."""
    source = NODE_MODULES / package
    files = [path for path in sorted(source.iterdir()) if path.suffix in {".js", ".css", ".json", ".wasm", ".zip"}]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]
    folder = target / digest / package
    folder.mkdir(parents=True)
    for path in files:
        shutil.copyfile(path, folder / path.name)
    return f"{digest}/{package}"


def _write_sources(archive: Path) -> None:
    """The Python that scores and reports, as plain files."""
    with zipfile.ZipFile(archive, "w") as sources:
        for module in (generator, jinja2, markupsafe):
            package = Path(module.__file__ or "").parent
            for path in sorted(package.rglob("*")):
                if path.suffix in {".py", ".j2"}:
                    sources.write(path, path.relative_to(package.parent))
