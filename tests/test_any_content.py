"""What `check` calls sound can be built: playbooks made by chance (`tests.support.any_content`) are refused, or become a whole site.

Forty are tried, ten times as many with `--thorough`.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.assets import assets
from generator.build import build
from generator.hosting.pack import write_pack
from generator.layers import Layers
from generator.load import load
from generator.output import NavigationEntry, Output, Site
from generator.problems import ContentError
from tests.support.any_content import make_content
from tests.support.builds import build_strictly
from tests.support.mutants import use
from tests.support.samples import Samples

ID = re.compile(r'(?: id="|\{: #)([^" }]+)')
ADDRESS = re.compile(r'(?<= )href="(?!https:)([^"#]*)(?:#([^"]*))?"')


@settings(suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=True), most=st.integers(0, 3))
@pytest.mark.usefixtures("no_engine")
def test_sound_content_can_be_built(chance: Random, most: int) -> None:
    """No traceback; no link, menu entry or search result leads nowhere; the self-checks can be answered."""
    with TemporaryDirectory() as folder:
        layers = make_content(chance, most, Path(folder))
        try:
            playbook = load(layers)
        except ContentError:
            return
        site = build(layers)
        assert not list(dead_ends(site))
        use(playbook)


def test_strict_build_and_pack(samples: Samples, tmp_path: Path) -> None:
    """MkDocs has no complaint either, and what it builds can be packed for an administrator."""
    layers = sound_content(samples.random(), tmp_path)
    site = build_strictly(layers.base, layers.overlay)
    files, _ = write_pack(site.folder, tmp_path / "site.zip")
    assert files > len(list(site.folder.rglob("*.html")))


def sound_content(random: Random, folder: Path) -> Layers:
    """Return the first content with an overlay that `check` calls sound."""
    for number in range(100):
        layers = make_content(random, 2, folder / str(number))
        try:
            if load(layers).assessments and layers.overlay:
                return layers
        except ContentError:
            continue
    raise AssertionError("nothing sound")


def dead_ends(site: Site) -> Iterator[str]:
    """Addresses in pages, menus and search that lead nowhere."""
    texts = {address(one): one.content for one in site.outputs if isinstance(one.content, str)}
    anchors = {path: {"", *ID.findall(text)} for path, text in texts.items()}
    files = {*(address(one) for one in (*site.outputs, *assets()))}
    for path, text in texts.items():
        for target, anchor in ADDRESS.findall(text):
            yield from missing(join(dirname(path), target) if target else path, anchor, anchors, files)
    for language in site.languages:
        for url in site.search[language.code].entries:
            path, _, anchor = url.partition("#")
            yield from missing(language.prefix + path, anchor, anchors, files)
        for path in menu(site.navigation[language.code]):
            yield from missing(path.removesuffix(".md") + ".html", "", anchors, files)


def missing(path: str, anchor: str, anchors: Mapping[str, set[str]], files: set[str]) -> Iterator[str]:
    """The address, if there is no such place."""
    path = normpath(path)
    if path not in files or anchor not in anchors.get(path, {anchor}):
        yield f"{path}#{anchor}"


def menu(entries: tuple[NavigationEntry, ...]) -> Iterator[str]:
    """The paths of all entries; every entry has one, or others below it."""
    for entry in entries:
        assert entry.path or entry.children
        yield from [entry.path] if entry.path else []
        yield from menu(entry.children)


def address(output: Output) -> str:
    """Where an output is on the site."""
    return output.path.removesuffix(".md") + ".html" if output.path.endswith(".md") else output.path
