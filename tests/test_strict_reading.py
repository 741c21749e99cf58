"""What is refused, or warned of, while a file is read: input, code, line and column. Wordings are in `cases/content`."""

from pathlib import Path

import pytest

from generator.document import MOST_BYTES, MOST_VALUES, read
from generator.problems import Problem
from generator.scalar import MOST_CHARACTERS

CORPUS: tuple[tuple[str | bytes, str, int, int], ...] = (
    # The file as a whole
    ("", "empty-file", 1, 1),
    ("# later\n", "empty-file", 1, 1),
    ("text", "not-a-mapping", 1, 1),
    ("- a\n", "not-a-mapping", 1, 1),
    ("a: b\n---\nc: d\n", "second-document", 2, 1),
    ("#" * (MOST_BYTES + 1), "too-large", 1, 1),
    # Encodings
    ("a: b\nc: 日本\n".encode("cp932"), "other-encoding", 2, 4),
    ("a: ｱｲｳ と日本語\n".encode("cp932"), "other-encoding", 1, 4),
    ("a: 体制の診断\n".encode("euc_jp"), "other-encoding", 1, 4),
    ("a: 体制の診断\n".encode("iso2022_jp"), "other-encoding", 1, 4),
    ("a: b\n".encode("utf-16"), "other-encoding", 1, 1),
    ("a: b\n".encode("utf-16-be"), "control-character", 1, 1),
    ("a: b\n".encode("utf-32"), "other-encoding", 1, 1),
    (b"a: caf\xe9\n", "encoding", 1, 7),
    ("ja: ﾃｽ\n".encode("cp932"), "odd-letters", 1, 5),
    ("ja: café\n", "odd-letters", 1, 5),
    # Characters
    ("a: b\n\tc: d\n", "tab", 2, 1),
    ("a:\tb\n", "tab", 1, 3),
    ("a: b\t# c\n", "tab", 1, 5),
    ("a: \x00\n", "control-character", 1, 4),
    ("a: 日\x7f本\n", "control-character", 1, 5),
    ("a: 'b\u2028c'\n", "control-character", 1, 6),
    ('a: "C:\\temp"\n', "escaped-character", 1, 4),
    ('a: "\\0"\n', "escaped-character", 1, 4),
    ('a: "\\u2066"\n', "escaped-character", 1, 4),
    ('a: "\\ud800"\n', "unknown-escape", 1, 7),
    ("a: 日本\u202eabc\n", "text-direction", 1, 6),
    ("a: 日\u200b本\n", "zero-width", 1, 5),
    ("a\u200b: b\n", "zero-width", 1, 2),
    ("a: b\n\ufeffc: d\n", "zero-width", 2, 1),
    ("a: x\n\u3000b: c\n", "full-width-space", 2, 1),
    ("a:\n  \u3000b: c\n", "full-width-space", 2, 3),
    ("a\u3000b: c\n", "full-width-space", 1, 2),
    ("a:\u3000b\nc: d\n", "full-width-space", 1, 3),
    ("a:\n  -\u3000b\n", "full-width-dash", 2, 3),
    ("a: x\n\u00a0b: c\n", "no-break-space", 2, 1),
    *(
        (template.format(space), code, line, column)
        for space, code in (("\u2003", "odd-space"), ("\u202f", "odd-space"), ("\u00a0", "no-break-space"))
        for template, line, column in (
            ("a:\n{0}{0}b: c\n", 2, 1),
            ("a:\n{0}{0}- b\n", 2, 1),
            ("a{0}: b\n", 1, 2),
            ("a:{0}b\n", 1, 3),
            ("a:\n  -{0}b\n", 2, 4),
            ("a: 2{0}\n", 1, 5),
            ("a: {0}2\n", 1, 4),
            ("a: cook{0}\n", 1, 8),
            ("a: {{ja: x,{0}en: y}}\n", 1, 11),
            ("a: {{ja{0}: x, en: y}}\n", 1, 7),
            ("a: b{0}# c\n", 1, 5),
        )
    ),
    ("a:\n\u3000\u3000b: c\n", "full-width-space", 2, 1),
    ("a: 2\u3000\n", "full-width-space", 1, 5),
    ("a: \u3164\n", "zero-width", 1, 4),
    ("a：1\n", "full-width-colon", 1, 2),
    ("a：1\nb: c\n", "full-width-colon", 1, 2),
    ("a:\n  b：1\n  c: d\n", "full-width-colon", 2, 4),
    ("a:\n  － b\n  － c\n", "full-width-dash", 2, 3),
    ("a:\n  - b\n－ c\n", "full-width-dash", 3, 1),
    ("a:\n  – b\n", "full-width-dash", 2, 3),
    ("a: {ja: 調理，en: x}\n", "full-width-sign", 1, 11),
    ("a: {ja: 調理、 en: x}\n", "full-width-sign", 1, 11),
    ("a: {ja: 調理，en： x}\n", "full-width-sign", 1, 11),
    ("a: ｛ja: x, en: y｝\n", "full-width-sign", 1, 4),
    ("a: {ja: x, en: y｝\n", "full-width-sign", 1, 17),
    ("a: {ja： x, en: y}\n", "full-width-colon", 1, 7),
    ("a:\n  - {id: b，title: c}\n", "full-width-sign", 2, 11),
    # Quotes
    ("a: “x: y”\n", "smart-quotes", 1, 4),
    ("a: {ja: “x: y”, en: z}\n", "smart-quotes", 1, 9),
    ("a: {en: “MA”}\n", "curly-quotes", 1, 9),
    ("a: ‘2026.1’\n", "curly-quotes", 1, 4),
    ("a: ＂MA＂\n", "curly-quotes", 1, 4),
    ("a: ’x’\n", "curly-quotes", 1, 4),
    ("a: x: y\n", "second-colon", 1, 5),
    ("a: b\n  c: d\n", "second-colon", 2, 4),
    ("a: 'b\n\n\n", "unclosed-quote", 1, 4),
    ('a: "b\n\n\n', "unclosed-quote", 1, 4),
    ("a: 'b\nc: 'd'\n", "unclosed-quote", 1, 4),
    ("a:\n  - 'b\n  - 'c'\n", "unclosed-quote", 2, 5),
    ('a: "必須"の項目\n', "text-after-quote", 1, 8),
    ('a: "C:\\path"\n', "unknown-escape", 1, 7),
    ("a: [必須] 説明\n", "needs-quotes", 1, 4),
    ("a: {role:x}の\n", "no-value", 1, 11),
    ("a: **bold** x\n", "needs-quotes", 1, 4),
    ("a: *太字\n", "needs-quotes", 1, 4),
    ("a: *bold*\n", "needs-quotes", 1, 4),
    ("a: &太 b\n", "needs-quotes", 1, 4),
    ("a: `code`\n", "needs-quotes", 1, 4),
    ("a: @x\n", "needs-quotes", 1, 4),
    ("a: > 10\n", "needs-quotes", 1, 4),
    ("a: | x\n", "needs-quotes", 1, 4),
    ("a: %x\n", "needs-quotes", 1, 4),
    ("a:\n  - ]x\n", "needs-quotes", 2, 5),
    ("a: , x\n", "needs-quotes", 1, 4),
    ("a: ? x\n", "needs-quotes", 1, 4),
    ("a: {b: 'c'd}\n", "text-after-quote", 1, 11),
    # Brackets, comments, indentation
    ("a: {ja: x, en: y\nb: c\n", "unclosed-bracket", 1, 4),
    ("a: [x, y\n", "unclosed-bracket", 1, 4),
    ("a: {ja: 一番 #1, en: y}\nb: c\n", "hash-in-text", 1, 12),
    ("a: 一番 #二番\n", "comment-cuts-text", 1, 7),
    ("a: 一番 # 二番\n", "comment-cuts-text", 1, 7),
    ("a: b #1\n", "comment-cuts-text", 1, 6),
    ("a:\n  b: c\n d: e\n", "indentation", 3, 2),
    ("a:\n  - b\n  c: d\n", "indentation", 3, 3),
    ("a: - b\n", "list-behind-key", 1, 4),
    ("a: 1\nkey\nb: c\n", "no-colon", 2, 1),
    ("a: {,b: c}\n", "yaml-syntax", 1, 5),
    ("a: !<x\n", "needs-quotes", 1, 4),
    ("%TAG\n", "needs-quotes", 1, 1),
    # What YAML can and content does not need
    ("a: {b: &x {}}\n", "anchor", 1, 8),
    ("a: [*x]\n", "anchor", 1, 5),
    ("a: &anchor text\n", "anchor", 1, 4),
    ("<<: {a: b}\n", "merge-key", 1, 1),
    ("a:\n  - !!set {b: c}\n", "tag", 2, 5),
    ("a: !!python/object/apply:os.system ['true']\n", "tag", 1, 4),
    ("a: ! b\n", "tag", 1, 4),
    ("? {b: c}\n: d\n", "key-not-text", 1, 3),
    ("a: 1\nb: {a: 1, a: 2}\n", "duplicate-key", 2, 11),
    ("が: 1\nか\u3099: 2\n", "duplicate-key", 2, 1),
    ("a: ~\n", "no-value", 1, 4),
    ("a: null\n", "no-value", 1, 4),
    ("a:\n", "no-value", 1, 3),
    ("a: {en: first, then second}\n", "no-value", 1, 27),
    # Bounds
    ("a: " + "[" * 900, "too-deep", 1, 36),
    ("a: " + "[" * 100_000, "too-deep", 1, 1003),  # the parser notices first
    ("a: " + "{a: " * 100_000, "too-deep", 1, 132),
    ("- " * 100_000, "too-deep", 1, 67),
    ("a: " + "b" * (MOST_CHARACTERS + 1), "text-too-long", 1, 4),
    ("a: [" + "b," * MOST_VALUES + "]", "too-many-values", 1, 2 * MOST_VALUES + 1),
)


