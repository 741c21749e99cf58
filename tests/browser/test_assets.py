"""The style sheets and scripts that every site gets: made of many files, and still what those files say."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.assets import ENGINE_SCRIPTS, JOINED, SOURCES, asset_paths, assets, source

RULES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return Array.from(sheet.cssRules, rule => rule.cssText.replace(/\\s+/g, " ").replace(/, /g, ","));
}"""
"""What a browser understands of a style sheet, one text for each rule."""


@pytest.fixture(scope="module")
def made() -> Mapping[str, str | bytes | Path]:
    """Every file by its plain name."""
    contents = {asset.path: asset.content for asset in assets()}
    return {name: contents[path] for name, path in asset_paths().items()}


def sources(path: str) -> list[Path]:
    """The files that one is made of."""
    return [source(path, name) for name in JOINED[path]]


def test_every_source_is_used(made: Mapping[str, str | bytes | Path]) -> None:
    """Each file of the folder is a part of something, or a file of its own, and no name leads nowhere."""
    joined = {path for name in JOINED for path in sources(name)}
    alone = {SOURCES / name for name in made.keys() - JOINED.keys()}
    own = {path for path in joined if not path.is_relative_to(ENGINE_SCRIPTS)}
    assert own | alone == {path for path in SOURCES.rglob("*") if path.is_file()}
    assert [path for path in joined if not path.is_file()] == []
    assert not joined & alone


@pytest.mark.parametrize("path", [path for path in JOINED if path.endswith(".css")])
def test_style_sheets_say_the_same(page: Page, made: Mapping[str, str | bytes | Path], path: str) -> None:
    """To a browser the rules are those of the sources, in their order."""
    whole = "\n".join(file.read_text("utf-8") for file in sources(path))
    assert page.evaluate(RULES, made[path]) == page.evaluate(RULES, whole)


@pytest.mark.parametrize("path", [path for path in JOINED if path.endswith(".js")])
def test_scripts_are_whole(page: Page, made: Mapping[str, str | bytes | Path], path: str) -> None:
    """A browser can read each script."""
    assert isinstance(made[path], str)
    page.evaluate("text => void new Function(text)", made[path])
