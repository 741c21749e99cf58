"""`playbook translations`, from an author's change to the page that tells of it, and a translator's file there and back."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.browser import Engine
from generator.build import build
from generator.load import load
from tests.support.checkout import ROOT

STALE = re.compile(r"^(\S+?):\d+:\d+: (\S+): en stale: ", re.MULTILINE)


def run(content: Path, *arguments: str) -> Result:
    """What the command does."""
    return CliRunner().invoke(main, ["--content", str(content), "translations", *arguments])


def files(folder: Path) -> dict[str, bytes]:
    """The bytes of every content file."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}


def replace(path: Path, old: str, new: str) -> None:
    """Change a text that a file has once."""
    text = path.read_bytes().decode()
    assert text.count(old) == 1, (path, old)
    path.write_bytes(text.replace(old, new).encode())


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages be written without an engine."""
    (tmp_path / "engine").mkdir()
    monkeypatch.setattr("generator.build.find_engine", lambda *_: Engine("0", "0", (), tmp_path / "engine"))


def pages_that_tell(content: Path) -> dict[str, str]:
    """The pages that tell their readers of stale texts, with what they tell."""
    told = {}
    for output in build(content).outputs:
        if isinstance(output.content, str) and (
            note := re.search(r"<div[^>]*data-stale>.*?</div>", output.content, re.DOTALL)
        ):
            told[output.path] = note[0]
    return told


def test_shipped_content_is_confirmed() -> None:
    """Nothing is missing, new or stale in what is shipped; after a change run `playbook translations --confirm`."""
    told = run(ROOT / "content")
    assert told.exit_code == 0
    _, texts, right, *others = told.stdout.splitlines()[-1].split()
    assert (right, others) == (texts, ["0", "0", "0"]), told.stdout


@pytest.mark.usefixtures("pages")
def test_one_changed_source(tmp_path: Path) -> None:
    """One Japanese text changed makes exactly that text stale, on the command line and on the English pages that show it."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    assert pages_that_tell(content) == {}
    replace(content / "roles/implementation.yaml", "ja: MA・SFAツールの設定", "ja: MAとSFAの設定")
    told = run(content)
    assert STALE.findall(told.stdout) == [("roles/implementation.yaml", "duties.tool-setup.title")]
    notes = pages_that_tell(content)
    assert {"en/roles/implementation.md", "en/self-check/organisation.md"} <= notes.keys()
    assert all(
        (path.startswith("en/") or path.endswith("-both.html")) and "<li>MA and SFA tool set-up</li>" in note
        for path, note in notes.items()
    )
    assert 'href="../../roles/implementation.html" hreflang="ja"' in notes["en/roles/implementation.md"]
    assert "en/cases/index.md" not in notes
    assert run(content, "--confirm", "roles/implementation.yaml").stdout == "Translations confirmed: 1\n"
    assert pages_that_tell(content) == {}


@pytest.mark.usefixtures("pages")
def test_stale_texts_of_entries_that_stand_for_many(content: Path) -> None:
    """A question for each role is told as readers see it, on the page it is on, the one that explains it, and their papers."""
    assert run(content, "--confirm").exit_code == 0
    replace(content / "assessments/readiness.yaml", "'{role:$role}はいますか。'", "'{role:$role}はいる？'")
    notes = pages_that_tell(content)
    assert notes.keys() == {
        "en/self-check/readiness.md",
        "en/method.md",
        "en/paper/form-readiness.html",
        "en/paper/book.html",
    }
    assert "<li>Is there a Cook?</li>" in notes["en/self-check/readiness.md"]


def test_missing_translation(content: Path) -> None:
    """A text in one language only stops the build by key, and is listed with what else is to do."""
    replace(content / "roles/cook.yaml", "title: {ja: 調理担当, en: Cook}", "title: {ja: 調理担当}")
    told = run(content, "roles/cook.yaml")
    assert "roles/cook.yaml:2:1: title: en missing: " in told.stdout
    checked = CliRunner().invoke(main, ["--content", str(content), "check"])
    assert checked.exit_code == 1
    assert "error[missing-wording]: title: has no wording in en\n --> roles/cook.yaml:2:1\n" in checked.stdout


@pytest.mark.parametrize("form", ["csv", "xlf"])
def test_translator_does_nothing(content: Path, tmp_path: Path, form: str) -> None:
    """A file that comes back as it went changes no byte of the content."""
    before = files(content)
    path = tmp_path / f"all.{form}"
    sent = run(content, "--all", "--export", str(path))
    back = run(content, "--import", str(path))
    written, unchanged = back.stdout.splitlines()
    assert (back.exit_code, written) == (0, "Translations written: 0, in files: 0")
    count = re.findall(r"\d+$", sent.stdout.strip())
    assert re.findall(r"unchanged and not confirmed: (\d+)\. Where one is right, ", unchanged) == count
    assert files(content) == before
    assert not (content / "translations.json").exists()


