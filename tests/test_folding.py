"""Japanese over several lines: joined without a space, wherever the text goes."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.build import build
from generator.document import read

WAYS = {
    "folded": ">\n    お客さまを\n    よく見て、\n    **席**を整え\n    {role:host}に\n    伝える",
    "folded-and-stripped": ">-\n    お客さまを\n    よく見て、**席**を\n    整え{role:host}\n    に伝える",
    "plain": "お客さまを\n    よく見て、**席**\n    を整え\n    {role:host}に\n    伝える",
    "single-quotes": "'お客さまを\n    よく見て、\n    **席**を整え\n    {role:host}に伝える'",
    "double-quotes": '"お客さまを\n    よく見て、\n    **席**を整え{role:host}に伝える"',
    "windows": ">-\r\n    お客さまを  \r\n    よく見て、**席**を\r\n    整え{role:host}に伝える",
    "kept": "|\n    お客さまを\n    よく見て、\n    **席**を整え\n    {role:host}に伝える",
    "trailing-spaces": ">-\n    お客さまを \n    よく見て、**席**を整え\n    {role:host}に伝える",
}
TEXT = "お客さまをよく見て、**席**を整え{role:host}に伝える"


@pytest.mark.parametrize("way", WAYS)
def test_japanese_is_joined(way: str, tmp_path: Path) -> None:
    """Also beside marks and references, in every form of text that YAML has; nothing is left of how it was done."""
    (tmp_path / "x.yaml").write_text(f"a:\n  ja: {WAYS[way]}\nb: c\n", "utf-8", newline="")
    document = read(tmp_path / "x.yaml", "x.yaml", print)
    assert document
    assert document.data == {"a": {"ja": TEXT}, "b": "c"}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (">-\n    Welcomes\n    the guests", "Welcomes the guests"),
        (">-\n    MA\n    の担当", "MA の担当"),
        (">-\n    担当の\n    MA", "担当の MA"),
        (">-\n    With the {role:cook}\n    {role:host} {role:cook}", "With the {role:cook} {role:host} {role:cook}"),
        (">-\n    손님을\n    맞이합니다", "손님을 맞이합니다"),
        ("東京 大阪", "東京 大阪"),
    ],
)
def test_spaces_that_belong_there_stay(written: str, text: str, tmp_path: Path) -> None:
    """Between words of Western languages and Korean, between scripts, and where the author has typed one."""
    (tmp_path / "x.yaml").write_text(f"a:\n  en: {written}\n", "utf-8")
    document = read(tmp_path / "x.yaml", "x.yaml", print)
    assert document
    assert document.data["a"]["en"] == text


@pytest.mark.usefixtures("no_engine")
def test_joined_everywhere(content: Path) -> None:
    """On the page and in its description, in search, on paper, and in files for spreadsheets."""
    cook = content / "roles/cook.yaml"
    text = cook.read_text("utf-8")
    text = text.replace("ja: 献立を決めて作ります。", "ja: 献立を\n    決めて作ります。")
    cook.write_text(text.replace("ja: 手順書どおりに作ります。", "ja: 手順書\n    どおりに作ります。"), "utf-8")
    site = build(content)
    outputs = {output.path: output.content for output in site.outputs}
    assert 'description: "献立を決めて作ります。"' in str(outputs["roles/cook.md"])
    assert "<p>手順書どおりに作ります。" in str(outputs["roles/cook.md"])
    assert "献立を決めて作ります。" in str(outputs["paper/role-cook.html"])
    assert "献立を決めて作ります。" in site.search["ja"].entries["roles/cook.html"].text
    table, book = outputs["roles/duties.ja.csv"], outputs["roles/duties.ja.xlsx"]
    assert isinstance(table, bytes)
    assert "手順書どおりに作ります。" in table.decode()
    assert isinstance(book, bytes)
    cells = [cell.value for row in load_workbook(BytesIO(book)).worksheets[0].iter_rows() for cell in row]
    assert "手順書どおりに作ります。" in cells
