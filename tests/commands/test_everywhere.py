"""Every command works whatever the terminal's encoding is and whichever extras are installed, and never ends in a traceback."""

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.__main__ import COMMANDS, main
from generator.assessment.saved import FORMAT, VERSION
from generator.paper.press import Printed
from tests.support.checkout import ROOT
from tests.support.small_playbook import copy_small_playbook

FOLDER = "台所–🍳"
"""Letters that neither Windows-31J nor Windows-1252 has, or only one of them."""
CALLS = {
    "assess": ["assess", "answers.json"],
    "check": ["check"],
    "codes": ["codes", "--lang", "ja"],
    "compare": ["compare", "answers.json", "later.json"],
    "merge": ["merge", "answers.json", "later.json"],
    "new": ["new", f"new {FOLDER}"],
    "pack": ["pack", "site", f"{FOLDER}.zip"],
    "paper": ["paper", f"paper {FOLDER}"],
    "plan": ["plan", "answers.json"],
    "schema": ["schema"],
    "translations": ["translations"],
    "write": ["write", f"write {FOLDER}"],
}
OTHER_CALLS = [
    ["translations", "--export", f"{FOLDER}.csv"],
    ["translations", "--export", f"{FOLDER}.xlf"],
    ["translations", "--import", f"{FOLDER}.csv"],
    ["translations", "--confirm"],
    ["translations", f"{FOLDER}.yaml"],
    ["check", "--format", "github"],
    ["check", "--format", "json"],
    ["assess", f"{FOLDER}.json"],
]
WITHOUT_EXTRAS = """
import json, sys
for tool in json.loads(sys.argv[1]):
    sys.modules[tool] = None
from click.testing import CliRunner
from generator.__main__ import main
told = [CliRunner().invoke(main, arguments) for arguments in json.loads(sys.argv[2])]
print(json.dumps([[one.exit_code, one.output, repr(one.exception or "")] for one in told]))
"""
EXTRAS = {
    "engine": ["build", "hatchling", "pyodide_build", "pyodide_lock", "wheel"],
    "pack": ["brotli", "cyclonedx", "packageurl"],
    "paper": ["playwright", "pypdf"],
}
"""The modules that each extra brings, and nothing else does."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with content, answers and a site, in letters of many kinds."""
    folder = tmp_path / FOLDER
    copy_small_playbook(folder / "content")
    path = folder / "content/roles/cook.yaml"
    text = path.read_text("utf-8").replace("en: Cook}", "en: 'Cook – 🍳 “chef”'}")
    path.write_text(text.replace("ja: 調理担当", "ja: 調理担当–🍳"), "utf-8")
    (folder / "site").mkdir()
    for name in ("answers", "later"):
        answers = {
            "format": FORMAT,
            "version": VERSION,
            "assessment": "readiness",
            "answers": {},
            "by": f"{FOLDER} {name}",
        }
        (folder / f"{name}.json").write_text(json.dumps(answers), "utf-8")
    return folder


def test_every_command_is_called() -> None:
    """A new command is tried as well."""
    assert CALLS.keys() == COMMANDS.keys()


@pytest.mark.thorough
@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize("encoding", ["cp932", "cp1252", "ascii"])
def test_terminal_that_lacks_letters(project: Path, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    """What cannot be shown is a question mark: no command fails for it."""
    monkeypatch.chdir(project)
    monkeypatch.setattr("generator.hosting.pack.write_pack", lambda *_: (1, 2))
    monkeypatch.setattr("generator.commands.paper.print_papers", lambda _, folder: [Printed(folder / FOLDER, 1)])
    runner = CliRunner(charset=encoding)
    for arguments in (*CALLS.values(), *OTHER_CALLS, *([name, "--help"] for name in COMMANDS)):
        told = runner.invoke(main, ["--content", str(project / "content"), *arguments])
        assert isinstance(told.exception, SystemExit | None), (arguments, told.exception)


@pytest.mark.parametrize("encoding", ["cp932", "cp1252"])
def test_redirected_output(project: Path, encoding: str) -> None:
    """The same as Windows starts it with a redirection: the letters that there are arrive."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "translations", "roles/cook.yaml"]
    told = subprocess.run(command, cwd=project, env=environment, capture_output=True, check=False)
    assert (told.returncode, told.stderr) == (0, b"")
    shown = told.stdout.decode(encoding)
    assert "調理担当??" in shown if encoding == "cp932" else "Cook – ? “chef”" in shown


def test_without_extras(project: Path) -> None:
    """Only what needs an extra is refused, with the extra that is missing; help and version need none."""
    calls = [[], ["--help"], ["--version"], *CALLS.values(), *([name, "--help"] for name in COMMANDS)]
    tools = [tool for extra in EXTRAS.values() for tool in extra]
    command = [sys.executable, "-c", WITHOUT_EXTRAS, json.dumps(tools), json.dumps(calls)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=True)
    told = {tuple(call): result for call, result in zip(calls, json.loads(done.stdout), strict=True)}
    for call, (_, _, exception) in told.items():
        assert exception in ("''", *(f"SystemExit({code})" for code in (0, 1, 2))), (call, exception)
    for name, extra in (("pack", "pack"), ("paper", "paper")):
        code, output, _ = told[tuple(CALLS[name])]
        assert code == 1
        assert f'pip install "playbook-generator[{extra}]"' in output
    needs_none = COMMANDS.keys() - {"pack", "paper", "write", "plan"}
    assert {name: told[tuple(CALLS[name])][0] for name in needs_none} == dict.fromkeys(needs_none, 0)
    assert told[("--help",)][0] == 0
    assert all(told[(name, "--help")][0] == 0 for name in COMMANDS)
    assert told[("--version",)][1] == f"playbook, version {version('playbook-generator')}\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--content", "nowhere", "check"], 1),
        (["check", "--formt", "json"], 2),
        (["nothing"], 2),
        (["compare", "answers.json"], 2),
        (["assess", "answers.json", "--lang", "fr"], 2),
        (["assess", "none.json"], 1),
        (["schema", "answers.json"], 2),
        (["schema", "answers.json/below"], 1),
        (["new", "content"], 1),
        (["new", "answers.json/below"], 1),
        (["plan", "answers.json", "-o", "nowhere/plan.csv"], 1),
        (["write", "answers.json/below"], 1),
        (["--overlay", "nowhere", "check"], 2),
    ],
)
@pytest.mark.usefixtures("no_engine")
def test_exit_codes(project: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int) -> None:
    """Wrong arguments are 2, anything else that fails is 1; both are a sentence."""
    monkeypatch.chdir(project)
    told = CliRunner().invoke(main, arguments)
    assert told.exit_code == code, told.output
    assert isinstance(told.exception, SystemExit), told.exception
    assert told.output.strip()


def test_a_pipe_that_closes_is_no_error(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`playbook … | head` ends quietly."""
    monkeypatch.chdir(project)

    def closed(*_: object, **__: object) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(click, "echo", closed)
    told = CliRunner().invoke(main, ["translations"])
    assert (told.exit_code, told.stderr) == (1, "")
