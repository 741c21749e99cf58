"""`playbook translations --import`: everything that can be taken, or nothing; in the content folder or in an overlay."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.layers import Layers
from generator.load import load
from generator.translations.record import FILE
from generator.translations.write_all import write_all


def run(content: Path, *arguments: str | Path, overlay: Path | None = None) -> Result:
    """What the command does."""
    above = ["--overlay", str(overlay)] if overlay else []
    return CliRunner().invoke(main, ["--content", str(content), *above, "translations", *map(str, arguments)])


def files(*folders: Path) -> dict[Path, bytes]:
    """The bytes of every file."""
    return {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def replace(path: Path, old: str, new: str) -> None:
    """Change a text that a file has once."""
    text = path.read_bytes().decode()
    assert text.count(old) == 1, (path, old)
    path.write_bytes(text.replace(old, new).encode())


@pytest.fixture
def parcel(content: Path, tmp_path: Path) -> Path:
    """The texts of one role as a table, in which the cook has become a chef."""
    path = tmp_path / "parcel.csv"
    assert run(content, "roles/cook.yaml", "--export", path).exit_code == 0
    replace(path, ",Cook\r\n", ",Chef\r\n")
    return path


@pytest.fixture
def overlay(content: Path, tmp_path: Path) -> Path:
    """An overlay with a text of its own, not translated, and one in both languages."""
    assert content
    folder = tmp_path / "ours"
    (folder / "roles").mkdir(parents=True)
    (folder / "roles/host.yaml").write_text(
        "title: {ja: 受付担当}\nduties:\n  - id: welcome\n    title: {ja: お迎え, en: Reception}\n", "utf-8"
    )
    return folder


def test_warnings_do_not_matter(content: Path, parcel: Path) -> None:
    """Content with a warning is listed, confirmed and changed as any other."""
    replace(content / "roles/cook.yaml", "ja: 調理担当", "ja: 調理担当é")
    assert load(content).warnings
    assert run(content).exit_code == 0
    assert run(content, "--import", parcel).exit_code == 0
    assert run(content, "--confirm").exit_code == 0
    assert "en: Chef" in (content / "roles/cook.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("roles/host.yaml", "order: 2", "order: two"),
        ("roles/host.yaml", "客を迎えます。", "'{role:nobody}が客を迎えます。'"),
        ("roles/host.yaml", ", en: Host}", "}"),
    ],
)
def test_old_errors_do_not_matter(content: Path, parcel: Path, file: str, old: str, new: str) -> None:
    """An import brings no error that was not there, whatever else is wrong: also where it completes the last text."""
    replace(content / file, old, new)
    told = run(content, "--import", parcel)
    assert told.exit_code == 0, told.output
    assert "en: Chef" in (content / "roles/cook.yaml").read_text("utf-8")


def test_old_errors_that_the_import_brings_to_light(content: Path, tmp_path: Path) -> None:
    """With the last missing text the content is checked further: what is found then was wrong before."""
    replace(content / "roles/host.yaml", "客を迎えます。", "'{role:nobody}が客を迎えます。'")
    replace(content / "roles/cook.yaml", "{ja: 調理担当, en: Cook}", "{ja: 調理担当}")
    path = tmp_path / "parcel.csv"
    run(content, "roles/cook.yaml", "--export", path)
    replace(path, ",調理担当,\r\n", ",調理担当,Chef\r\n")
    told = run(content, "--import", path)
    assert told.exit_code == 0, told.output
    assert "en: Chef" in (content / "roles/cook.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (",Chef\r\n", ',"Chef\r\n', "row 2: has a quotation mark that is never closed"),
        (",Chef\r\n", ",Chef, first\r\n", "row 2: has 5 cells instead of 4"),
        ("text,state,ja,en", "text,state,ja,fr", "is from ja into fr"),
    ],
)
def test_broken_file(content: Path, parcel: Path, old: str, new: str, reason: str) -> None:
    """A file that cannot be read for certain changes nothing."""
    before = files(content)
    replace(parcel, old, new)
    told = run(content, "--import", parcel)
    assert told.exit_code == 1
    assert reason in told.stderr
    assert told.stderr.endswith("Nothing was written.\n")
    assert files(content) == before


def test_refused_rows(content: Path, parcel: Path) -> None:
    """A damaged source, a lost character and a lost row are named by row; the others are written."""
    replace(parcel, ",Chef\r\n", ",Chef\ufffd\r\n")
    text = parcel.read_text("utf-8-sig").splitlines()
    cells = text[2].split(",")
    parcel.write_text("\n".join([*text[:2], ",".join([*cells[:2], "03/04/2026", "New"]), *text[3:]]), "utf-8")
    told = run(content, "--import", parcel)
    assert told.exit_code == 1
    assert [line.partition(" ")[2].split(":")[0] for line in told.stderr.splitlines()] == ["2", "3"]
    assert "has \ufffd in place of a lost character" in told.stderr
    assert 'has another source than was exported: "03/04/2026"' in told.stderr
    assert told.stdout.startswith("Translations written: 0, in files: 0\n")


@pytest.mark.parametrize("ending", ["csv", "xlf"])
def test_right_as_it_is(content: Path, tmp_path: Path, ending: str) -> None:
    """A translator can say of a stale translation that it is right; what nobody has looked at stays stale."""
    run(content, "--confirm")
    replace(content / "roles/cook.yaml", "ja: 調理担当", "ja: 料理人")
    path = tmp_path / f"stale.{ending}"
    assert run(content, "--export", path).stdout == f"Texts in {path}: 1\n"
    left = run(content, "--import", path)
    assert left.stdout.startswith("Translations written: 0, in files: 0\nTranslations unchanged and not confirmed: 1. ")
    assert " en stale: " in run(content).stdout
    text = path.read_text("utf-8")
    path.write_text(
        re.sub('(?<=,)stale(?=,)|(?<=state=")[a-z-]+', {"csv": "right", "xlf": "final"}[ending], text), "utf-8"
    )
    before = {path: data for path, data in files(content).items() if path.name != FILE}
    confirmed = run(content, "--import", path)
    assert confirmed.stdout == "Translations written: 0, in files: 0\nTranslations confirmed as they are: 1\n"
    assert " en stale: " not in run(content).stdout
    assert {path: data for path, data in files(content).items() if path.name != FILE} == before


def test_all_files_or_none(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails at the last file, which is the record, leaves every file as it was, and nothing beside them."""
    path = tmp_path / "parcel.csv"
    run(content, "--export", path)
    replace(path, ",Cook\r\n", ",Chef\r\n")
    replace(path, ",Welcomes the guests.\r\n", ",Greets the guests.\r\n")
    before = files(content)

    def fail(self: Path, target: Path) -> Path:
        if target.name == FILE:
            raise PermissionError(13, "Permission denied", str(target))
        return rename(self, target)

    rename = Path.replace
    monkeypatch.setattr(Path, "replace", fail)
    told = run(content, "--import", path)
    assert told.exit_code == 1
    assert told.stderr.endswith(f"{FILE}: Permission denied\n")
    assert files(content) == before
    monkeypatch.undo()
    assert run(content, "--import", path).stdout.startswith("Translations written: 2, in files: 2\n")


