"""The forms in which problems are printed. What each code is told as stands in `cases/told`."""

import json
from pathlib import Path

import pytest
from click import unstyle

from generator.author_language import surroundings
from generator.catalogue import codes, level, template
from generator.commands.codes import reference
from generator.diagnostics import as_github, as_json, as_text
from generator.layers import Layers
from generator.problems import MOST_TOLD, ContentError, Problem, in_order
from tests.support.command_line import run, spoil


def shown(line: str, column: int, folder: Path) -> tuple[str, str]:
    """A source line, and the line with the caret below it, as they are told."""
    (folder / "x.yaml").write_text(line, "utf-8", newline="")
    told = unstyle(as_text([Problem.at("x.yaml", (1, column), "", "tab")], Layers(folder), "en")).splitlines()
    return told[2].removeprefix("1 | "), told[3].removeprefix("  | ")


@pytest.mark.parametrize(
    ("line", "column", "before"),
    [
        ("a: b", 4, 3),
        ("役割: b", 5, 6),
        ("ﾔｸ: b", 5, 4),
        ("か\u3099: b", 4, 3),
        ("\u3000a: b", 2, 2),
        ("\ta: b", 2, 1),
        ("a: \u202eb", 5, 4),
    ],
)
def test_caret_stands_below_its_place(line: str, column: int, before: int, tmp_path: Path) -> None:
    """Full-width letters count two columns, marks upon letters none, and nothing that is shown moves other letters."""
    source, caret = shown(line, column, tmp_path)
    assert caret == " " * before + "^"
    assert "\u202e" not in source
    assert "\t" not in source


def test_long_lines_are_shown_around_the_place(tmp_path: Path) -> None:
    """The caret is on the screen, below the letter it means, also far out in a line of prose."""
    source, caret = shown("文" * 300 + "X" + "文" * 300, 301, tmp_path)
    assert len(caret) < 70
    before = source.partition("X")[0]
    assert sum(1 if letter == "…" else 2 for letter in before) == len(caret) - 1


def test_more_than_fifty_are_counted(tmp_path: Path) -> None:
    """People are told the first, and how many more there are; programs are told all."""
    problems = [Problem.at("x.yaml", (line, 1), "", "tab") for line in range(1, MOST_TOLD + 4)]
    for told in (
        as_text(problems, Layers(tmp_path), "en"),
        as_github(problems, Layers(tmp_path), "en"),
        ContentError(problems).told(),
    ):
        assert "+3 more" in told
        assert f"x.yaml:{MOST_TOLD + 1}" not in told
    assert len(json.loads(as_json(problems, Layers(tmp_path), "en"))) == MOST_TOLD + 3


def test_order_does_not_rest_on_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Problems at one place are told in the order of their codes, whatever the catalogue says of them."""
    problems = [Problem.at("x.yaml", (1, 1), "", code) for code in ("tag", "anchor", "merge-key", "tab")]
    before = in_order(problems)
    monkeypatch.setattr("generator.problems.word", lambda code, *_: "".join(reversed(code)))
    assert in_order(problems) == before
    assert [one.code for one in before] == ["anchor", "merge-key", "tab", "tag"]


def test_github(content: Path) -> None:
    """Workflow commands with the path from where the command was run; signs that end a part of them are escaped."""
    spoil(content)
    told = run(content, "check", "--format", "github", "--lang", "en")
    assert told.returncode == 1
    assert told.stdout.splitlines()[1] == (
        f"::error file={content.as_posix()}/site.yaml,line=10,col=1,title=unknown-key::"
        "udpated: is no key known here. Did you mean 'updated'?"
    )
    problem = Problem.at("a,b.yaml", (1, 2), "", "tag")
    assert "file=50%25%3A/a%2Cb.yaml" in as_github([problem], Layers(Path("50%:")), "en")


def test_warnings_are_told_and_are_no_failure(content: Path) -> None:
    """Sound content with something odd in it: told in every form, exit code 0."""
    path = content / "glossary.yaml"
    path.write_text(path.read_text("utf-8").replace("{ja: 当番表, en: Rota}", "{ja: 当番表é, en: Rota}"), "utf-8")
    text = run(content, "check", "--lang", "en")
    assert (text.returncode, text.stderr) == (0, "")
    assert text.stdout.startswith("warning[odd-letters]: ")
    assert "\n1 warning in the content\nThe content is sound: " in text.stdout
    assert "::warning file=" in run(content, "check", "--format", "github").stdout
    assert [one["code"] for one in json.loads(run(content, "check", "--format", "json").stdout)] == ["odd-letters"]


def test_language_of_the_author() -> None:
    """Japanese where the environment says so, by the variables in the order in which they count."""
    assert surroundings({"LANG": "ja_JP.UTF-8"}) == "ja"
    assert surroundings({"LANG": "C.UTF-8"}) == "en"
    assert surroundings({"LC_ALL": "en_GB.UTF-8", "LANG": "ja_JP.UTF-8"}) == "en"
    assert surroundings({"LC_ALL": "", "LC_MESSAGES": "ja_JP", "LANG": "en_GB"}) == "ja"


def test_check_in_japanese(content: Path) -> None:
    """The same problems, told in Japanese, also for programs."""
    spoil(content)
    told = run(content, "check", "--lang", "ja").stdout
    assert 'エラー[not-a-number]: order: "two"は整数ではありません' in told
    assert told.endswith("内容にエラー2件があります\n")
    assert json.loads(run(content, "check", "--format", "json", "--lang", "ja").stdout)[1]["help"] == (
        "もしかして：'updated'"
    )


@pytest.mark.parametrize("language", ["en", "ja"])
def test_reference_of_codes(language: str, content: Path) -> None:
    """`playbook codes` has a section with title, level, message and help for every code."""
    told = run(content, "codes", "--lang", language).stdout
    assert told == reference(language)
    assert told.count("\n## `") == len(codes())
    for code in codes():
        section = told.partition(f"## `{code}`\n")[2].partition("\n## ")[0]
        assert template(code, "title", language) in section
        assert ({"ja": "警告", "en": "warning"}[language] in section) == (level(code) == "warning")
