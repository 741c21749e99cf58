"""Playbooks that lack something: lists without entries, languages, self-checks, what an overlay hides."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.__main__ import main
from generator.build import build
from generator.document import read
from generator.health.examine import examine
from generator.kinds import PAGES
from generator.layers import Layers
from generator.load import load
from generator.output import NavigationEntry, Site
from tests.support.any_content import in_languages
from tests.support.content_edits import lay
from tests.support.dead_ends import dead_ends

LISTS = {
    "handover.yaml": ("steps", "rules", "refs"),
    "cases.yaml": ("cases",),
    "glossary.yaml": ("terms", "search_phrases"),
    "rollout.yaml": ("ladders",),
    "neighbours.yaml": ("neighbours",),
    "staffing.yaml": ("size_bands", "support_levels", "patterns"),
    "phases.yaml": ("phases",),
    "sources.yaml": ("sources",),
    "site.yaml": ("readers",),
}


def change(content: Path, file: str, **values: Any) -> None:
    """Replace values of a file."""
    document = read(content / file, file, lambda _: None)
    assert document
    (content / file).write_text(json.dumps({**document.data, **values}, ensure_ascii=False), "utf-8")


def empty(content: Path) -> None:
    """Leave a playbook without anything but its name."""
    for folder in ("roles", "checklists", "pitfalls", "assessments"):
        for path in (content / folder).iterdir():
            if path.name != "scales.yaml":
                path.unlink()
    for file, lists in LISTS.items():
        change(content, file, **{name: [] for name in lists})
    change(content, "site.yaml", intro={"ja": "まだ空です。", "en": "Still empty."})


def paths(entries: tuple[NavigationEntry, ...]) -> Iterator[str]:
    """All pages of a menu; none of its entries leads nowhere and holds nothing."""
    for entry in entries:
        assert entry.path or entry.children
        yield from [entry.path] if entry.path else []
        yield from paths(entry.children)


def pages(site: Site) -> set[str]:
    """The pages of a site's first language."""
    return {output.path for output in site.outputs if output.path.endswith(".md") and not output.path.startswith("en/")}


@pytest.mark.usefixtures("no_engine")
def test_empty_playbook(content: Path) -> None:
    """It is a home page, the book, and what is said of the site: no empty page, heading, menu entry or dead link."""
    empty(content)
    site = build(content)
    assert pages(site) == {"index.md", "paper/index.md", "colophon.md", "accessibility.md", "diagnosis.md"}
    assert set(paths(site.navigation["ja"])) == pages(site)
    assert not list(dead_ends(site))
    home = next(str(output.content) for output in site.outputs if output.path == "index.md")
    assert "\n#" not in home


@pytest.mark.parametrize(
    ("file", "page"),
    [
        ("cases.yaml", "cases"),
        ("glossary.yaml", "glossary"),
        ("rollout.yaml", "rollout"),
        ("handover.yaml", "handover"),
    ],
)
@pytest.mark.usefixtures("no_engine")
def test_empty_file_leaves_no_page(file: str, page: str, content: Path) -> None:
    """A kind without entries has no page, nothing in the menu, and no card on the home page."""
    for other in content.rglob("*.yaml"):  # nothing else names what goes
        text = other.read_text("utf-8")
        for gone in ("term:rota", "term:cold-chain"):
            text = text.replace(f"{{{gone}}}", "x").replace(f"- {gone}", "- page:home")
        other.write_text(text, "utf-8")
    change(content, file, **{name: [] for name in LISTS[file]})
    site = build(content)
    assert PAGES[page].replace(".html", ".md") not in {*pages(site), *paths(site.navigation["ja"])}
    assert not list(dead_ends(site))


@pytest.mark.usefixtures("no_engine")
def test_list_without_entries_has_no_heading(content: Path) -> None:
    """A page does not announce what it does not have."""
    change(content, "handover.yaml", steps=[], refs=[])
    change(content, "roles/host.yaml", works_with=[])
    outputs = {output.path: str(output.content) for output in build(content).outputs if output.path.endswith(".md")}
    assert "{: #steps }" not in outputs["handover.md"]
    assert "<figure" not in outputs["handover.md"]
    assert "{: #rules }" in outputs["handover.md"]
    assert "{: #works-with }" not in outputs["roles/host.md"]


@pytest.mark.usefixtures("no_engine")
def test_overlay_hides_the_last_entry(content: Path) -> None:
    """As if the list had been empty."""
    hidden = "steps: [{id: leftovers-counted, hide: true}, {id: leftovers-fetched, hide: true}]"
    site = build(lay(content, {"handover.yaml": hidden, "cases.yaml": "cases: [{id: mill-lane, hide: true}]"}))
    assert "handover.md" in pages(site)
    assert "cases/index.md" not in pages(site)
    assert not list(dead_ends(site))


@pytest.mark.parametrize("code", ["ja", "en"])
@pytest.mark.usefixtures("no_engine")
def test_one_language(code: str, content: Path) -> None:
    """A playbook in one language is a site in that language, papers and all."""
    for path in content.rglob("*.yaml"):
        document = read(path, "x.yaml", lambda _: None)
        assert document
        data = in_languages(document.data, [code])
        if "languages" in data:
            data["languages"] = [one for one in data["languages"] if one["code"] == code]
        path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    change(content, "glossary.yaml", same_words={})
    site = build(content)
    assert [language.code for language in site.languages] == [code]
    assert not list(dead_ends(site))
    assert not [output.path for output in site.outputs if "-both" in output.path]


@pytest.mark.usefixtures("no_engine")
def test_playbook_without_self_checks(content: Path) -> None:
    """No page on how they work; nobody is told that none leads to an item; a row of codes belongs to none."""
    (content / "assessments/readiness.yaml").unlink()
    intro = {"ja": "まず{role:cook}を決めます。", "en": "Settle the {role:cook} first."}
    change(content, "site.yaml", intro=intro, readers=[])
    site = build(content)
    assert "method.md" not in {*pages(site), *paths(site.navigation["ja"])}
    assert not list(dead_ends(site))
    notices = {notice.code for notice in examine(load(content), date(2026, 3, 1))}
    assert not notices & {"unreached-item", "untriggered-pitfall"}
    told = CliRunner().invoke(main, ["--content", str(content), "assess", "--codes", "1KV"])
    assert told.exit_code == 1
    assert "self-check" in told.output


@pytest.mark.usefixtures("no_engine")
def test_statement_can_be_named(content: Path) -> None:
    """It has no title, so that its text stands for it."""
    change(content, "handover.yaml", refs=["statement:two-roles"])
    outputs = {
        output.path: str(output.content) for output in build(Layers(content)).outputs if output.path.endswith(".md")
    }
    assert "調理と接客は別の人が担います。</a>" in outputs["handover.md"]


@pytest.mark.usefixtures("no_engine")
def test_menu_uses_titles_of_the_content(content: Path) -> None:
    """Pages that have a title in the content are called so in the menu, and in every link."""
    site = build(content)
    home = next(str(output.content) for output in site.outputs if output.path == "en/index.md")
    for title in ("What to start when", "Rules with the market"):
        assert title in repr(site.navigation["en"])
        assert f">{title}</a>" in home
