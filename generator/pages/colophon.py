"""About this site: edition, sources, the software it runs on and its licences."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import metadata, version
from typing import Literal

from generator.browser import Engine
from generator.output import Output
from generator.pages.page import Edition


@dataclass(frozen=True)
class Component:
    """A piece of software that the site contains or was built with."""

    name: str
    version: str
    licence: str
    use: Literal["build", "page", "engine"]


def colophon_page(edition: Edition, engine: Engine) -> Output:
    """The page, in one language."""
    return edition.page("colophon.html", "colophon", "sources.yaml", components=list(_components(engine)))


def _components(engine: Engine) -> Iterator[Component]:
    yield _distribution("playbook-generator", "build")
    yield _distribution("mkdocs", "build")
    yield _distribution("mkdocs-material", "page")
    yield Component("Pyodide", engine.pyodide_version, "MPL-2.0", "engine")
    yield Component("CPython", engine.python_version, "PSF-2.0", "engine")
    yield _distribution("jinja2", "engine")
    yield _distribution("markupsafe", "engine")


def _distribution(name: str, use: Literal["build", "page", "engine"]) -> Component:
    """What an installed distribution says of itself; old metadata name the licence in a classifier only."""
    described = metadata(name)
    classifiers = [line.rpartition(" :: ")[2] for line in described.get_all("Classifier") or () if "License" in line]
    licence = described.get("License-Expression") or described.get("License") or ", ".join(classifiers)
    return Component(described["Name"], version(name), licence, use)
