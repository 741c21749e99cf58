"""Whose work is in a site: every file is claimed, every component shows, and what others bundle is known."""

import json
import re
import runpy
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from cyclonedx.spdx import is_supported_id

from generator.hosting.components import (
    Inventory,
    NoTraceError,
    UnmappedFileError,
    components,
    inventory,
    licence_text,
)
from tests.support.checkout import ROOT

LINKED = {
    "z": "zlib",
    "bz2": "bzip2",
    "mpdec": "libmpdec",
    "expat": "Expat",
    "ffi": "libffi",
    "Hacl_Hash_SHA2": "HACL*",
    "m": "musl",
}
"""The component of each library that Pyodide's Python is linked with, by the linker's name for it."""


@pytest.fixture(scope="module")
def stock(built_site: Path) -> Inventory:
    """What the real site consists of."""
    return inventory(built_site)


def test_every_file_has_its_component(stock: Inventory, built_site: Path) -> None:
    """All files of the real site are claimed, and everything but the pages and files of the playbook has a licence."""
    assert set(stock.hashes) == {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.*")}
    others = {path for part in stock.parts if part.component.licence for path in part.paths}
    (own,) = (part for part in stock.parts if not part.component.licence)
    assert set(stock.hashes) - others <= set(own.paths)
    assert not {
        path for path in own.paths if path.startswith(("engine/", "assets/javascripts/", "assets/stylesheets/"))
    }


def test_every_component_is_in_the_site(stock: Inventory) -> None:
    """Nothing is listed that the real site does not contain."""
    assert [part.component for part in stock.parts] == list(components())


def test_engine_tells_its_versions(stock: Inventory) -> None:
    """The versions of Pyodide and of its Python are read from the site's own files."""
    versions = {part.component.name: part.version for part in stock.parts}
    pyodide = ROOT / "node_modules" / "pyodide"
    assert versions["Pyodide"] == json.loads((pyodide / "package.json").read_text("utf-8"))["version"]
    assert versions["CPython"] == json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]["python"]
    assert versions["Jinja2"] == distribution("jinja2").version
    for name in ("zlib", "bzip2", "Expat", "libmpdec", "Emscripten", "Unicode character database", "clipboard.js"):
        assert re.fullmatch(r"\d+\.\d+\.\d+", versions[name] or ""), name


def test_unknown_files_are_all_named(tmp_path: Path) -> None:
    """Files that nobody claims stop the inventory, which names them all."""
    for path in ("index.html", "js/site.js", "fonts/one.woff2", "vendor/two.js"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("", "utf-8")
    with pytest.raises(UnmappedFileError) as raised:
        inventory(tmp_path)
    assert raised.value.paths == ("fonts/one.woff2", "vendor/two.js")
    assert all(path in str(raised.value) for path in raised.value.paths)


def test_component_that_has_gone_is_told(tmp_path: Path) -> None:
    """A file that is claimed for a component and shows nothing of it is an error: the list would be wrong."""
    folder = tmp_path / "assets" / "javascripts"
    folder.mkdir(parents=True)
    (folder / "bundle.0.min.js").write_text("nothing", "utf-8")
    with pytest.raises(NoTraceError, match=r"RxJS: nothing in .*bundle"):
        inventory(tmp_path)


def test_every_licence_has_its_text() -> None:
    """Each licence is one that SPDX knows, CPython's further notices aside, and its text is there; none is left over."""
    used = {licence for component in components() for licence in component.licences}
    assert {licence for licence in used if not is_supported_id(licence)} == {"LicenseRef-CPython-incorporated"}
    texts = {path.stem for path in (ROOT / "generator" / "hosting" / "licences").iterdir()}
    assert texts == used
    assert all(len(licence_text(licence)) > 100 for licence in used)


@pytest.mark.parametrize("file", ["javascripts/bundle.*.min.js", "stylesheets/main.*.min.css"])
def test_what_the_theme_bundles_is_known(file: str) -> None:
    """The source maps of the installed theme name no package that is not listed, and every one that is."""
    folder = Path(str(distribution("mkdocs-material").locate_file("material/templates/assets")))
    (source_map,) = folder.glob(f"{file}.map")
    sources = json.loads(source_map.read_text("utf-8"))["sources"]
    bundled = {found[1] for source in sources if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source))}
    packages = {
        package.removeprefix("pkg:npm/").partition("@")[0]
        for component in components()
        if f"assets/{file}" in component.files and (package := component.package or "").startswith("pkg:npm/")
    }
    assert packages - {"%40mdi/svg", "%40fortawesome/fontawesome-free"} == bundled  # icons have no source there


def test_what_the_theme_draws_is_known() -> None:
    """The only icon in the theme's style sheet that is not Material's has the component that is listed for it."""
    folder = Path(str(distribution("mkdocs-material").locate_file("material/templates/assets/stylesheets")))
    (sheet,) = folder.glob("main.*.min.css")
    assert set(re.findall(r"([A-Z][A-Za-z ]+) [0-9.]+ by @", sheet.read_text("utf-8"))) == {"Font Awesome Free"}


def test_what_python_is_linked_with_is_known(tmp_path: Path) -> None:
    """Every C library that Pyodide's Python says it was linked with is a component."""
    with zipfile.ZipFile(ROOT / "node_modules" / "pyodide" / "python_stdlib.zip") as archive:
        (name,) = (name for name in archive.namelist() if name.startswith("_sysconfigdata"))
        settings = runpy.run_path(archive.extract(name, tmp_path))["build_time_vars"]
    flags = settings["MODLIBS"].replace("-sUSE_ZLIB", "-lz").replace("-DHAVE_FFI_PREP_CIF_VAR", "-lffi -D")
    libraries = set(re.findall(r"-l(\w+)", flags)) | set(re.findall(r"/lib(\w+)\.a", flags))
    assert libraries == set(LINKED)
    assert set(LINKED.values()) <= {component.name for component in components()}
