"""Files compared and merged on the command line: what the page tells, byte for byte, and what is wrong with files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.answers_file import read_answers
from generator.load import load
from generator.report.session import Session
from tests.support.checkout import CONTENT
from tests.support.fragment import read
from tests.support.report_files import LANGUAGES, about, files
from tests.support.sample_check import saved

type Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of answers to the shipped organisation check, and gives its path."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def playbook(*arguments: str) -> Result:
    """What the command prints, with the shipped content."""
    return CliRunner().invoke(main, ["--content", str(CONTENT), *arguments])


@LANGUAGES
@pytest.mark.parametrize("command", ["compare", "merge"])
def test_command_line_tells_what_the_browser_tells(command: str, language: str, write: Write) -> None:
    """The command line's HTML is the session's, byte for byte; its data is the same in every language."""
    answers = {"company-size": "medium", "months": 14, "cover-implementation": "vacant", "gone": "x"}
    texts = [saved(answers), about({**answers, "months": 3, "people-total": 4}, by="鈴木")]
    paths = [write(f"{number}.json", text) for number, text in enumerate(texts, start=1)]
    material, _ = read_answers(list(map(Path, paths)), load(CONTENT))
    there = json.loads(getattr(Session(material, language), command)(files(*texts)))
    told = playbook(command, *paths, "--lang", language, "--format", "html")
    assert told.stdout_bytes.decode() == there["html"]
    data = [playbook(command, *paths, "--lang", one, "--format", "json").stdout for one in ("ja", "en")]
    assert data[0] == data[1]
    assert "answers" in json.loads(data[0])


@pytest.mark.parametrize("command", ["compare", "merge"])
def test_text(command: str, write: Write) -> None:
    """Without a format everything comes as plain text: each section, each table's lines, no marks."""
    paths = [write("a.json", saved({"months": 14})), write("b.json", saved({"months": 3}))]
    told = playbook(command, *paths)
    assert told.exit_code == 0
    html = read(playbook(command, *paths, "--format", "html").stdout)
    for heading in (*html.all("h3"), *html.all("summary")):
        assert f"\n## {heading.text}\n" in told.stdout
    assert "3か月" in told.stdout
    assert "<" not in told.stdout


@pytest.mark.parametrize("command", ["compare", "merge"])
def test_bad_files_on_the_command_line(command: str, write: Write, tmp_path: Path) -> None:
    """Every file that cannot be used is named in a line of its own, all at once."""
    paths = [
        write("sound.json", saved({})),
        write("cp932.json", "「」".encode("cp932")),
        write("large.json", b" " * 4_000_000),
        write("deep.json", "[" * 9 + "]" * 9),
        write("fit.json", saved({}).replace('"organisation"', '"fit"')),
        write("twice.json", '{"a": 1, "a": 2}'),
        str(tmp_path / "none.json"),
    ]
    told = playbook(command, *paths)
    assert (told.exit_code, told.stdout) == (1, "")
    lines = told.stderr.removeprefix("Error: ").splitlines()
    assert [line.partition(": ")[0] for line in lines] == paths[1:]
    for line, reason in zip(
        lines,
        ("UTF-8", "is larger than", "at most 8", "holds answers to 'fit'", "'a' twice", "No such file"),
        strict=True,
    ):
        assert reason in line


def test_one_file_is_none_to_compare(write: Write) -> None:
    """Comparing takes two files."""
    told = playbook("compare", write("a.json", saved({})))
    assert (told.exit_code, "Error: compare needs at least 2 files\n" in told.stderr) == (2, True)
