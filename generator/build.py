"""The story: content folder to everything the site consists of."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from generator.browser import Engine, find_engine
from generator.editor.schemas import write_schemas
from generator.figures.drawing import keep_compiled
from generator.layers import Layers
from generator.load import load
from generator.navigation import navigation
from generator.output import Language, Output, Site
from generator.pages.accessibility import accessibility_page
from generator.pages.colophon import colophon_page
from generator.pages.diagnosis import diagnosis_page
from generator.pages.method import method_page
from generator.pages.notices import notices_of
from generator.pages.page import COMPILED, Edition
from generator.pages.reading import reading_pages
from generator.pages.working import working_pages
from generator.paper.build import paper_outputs
from generator.playbook import Playbook
from generator.search import search
from generator.shipped import HOME

NODE_MODULES = HOME / "node_modules"
CACHE = HOME / "build/engine"


def build(content: Path | Layers, schemas: Path | None = None) -> Site:
    """Everything that the site of a content folder, or of two laid over each other, consists of.

    Args:
        content: the folder or folders.
        schemas: for who is writing it, the folder that gets the schemas for their editor.

    Raises:
        ContentError: the content has problems.
        EngineBuildError: what runs in the browser cannot be built.
    """
    keep_compiled(COMPILED)
    playbook = load(content)
    if schemas:
        write_schemas(playbook, schemas)
    runtime = find_engine(NODE_MODULES, CACHE)
    editions = [Edition.of(playbook, language) for language in _languages(playbook)]
    pages = {edition.language: list(_pages(edition, runtime)) for edition in editions}
    menus = {edition.language: navigation(edition) for edition in editions}
    papers = paper_outputs(editions, pages, menus)
    return Site(
        languages=tuple(edition.language for edition in editions),
        names={edition.language.code: edition.plain(playbook.site.name) for edition in editions},
        search={edition.language.code: search(edition) for edition in editions},
        notices={edition.language.code: notices_of(edition) for edition in editions},
        navigation={language.code: menu for language, menu in menus.items()},
        outputs=(*chain.from_iterable(pages.values()), *papers, *runtime.outputs),
        prefetch=(runtime.script, *(runtime.base + name for name in runtime.needs)),
        warnings=playbook.warnings,
    )


def _languages(playbook: Playbook) -> Iterator[Language]:
    for number, language in enumerate(playbook.site.languages):
        yield Language(language.code, language.name, f"{language.code}/" if number else "")


def _pages(edition: Edition, runtime: Engine) -> Iterator[Output]:
    pages = [*reading_pages(edition), *working_pages(edition, runtime)]
    yield from pages
    if "method" in edition.playbook.pages:
        yield method_page(edition)
    yield colophon_page(edition, runtime)
    yield accessibility_page(edition)
    yield diagnosis_page(edition, runtime, pages)