def test_write_all_keeps_links_and_modes(tmp_path: Path) -> None:
    """A linked file is written where it is, and keeps its permissions."""
    file, link, new = tmp_path / "file", tmp_path / "link", tmp_path / "new"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_all({link: b"data", new: b"more"})
    assert (file.read_bytes(), new.read_bytes(), link.is_symlink()) == (b"data", b"more", True)
    assert file.stat().st_mode & 0o777 == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {"file", "link", "new"}


def test_overlay(content: Path, overlay: Path, tmp_path: Path) -> None:
    """With an overlay its own texts are listed, exported, written and recorded; the content folder stays as it is."""
    before = files(content)
    listed = run(content, overlay=overlay).stdout
    assert re.findall(r"(?m)^(ours/\S+): .* en (\w+): ", listed) == [
        ("ours/roles/host.yaml:1:1", "missing"),
        ("ours/roles/host.yaml:4:5", "new"),
    ]
    path = tmp_path / "ours.csv"
    assert run(content, "--export", path, overlay=overlay).stdout == f"Texts in {path}: 2\n"
    replace(path, ",受付担当,\r\n", ",受付担当,Front desk\r\n")
    assert run(content, "--import", path, overlay=overlay).exit_code == 0
    assert "title: {ja: 受付担当, en: Front desk}" in (overlay / "roles/host.yaml").read_text("utf-8")
    assert json.loads((overlay / FILE).read_bytes())["en"].keys() == {"roles/host.yaml"}
    assert run(content, "--confirm", overlay=overlay).stdout == "Translations confirmed: 1\n"
    assert files(content) == before
    assert not any(load(Layers(content, overlay)).stale.values())
    replace(overlay / "roles/host.yaml", "受付担当", "案内担当")
    assert load(Layers(content, overlay)).stale["en"] == {("案内担当", "Front desk")}