@pytest.mark.parametrize("form", ["csv", "xlf"])
def test_translations_come_back(content: Path, tmp_path: Path, form: str) -> None:
    """What was translated stands in the YAML and is right, what is broken is refused, and nothing else changes."""
    replace(content / "roles/cook.yaml", "title: {ja: 調理担当, en: Cook}", "title: {ja: 調理担当}")
    before = files(content)
    path = tmp_path / f"parcel.{form}"
    assert run(content, "roles/cook.yaml", "assessments/readiness.yaml", "--export", str(path)).exit_code == 0
    sent = path.read_bytes().decode()
    if form == "csv":
        back = sent.replace("調理担当,\r\n", "調理担当,The cook\r\n").replace(
            "Is there a {role:$role}?", "Is there one?"
        )
    else:
        back = sent.replace('<target state="needs-translation" />', '<target state="translated">The cook</target>')
        back = re.sub(r"Is there a <ph.*?\?<", "Is there one?<", back)
    path.write_bytes(back.replace("What do you serve?", "What is on the menu?").encode())
    told = run(content, "--import", str(path))
    assert told.exit_code == 1
    assert told.stdout.startswith("Translations written: 2, in files: 2\n")
    assert told.stderr.removeprefix("row 14: ") == (
        "assessments/readiness.yaml#questions.cover-$role.text: lacks $role, role:role. Left as it was.\n"
    )
    after = files(content)
    for file, old, new in (
        ("roles/cook.yaml", "調理担当}", "調理担当, en: The cook}"),
        ("assessments/readiness.yaml", "What do you serve?", "What is on the menu?"),
    ):
        assert after.pop(file).decode() == before.pop(file).decode().replace(old, new)
    assert after == before
    assert load(content)
    listed = run(content, "roles/cook.yaml").stdout
    assert " title: " not in listed


def test_source_that_changed_meanwhile(content: Path, tmp_path: Path) -> None:
    """A translation of what the source was is taken, and stays stale."""
    assert run(content, "--confirm").exit_code == 0
    path = tmp_path / "all.csv"
    run(content, "--all", "--export", str(path))
    replace(content / "roles/cook.yaml", "調理担当", "料理人")
    path.write_bytes(path.read_bytes().replace(b",Cook\r\n", b",Chef\r\n"))
    assert run(content, "--import", str(path)).exit_code == 0
    assert "en: Chef" in (content / "roles/cook.yaml").read_text("utf-8")
    assert STALE.findall(run(content).stdout) == [("roles/cook.yaml", "title")]


def test_nothing_is_written_that_does_not_load(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else a translation breaks: if the content would have a new problem, every file stays as it was."""
    monkeypatch.setattr("generator.translations.intake.losses", lambda *_: ())
    path = tmp_path / "all.csv"
    run(content, "--all", "--export", str(path))
    path.write_bytes(path.read_bytes().replace(b",Cook\r\n", b",{role:nobody}\r\n"))
    before = files(content)
    told = run(content, "--import", str(path))
    assert told.exit_code == 1
    assert "Nothing was written." in told.stderr
    assert "roles/cook.yaml:2:" in told.stderr
    assert files(content) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--lang", "fr"), "texts are translated into en"),
        (("roles/nobody.yaml",), "is no file with texts in"),
        (("--export", "parcel.doc"), "must end in .csv, .xlf, .xliff"),
        (("--import", "x.csv", "--confirm"), "only one of --confirm, --export and --import"),
        (("--import", "x.csv", "roles/host.yaml"), "leave out FILES"),
        (("--all",), "--all needs --export"),
    ],
)
def test_wrong_use(content: Path, arguments: tuple[str, ...], told: str) -> None:
    """Wrong arguments are a sentence and exit code 2."""
    result = run(content, *arguments)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


@pytest.mark.parametrize("arguments", [("--import", "nowhere/x.csv"), ("--export", "nowhere/x.csv")])
def test_file_that_is_not_there(content: Path, arguments: tuple[str, ...]) -> None:
    """A file that cannot be read or written is a sentence and exit code 1."""
    result = run(content, *arguments)
    assert (result.exit_code, result.stderr) == (1, "Error: nowhere/x.csv: No such file or directory\n")
