"""A site of a few pages, without any content files behind it, and the real build that turns it into HTML."""

import os
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.output import Language, NavigationEntry, Output, Search, SearchKind, Site
from generator.problems import ContentError
from tests.support.checkout import ROOT

WORDS = {
    "ja": ("日本語", "体制ガイド", "はじめに", "役割", "実装・技術担当", "スコアリングの設計と内製化を進めます。"),
    "en": ("English", "Staffing guide", "Start", "Roles", "Implementation & technical lead", "Designs the scoring."),
    "ko": ("한국어", "운영 안내", "시작", "역할", "구현 담당", "점수 체계를 설계합니다."),
}

FOUND = {
    "found-one": "1 matching",
    "found-other": "# matching",
    "more-one": "1 more",
    "more-other": "# more",
    "failed": "No search",
}


def tiny_site(*codes: str, more: tuple[Output, ...] = ()) -> Site:
    """Three pages in each language: home, a section's index page, and a page in the section."""
    languages = tuple(Language(code, WORDS[code][0], f"{code}/" if index else "") for index, code in enumerate(codes))
    return Site(
        languages=languages,
        names={code: WORDS[code][1] for code in codes},
        navigation={language.code: _menu(language) for language in languages},
        search={code: Search((SearchKind(Search.PAGE, WORDS[code][2], "index.html"),), words=FOUND) for code in codes},
        outputs=(*(page for language in languages for page in _pages(language)), *more),
    )


def build_site(site: Site | ContentError, site_dir: Path, *, serve_url: str | None = None, **settings: Any) -> Path:
    """Build the site as `mkdocs build --strict` or, given its address, as `mkdocs serve` would."""
    with patch("generator.plugin.build", side_effect=[site]):
        config = load_tiny_config(site_dir, strict=serve_url is None, **settings)
        config.plugins.on_startup(command="serve" if serve_url else "build", dirty=False)
        build(config, serve_url=serve_url)
    return site_dir


def load_tiny_config(site_dir: Path, **settings: Any) -> MkDocsConfig:
    """The project's own mkdocs.yml, with any existing folder for content: nothing reads it."""
    with patch.dict(os.environ, {"CONTENT": str(ROOT / "tests")}):
        return load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site_dir), **settings)


def _menu(language: Language) -> tuple[NavigationEntry, ...]:
    _, _, home, roles, implementation, _ = WORDS[language.code]
    prefix = language.prefix
    return (
        NavigationEntry(home, f"{prefix}index.md"),
        NavigationEntry(
            roles, f"{prefix}roles/index.md", (NavigationEntry(implementation, f"{prefix}roles/implementation.md"),)
        ),
    )


def _pages(language: Language) -> tuple[Output, ...]:
    _, _, home, roles, implementation, text = WORDS[language.code]
    prefix = language.prefix
    return (
        Output(f"{prefix}index.md", _page(home, f"<p>{text}</p>")),
        Output(f"{prefix}roles/index.md", _page(roles, '<p><a href="implementation.html#duties">1</a></p>')),
        Output(f"{prefix}roles/implementation.md", _page(implementation, f"## 1 {{#duties}}\n\n<p>{text}</p>")),
    )


def _page(title: str, body: str) -> str:
    return f"---\ntitle: {title}\ndescription: {title}\n---\n{body}\n"
