"""Diagnosis: a page that finds out what of the site works where it stands, and says what to change.

The checks are made by `site_assets/js/diagnosis`; what they compare with comes from here.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from generator.assessment.saved import FORMAT, VERSION
from generator.assets import assets
from generator.browser import Engine
from generator.hosting.served import TYPES
from generator.kinds import PAGES
from generator.output import Output
from generator.pages.page import Edition, View
from generator.pages.script_data import script_data
from generator.report.rehearsal import BUNDLE

BROWSER = ("webassembly", "worker", "memory-worker", "storage", "browser", "clock")
"""Checks of the browser."""
SERVER = ("address", "edition", "assets", "search", "downloads", "policy")
"""Checks of the server."""


@dataclass(frozen=True)
class ExpectedFile:
    """A file as it should arrive."""

    name: str
    """Its address below the site's root."""
    size: int
    """Bytes."""
    sha256: str
    type: str
    """What a server should call it."""


@dataclass(frozen=True)
class Row:
    """A check as it stands in the page's tables."""

    check: str
    """Names the function that makes it, or a file of the engine."""
    title: str
    needs: str
    """What the site needs, in words."""


def diagnosis_page(edition: Edition, engine: Engine, outputs: Iterable[Output]) -> Output:
    """The page, in one language.

    Args:
        edition: the language.
        engine: what Python starts from.
        outputs: the pages of this language, and the files that readers can take away from them.
    """
    url = PAGES["diagnosis"]
    view, site = View(edition, url), edition.playbook.site
    files = {name: [file] for name, file in _engine_files(engine).items()}
    files["assets"] = [_expected(asset) for asset in assets()]
    files["downloads"] = [_expected(output) for output in outputs if not output.path.endswith(".md")]
    expected = {
        "root": view.root("./"),
        "search": "search/search_index.js",
        "worker": edition.assets["js/diagnosis-worker.js"],
        "version": site.version,
        "updated": str(site.updated),
        "engine": engine.base,
        "script": engine.script,
        "pyodide": engine.pyodide_version,
        "python": engine.python_version,
        "files": {row: [asdict(file) for file in some] for row, some in files.items()},
        "trial": _trial(),
    }
    return edition.page(
        url,
        "diagnosis",
        terms=False,  # they are the playbook's, and this is about its pages
        groups=_groups(edition, engine),
        script=view.asset("js/diagnosis.js"),
        expected=script_data(expected),
        words=script_data(_words(edition)),
    )


def _groups(edition: Edition, engine: Engine) -> Mapping[str, list[Row]]:
    """The checks by the name of their table."""

    def row(check: str) -> Row:
        return Row(check, edition.word(check, "diagnosis"), edition.word(f"needs-{check}", "diagnosis"))

    def file(name: str) -> Row:
        needs = "spare" if name not in engine.usual else "script" if name.endswith(".js") else "archive"
        return Row(name, name, edition.word(f"needs-{needs}", "diagnosis"))

    names = sorted(engine.hashes, key=lambda name: (name not in engine.usual, name))
    return {
        "group-browser": [row(check) for check in BROWSER],
        "group-server": [row(check) for check in SERVER],
        "group-engine": [*(file(name) for name in names), row("python")],
    }


def _words(edition: Edition) -> Mapping[str, str]:
    """What the page's script says: words of its own, and those of the self-checks about the engine and copying."""
    interface = edition.playbook.interface
    shared = {name: text for name, text in interface.form.items() if name.startswith(("engine-", "text-"))}
    written = ("needs-", "group-", "column-")  # they stand in the page
    own = {name: text for name, text in interface.diagnosis.items() if not name.startswith(written)}
    return {name: edition.wording(text) for name, text in {**shared, **own}.items()}


def _engine_files(engine: Engine) -> Mapping[str, ExpectedFile]:
    return {
        name: ExpectedFile(engine.base + name, (engine.folder / name).stat().st_size, sha256, _type(name))
        for name, sha256 in engine.hashes.items()
    }


def _expected(output: Output) -> ExpectedFile:
    content = output.content.read_bytes() if isinstance(output.content, Path) else output.content
    content = content.encode() if isinstance(content, str) else content
    return ExpectedFile(output.path, len(content), hashlib.sha256(content).hexdigest(), _type(output.path))


def _type(path: str) -> str:
    return TYPES[PurePosixPath(path).suffix]


def _trial() -> Mapping[str, str]:
    """What is asked of Python once it has started: a made-up self-check without answers."""
    saved = {"format": FORMAT, "version": VERSION, "assessment": BUNDLE.assessment.id, "answers": {}}
    return {"bundle": json.dumps(asdict(BUNDLE)), "answers": json.dumps(saved)}