@pytest.mark.parametrize(("content", "code", "line", "column"), CORPUS, ids=lambda value: str(value)[:24])
def test_corpus(content: str | bytes, code: str, line: int, column: int, tmp_path: Path) -> None:
    """Each input is one problem with its place, and is read no further if that is an error."""
    path = tmp_path / "x.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    problems: list[Problem] = []
    document = read(path, "x.yaml", problems.append)
    assert [(one.code, one.line, one.column) for one in problems] == [(code, line, column)]
    assert (document is None) == (problems[0].level == "error")


def test_one_reading_tells_all(tmp_path: Path) -> None:
    """What does not keep the rest from being understood does not end the reading."""
    (tmp_path / "x.yaml").write_text("a: &x b\na: c\nd:\ne: !f g\nh: － i\n", "utf-8")
    problems: list[Problem] = []
    assert read(tmp_path / "x.yaml", "x.yaml", problems.append) is None
    assert [one.code for one in problems] == ["anchor", "duplicate-key", "no-value", "tag", "full-width-dash"]


@pytest.mark.parametrize(
    "text",
    [
        "a: b # why\n",
        "a: 3 # 三番目\n",
        "a: '一番' # 二番\n",
        "a: # 理由\n  b: c\n",
        "ja: µmではなく×3\n",
        "a: C#を使う\n",
        "a: “必須”の項目\n",
        "a: '“全体”'\n",
        "ja: 5\u00a0°Cと1\u202f000、全角\u3000空白\n",
        "a: {ja: '調理，en: x', en: y}\n",
    ],
)
def test_what_is_meant(text: str, tmp_path: Path) -> None:
    """Ordinary comments and signs are nobody's fault; a letter of Greek or Latin in Japanese is told and kept."""
    (tmp_path / "x.yaml").write_text(text, "utf-8")
    problems: list[Problem] = []
    assert read(tmp_path / "x.yaml", "x.yaml", problems.append)
    assert [one.code for one in problems] == (["odd-letters"] if "µ" in text else [])
