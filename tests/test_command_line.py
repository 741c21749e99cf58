"""The commands that authors run: `check` and `write`. What they are told of their content is in `cases/content`."""

import hashlib
import json
from pathlib import Path

from generator.assets import assets, plain_site_styles
from generator.build import build
from generator.written import MANIFEST
from tests.support.command_line import run, spoil


def files(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_check_of_sound_content(content: Path) -> None:
    """Nothing to tell: exit code 0, and an empty list for programs."""
    told = run(content, "check")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("The content is sound: ")
    assert run(content, "check", "--format", "json").stdout == "[]\n"


def test_check_of_content_with_mistakes(content: Path) -> None:
    """All problems, sorted, and exit code 1."""
    spoil(content)
    told = run(content, "check")
    assert (told.returncode, told.stderr) == (1, "")
    assert told.stdout.splitlines() == [
        'error[not-a-number]: order: is "two", not a whole number',
        " --> roles/host.yaml:3:1",
        "3 | order: two",
        "  | ^",
        "help: Write digits only, such as 12, without words, units or quotes.",
        "",
        "error[unknown-key]: udpated: is no key known here",
        " --> site.yaml:10:1",
        "10 | udpated: '2026-01-31'",
        "   | ^",
        "help: Did you mean 'updated'?",
        "",
        "2 problems in the content",
    ]


def test_check_for_programs(content: Path) -> None:
    """The same as JSON, with every part of a problem under its own name."""
    spoil(content)
    told = run(content, "check", "--format", "json")
    assert told.returncode == 1
    assert json.loads(told.stdout)[1] == {
        "file": "site.yaml",
        "line": 10,
        "column": 1,
        "key": "udpated",
        "message": "is no key known here",
        "help": "Did you mean 'updated'?",
        "code": "unknown-key",
        "level": "error",
    }


def test_health(content: Path) -> None:
    """What to look after is told beside the rest and fails nothing, unless that is asked for; reviews go by the day given."""
    path = content / "roles/host.yaml"
    review = "order: 2\nreviewed_on: 2026-01-10\nreview_in: 2"
    path.write_text(path.read_text("utf-8").replace("order: 2", review), "utf-8")
    told = run(content, "check", "--health", "--today", "2026-03-11")
    assert (told.returncode, told.stderr) == (0, "")
    overdue = "notice[review-overdue]: reviewed_on: was to be reviewed by 2026-03-10 (owner: none)\n --> roles/host.yaml:4:1\n"
    assert overdue in told.stdout
    *_, count, last = told.stdout.splitlines()
    assert count == f"{told.stdout.count('notice[')} notices in the content"
    assert last.startswith("The content is sound: ")
    assert "reviewed_on" not in run(content, "check", "--health", "--today", "2026-03-10").stdout
    assert "reviewed_on" in run(content, "check", "--health").stdout  # the day has passed
    assert "notice" not in run(content, "check").stdout
    strictly = run(content, "check", "--health", "--strict", "--format", "json", "--today", "2026-03-11")
    assert strictly.returncode == 1
    assert [notice["code"] for notice in json.loads(strictly.stdout)][-1] == "review-overdue"


def test_wrong_use_is_told(tmp_path: Path) -> None:
    """A folder that is not there, or holds nothing, is a message and no traceback."""
    for folder, word in ((tmp_path / "nowhere", "does not exist"), (tmp_path, "is missing")):
        told = run(folder, "check")
        assert told.returncode != 0
        assert word in told.stdout + told.stderr
        assert "Traceback" not in told.stdout + told.stderr


def test_write_gives_the_bytes_of_the_site(content: Path, tmp_path: Path) -> None:
    """The folder holds what the site is built from, assets too, and nothing else; a second run gives the same bytes."""
    first, second = tmp_path / "first", tmp_path / "second"
    assert run(content, "write", str(first)).returncode == 0
    assert run(content, "write", str(second)).returncode == 0
    written = files(first)
    assert files(second) == written
    outputs = {output.path: output.content for output in (*assets(), plain_site_styles(), *build(content).outputs)}
    assert written.keys() == outputs.keys() | {MANIFEST}
    for path, expected in outputs.items():
        if isinstance(expected, Path):
            assert written[path] == expected.read_bytes()
        else:
            assert written[path] == (expected.encode() if isinstance(expected, str) else expected)


def test_write_removes_what_is_gone(content: Path, tmp_path: Path) -> None:
    """A page whose thing is gone is removed with its folder if empty; what somebody else has put or changed there stays."""
    out = tmp_path / "out"
    assert run(content, "write", str(out)).returncode == 0
    gone, changed = out / "pitfalls/one-cook.md", out / "en/pitfalls/one-cook.md"
    for path in (gone, changed):
        path.parent.mkdir(exist_ok=True)
        path.write_text("of an earlier release", "utf-8")
    (out / "mine.md").write_text("mine", "utf-8")
    listed = out / MANIFEST
    digest = hashlib.sha256(gone.read_bytes()).hexdigest()
    lone = out / "old/roles/baker.md"
    lone.parent.mkdir(parents=True)
    lone.write_bytes(gone.read_bytes())
    outside = tmp_path / "outside.md"
    outside.write_bytes(gone.read_bytes())
    paths = ("pitfalls/one-cook.md", "en/pitfalls/one-cook.md", "old/roles/baker.md", "../outside.md", "never.md")
    listed.write_text(listed.read_text("utf-8") + "".join(f"{digest}  {path}\n" for path in paths), "utf-8")
    changed.write_text("changed since", "utf-8")
    told = run(content, "write", str(out))
    assert told.returncode == 0
    assert "2 old ones removed" in told.stdout
    assert "Kept en/pitfalls/one-cook.md" in told.stdout
    assert not gone.exists()
    assert not (out / "old").exists()
    assert changed.read_text("utf-8") == "changed since"
    assert (out / "mine.md").is_file()
    assert outside.is_file()
    again = files(out)
    assert run(content, "write", str(out)).stdout.strip().endswith(str(out))
    assert files(out) == again


def test_write_refuses_content_with_mistakes(content: Path, tmp_path: Path) -> None:
    """Problems instead of pages: exit code 1, no traceback, and nothing written."""
    spoil(content)
    told = run(content, "write", str(tmp_path / "out"))
    assert told.returncode == 1
    assert "site.yaml:10:1: udpated" in told.stderr
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "out").exists()


def test_words_that_the_site_needs(content: Path, tmp_path: Path) -> None:
    """A word taken out of the interface, or a place in it that nothing fills, is a problem with its name."""
    path = content / "interface.yaml"
    sound = path.read_text("utf-8")
    for old, new, told in (
        ("  related:", "  unrelated:", "pages.related: is missing"),
        ("  in-brackets:", "  brackets:", "shared.in-brackets: is missing"),
        ("en: '{least}–{most} people'", "en: '{least}–{moist} people'", "people-range: has other places"),
    ):
        assert old in sound
        path.write_text(sound.replace(old, new), "utf-8")
        result = run(content, "write", str(tmp_path / "out"))
        assert result.returncode == 1
        assert told in result.stderr
        assert "Traceback" not in result.stderr