def test_overlay_with_a_language_of_its_own(content: Path, tmp_path: Path) -> None:
    """Of a text to which the overlay adds a language, only that language is the overlay's."""
    folder = tmp_path / "korean"
    (folder / "roles").mkdir(parents=True)
    (folder / "site.yaml").write_text("languages:\n  - {code: ko, name: 한국어}\n", "utf-8")
    (folder / "roles/host.yaml").write_text("title: {ko: 접객}\n", "utf-8")
    listed = run(content, overlay=folder).stdout
    assert re.findall(r"(?m)^(\S+): title: (\w+ \w+): (.*)$", listed) == [
        ("korean/roles/host.yaml:1:1", "ko new", '"接客担当" / "접객"')
    ]


@pytest.mark.parametrize(
    "name",
    [
        "roles/host.yaml",
        "content/roles/host.yaml",
        "./content/roles/host.yaml",
        r"roles\host.yaml",
        r"content\roles\host.yaml",
        "{content}/roles/host.yaml",
    ],
)
def test_names_of_files(content: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Files are named from the content folder, or as a shell completes them."""
    monkeypatch.chdir(content.parent)
    told = run(content, name.format(content=content))
    assert re.findall(r"(?m)^(\S+) +\d+", told.stdout) == ["roles/host.yaml", "all"]


def test_names_of_folders(content: Path, overlay: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder stands for its files, and the overlay's files have its name in front or not."""
    monkeypatch.chdir(content.parent)
    assert re.findall(r"(?m)^(roles/\S+) +\d+", run(content, "content/roles/").stdout) == [
        "roles/cook.yaml",
        "roles/host.yaml",
    ]
    for name in ("ours/roles/host.yaml", "roles/host.yaml", "ours"):
        assert "ours/roles/host.yaml  " in run(content, name, overlay=overlay).stdout
    told = run(content, "roles/hots.yaml")
    assert (told.exit_code, "did you mean roles/host.yaml?" in " ".join(told.stderr.split())) == (2, True)


@pytest.mark.parametrize("arguments", [(), ("--confirm",), ("--export", "x.csv")])
def test_one_language(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """A playbook in one language has nothing to translate."""
    monkeypatch.chdir(tmp_path)
    replace(content / "site.yaml", "  - {code: en, name: English}\n", "")
    told = run(content, *arguments)
    assert (told.exit_code, told.stdout) == (
        0,
        "The playbook is in one language (ja): there is nothing to translate.\n",
    )
    assert not (tmp_path / "x.csv").exists()


def test_files_that_cannot_be_read(content: Path, parcel: Path) -> None:
    """While a file cannot be read its confirmations cannot be kept, so nothing is written."""
    run(content, "--confirm")
    (content / "roles/host.yaml").write_text("title: {", "utf-8")
    before = files(content)
    for arguments in (("--import", parcel), ("--confirm",)):
        told = run(content, *arguments)
        assert (told.exit_code, "roles/host.yaml:" in told.stderr) == (1, True)
    assert files(content) == before
