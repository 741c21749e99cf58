"""About this site: edition, sources, the software it runs on and its licences."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import metadata, version
from typing import Literal

from generator.browser import Engine
from generator.hosting.components import components
from generator.output import Output
from generator.pages.page import Edition

type Use = Literal["build", "page", "engine"]


@dataclass(frozen=True)
class Software:
    """A piece of software that the site was built with, or that does much of the work in it."""

    name: str
    version: str
    licence: str
    use: Use


def colophon_page(edition: Edition, engine: Engine) -> Output:
    """The page, in one language."""
    software = list(_software(engine))
    told = {one.name for one in software}
    others = [component for component in components() if component.licence and component.name not in told]
    return edition.page("colophon.html", "colophon", "sources.yaml", software=software, others=others)


def _software(engine: Engine) -> Iterator[Software]:
    yield _component("Playbook generator", version("playbook-generator"), "build")
    yield Software("MkDocs", version("mkdocs"), _licence("mkdocs"), "build")
    yield _component("Material for MkDocs", version("mkdocs-material"), "page")
    yield _component("Pyodide", engine.pyodide_version, "engine")
    yield _component("CPython", engine.python_version, "engine")
    for name, packed in engine.packages.items():
        yield _component(name, packed, "engine")


def _component(name: str, version: str, use: Use) -> Software:
    (known,) = (component for component in components() if component.name.lower() == name.lower())
    return Software(known.name, version, known.licence or "", use)


def _licence(distribution: str) -> str:
    """What an installed distribution says of itself; old metadata name the licence in a classifier only."""
    described = metadata(distribution)
    classifiers = [line.rpartition(" :: ")[2] for line in described.get_all("Classifier") or () if "License" in line]
    return described.get("License-Expression") or described.get("License") or ", ".join(classifiers)
