"""Wordings put into a file that an author wrote: in its style, and nothing else changes."""

from pathlib import Path

import pytest
import yaml

from generator.document import read
from generator.translations.scalars import rewrite
from generator.translations.texts import texts
from tests.support.checkout import ROOT

WRITTEN = """\
# A comment  with its own spaces
title:   {ja: 役割,  en: Role }   # a remark
quoted: {ja: 'それは', en: "It's"}
block:
  ja: >-
    一行の文
  en: >-
    A sentence that goes on for
    more than one line.

# Between
literal:
  en: |
    First.
    Second.
  ja: 二行
plain:
    ja: もの
    en: Thing # said twice
list:
- {ja: 甲, en: First, }
- ja: 乙
  en: Second
"""


@pytest.mark.parametrize(
    ("key", "wording", "old", "new"),
    [
        ("title", "A role", "en: Role }", "en: A role }"),
        ("title", "Role: who", "en: Role }", "en: 'Role: who' }"),
        ("title", "a, b", "en: Role }", "en: 'a, b' }"),
        ("title", "12", "en: Role }", "en: '12' }"),
        ("title", "true", "en: Role }", "en: 'true' }"),
        ("title", "it's {n}", "en: Role }", "en: 'it''s {n}' }"),
        ("title", "two\nlines", "en: Role }", 'en: "two\\nlines" }'),
        ("quoted", 'a "b" \\', '"It\'s"', '"a \\"b\\" \\\\"'),
        ("block", "Short.", "A sentence that goes on for\n    more than one line.", "Short."),
        (
            "block",
            "Other words: # longer than **one** line can be.",
            "A sentence that goes on for\n    more than one line.",
            "Other words: # longer than\n    **one** line can be.",
        ),
        ("block", "One.\nTwo.", "A sentence that goes on for\n    more than one line.", "One.\n\n    Two."),
        ("literal", "Only.\n", "First.\n    Second.", "Only."),
        ("plain", "Other thing", "en: Thing # said", "en: Other thing # said"),
        ("plain", "Thing #2: yes", "en: Thing # said", "en: 'Thing #2: yes' # said"),
        ("plain", "* star", "en: Thing # said", "en: '* star' # said"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_one_scalar(key: str, wording: str, old: str, new: str, newline: str) -> None:
    """The scalar is written as the old one was if it can be, else in quotes; the rest stays byte for byte."""
    written, old, new = (text.replace("\n", newline) for text in (WRITTEN, old, new))
    assert written.count(old) == 1
    rewritten = rewrite(written, "en", {(key,): wording})
    assert rewritten == written.replace(old, new)
    assert yaml.safe_load(rewritten)[key]["en"] == wording


def test_several_scalars() -> None:
    """Longer and shorter wordings do not move one another, in lists too."""
    rewritten = rewrite(
        WRITTEN, "ja", {("list", 1): "二番目", ("title",): "役", ("list", 0): "一番目、", ("plain",): "物"}
    )
    expected = WRITTEN
    for old, new in (("乙", "二番目"), ("役割", "役"), ("甲", "一番目、"), ("もの", "物")):
        expected = expected.replace(f"ja: {old}", f"ja: {new}")
    assert rewritten == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a: {ja: 役割}\nb: 1\n", "a: {ja: 役割, en: New}\nb: 1\n"),
        ("a:\n  ja: 役割 # so\nb: 1\n", "a:\n  ja: 役割 # so\n  en: New\nb: 1\n"),
        ("a:\n  ja: 役割", "a:\n  ja: 役割\n  en: New\n"),
        (
            "a:\r\n  ja: >-\r\n    役割\r\n\r\nb: 1\r\n",
            "a:\r\n  ja: >-\r\n    役割\r\n  en: >-\r\n    New\r\n\r\nb: 1\r\n",
        ),
    ],
)
def test_missing_language(written: str, expected: str) -> None:
    """A wording that is not there yet is written below or behind the others, as they are written."""
    assert rewrite(written, "en", {("a",): "New"}) == expected


@pytest.mark.parametrize(
    "file", ["interface.yaml", "sources.yaml", "roles/strategy.yaml", "assessments/organisation.yaml"]
)
@pytest.mark.parametrize("wording", ['**It\'s** "new": {x} & 日本語、🙂 #1 ' * 9 + "end", "- [x](y): 'z'", "9"])
def test_every_text_of_real_files(tmp_path: Path, file: str, wording: str) -> None:
    """Whatever is written into every text of a file is read from it again, and the other language is as it was."""
    languages = ("ja", "en")
    document = read(ROOT / "content" / file, file, print)
    assert document
    before = list(texts(document, languages))
    written = (ROOT / "content" / file).read_bytes().decode()
    path = tmp_path / "file.yaml"
    path.write_bytes(rewrite(written, "en", {text.place: wording for text in before}).encode())
    changed = read(path, file, print)
    assert changed
    after = list(texts(changed, languages))
    assert [text.wordings for text in after] == [{"ja": text.wordings["ja"], "en": wording} for text in before]
    assert [line for line in path.read_text("utf-8").splitlines() if line.lstrip().startswith("#")] == [
        line for line in written.splitlines() if line.lstrip().startswith("#")
    ]
