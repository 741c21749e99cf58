"""Marks in titles: shown wherever HTML is possible, and left out elsewhere; never as they are written."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.assessment.answers import Answers
from generator.assessment.scoring import assess
from generator.build import build
from generator.bundle import bundle
from generator.document import read
from generator.load import load
from generator.output import NavigationEntry, Site
from generator.report.render import render
from generator.report.text import render_text
from tests.support.small_playbook import copy_small_playbook

WRITTEN = "**火** `5 °C` {term:rota}"
PLAIN = "火 5 °C 当番表"
SHOWN = '<strong>火</strong> <code translate="no">5 °C</code> 当番表'
RAW = re.compile(r"\*\*火|`5 °C|\{term:rota")
DATA = re.compile(r'<script type="application/json".*?</script>', re.DOTALL)


def entitle(data: Any) -> None:
    """Give each title marks, but for the term's that they name."""
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        entitle(value)
    if isinstance(data, dict) and isinstance(data.get("title"), dict) and data.get("id") != "rota":
        data["title"] = {code: f"{WRITTEN} {text}" for code, text in data["title"].items()}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small playbook with marks in every title."""
    folder = copy_small_playbook(tmp_path_factory.mktemp("titles") / "content")
    for path in folder.rglob("*.yaml"):
        file = path.relative_to(folder).as_posix()
        document = read(path, file, lambda _: None)
        assert document
        if file != "interface.yaml":
            entitle(document.data)
            path.write_text(json.dumps(document.data, ensure_ascii=False), "utf-8")
    return folder


@pytest.fixture
def site(content: Path, request: pytest.FixtureRequest) -> Site:
    """Its site."""
    request.getfixturevalue("no_engine")
    return build(content)


def test_nothing_shows_marks_as_they_are_written(site: Site) -> None:
    """Neither pages, papers and style sheets nor menus, search and the site's name; data for scripts keeps them."""
    for output in site.outputs:
        if isinstance(output.content, str):
            assert not RAW.search(DATA.sub("", output.content)), output.path
        elif isinstance(output.content, bytes) and output.path.endswith(".csv"):
            assert not RAW.search(output.content.decode()), output.path
    assert not RAW.search(repr((site.navigation, site.search, site.names)))


def test_marks_are_shown_where_html_is(site: Site) -> None:
    """In headings, links, tables and papers."""
    texts = {output.path: output.content for output in site.outputs if isinstance(output.content, str)}
    assert f"### {SHOWN} 献立づくり {{: #duty-menu-plan }}" in texts["roles/cook.md"]
    assert f'<a href="cook.html#duty-menu-plan">{SHOWN} 献立づくり</a>' in texts["roles/index.md"].replace("&#39;", "'")
    assert f'まず<a href="roles/cook.html">{SHOWN} 調理担当</a>を決め' in texts["index.md"]
    assert f"{SHOWN} 献立づくり</th>" in texts["paper/role-cook.html"]
    assert f"<strong>{SHOWN} 冷蔵庫の温度を測った</strong>" in texts["paper/checklist-opening.html"]
    assert f'href="#pitfalls-index--pitfall-warm-fridge">{SHOWN} 温かい冷蔵庫</a>' in texts["paper/book.html"]


def test_text_is_plain_elsewhere(site: Site) -> None:
    """In the document's title, menus, attributes, drawings and search results."""
    texts = {output.path: output.content for output in site.outputs if isinstance(output.content, str)}
    assert f'title: "{PLAIN} 調理担当"' in texts["roles/cook.md"]
    assert f"<title>{PLAIN} 調理担当" in texts["paper/role-cook.html"]
    assert f'<option value="role:cook">{PLAIN} 調理担当</option>' in texts["checklists/opening.md"]
    assert f"{PLAIN} 教わる" in texts["phases/index.md"].partition("<svg")[2].partition("</svg>")[0]
    assert f"{PLAIN} 調理担当" in titles(site.navigation["ja"])
    assert site.search["ja"].entries["roles/cook.html"].title == f"{PLAIN} 調理担当"


def test_workbook_is_plain(site: Site) -> None:
    """Cells of a workbook have no marks."""
    books = [one.content for one in site.outputs if one.path == "roles/duties.ja.xlsx"]
    assert isinstance(books[0], bytes)
    sheet = load_workbook(BytesIO(books[0])).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert f"{PLAIN} 献立づくり" in cells
    assert not RAW.search("\n".join(cells))


def test_report_has_no_raw_marks(content: Path) -> None:
    """A report names things by their titles, in HTML and as text."""
    playbook = load(content)
    material = bundle(playbook, playbook.assessments[0])
    result = assess(material, Answers({"measured": "never", "seats": 12}))
    for told in (render(material, result, "ja"), render_text(material, result, "ja")):
        assert f"{PLAIN} 温かい冷蔵庫" in told
        assert not RAW.search(told)


def titles(entries: tuple[NavigationEntry, ...]) -> list[str]:
    """The titles of a menu."""
    return [title for entry in entries for title in (entry.title, *titles(entry.children))]
