"""What an author meets: wrong content, and a server that follows the files being written."""

import logging
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from socket import socket

import pytest

from generator.output import Output
from generator.plugin import PlaybookPlugin
from generator.problems import ContentError, Problem
from tests.support.checkout import ROOT
from tests.support.tiny_site import build_site, load_tiny_config, tiny_site
from tests.support.wrong_content import PROBLEMS

REPORT = str(ContentError(PROBLEMS))

COMMAND = """
from dataclasses import replace
import generator.plugin
from generator.output import Output
from generator.plugin import PlaybookPlugin
from generator.problems import ContentError
from tests.support.wrong_content import PROBLEMS
from mkdocs.__main__ import cli
from tests.support.tiny_site import tiny_site

builds = 0

def build(layers, schemas):
    global builds
    builds += 1
    if schemas:
        schemas.mkdir(exist_ok=True)
        (schemas / "words.json").write_text(str(builds), "utf-8")
    text = "".join(path.read_text("utf-8") for path in sorted(layers.base.rglob("*.txt")))
    if text == "wrong":
        raise ContentError(PROBLEMS)
    site = tiny_site("ja", "en")
    return replace(site, outputs=(*site.outputs, Output("words.txt", text), Output("builds.txt", str(builds))))

generator.plugin.build = build
cli()
"""


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only file of a content folder that commands started by the test build from."""
    monkeypatch.setenv("CONTENT", str(tmp_path / "content"))
    monkeypatch.setenv("SITE", str(tmp_path / "site"))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    (tmp_path / "content/roles").mkdir(parents=True)
    return tmp_path / "content/words.txt"


def test_wrong_content_ends_a_build_with_the_report(words: Path) -> None:
    """The author sees what is wrong, and no traceback."""
    words.write_text("wrong", "utf-8")
    command = [sys.executable, "-c", COMMAND, "build", "--strict"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert REPORT in result.stderr
    assert "Traceback" not in result.stdout + result.stderr


def test_wrong_content_keeps_the_last_good_site(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """While serving, wrong content is reported and the site stays as it was, until the content is right again."""
    url = "http://127.0.0.1:8000/"
    build_site(tiny_site("ja", more=(Output("state.txt", "first"),)), tmp_path, serve_url=url)
    with caplog.at_level(logging.ERROR, "mkdocs"):
        build_site(ContentError(PROBLEMS), tmp_path, serve_url=url)
    assert ContentError(PROBLEMS).told("ja") in caplog.text
    assert (tmp_path / "state.txt").read_text("utf-8") == "first"
    build_site(tiny_site("ja", more=(Output("state.txt", "second"),)), tmp_path, serve_url=url)
    assert (tmp_path / "state.txt").read_text("utf-8") == "second"


def test_wrong_content_is_told_in_the_browser(tmp_path: Path) -> None:
    """While the content is wrong, every page of the last good site begins with what is wrong, as text and in its language."""
    url = "http://127.0.0.1:8000/"
    for languages, word in ((("ja", "en"), "直るまで"), (("en", "ja"), "Until this is mended")):
        build_site(tiny_site(*languages), tmp_path, serve_url=url)
        assert 'role="alert"' not in (tmp_path / "index.html").read_text("utf-8")
        build_site(ContentError(PROBLEMS), tmp_path, serve_url=url)
        for page in (tmp_path / "index.html", tmp_path / languages[1] / "roles/index.html"):
            html = page.read_text("utf-8")
            assert "roles/y.yaml:9:4: id: " in html
            assert "&#39;&lt;b&gt;&#39;" in html
            assert word in html


def forget() -> None:
    """Let the plugin be new: MkDocs has one for all tests of this process."""
    plugin = load_tiny_config(Path("site")).plugins["playbook"]
    assert isinstance(plugin, PlaybookPlugin)
    plugin.__init__()  # type: ignore[misc]


def test_what_has_not_changed_is_as_if_made_anew(tmp_path: Path) -> None:
    """Whatever an author changes, adds or removes, the site is the same as that of a server that starts then."""
    url = "http://127.0.0.1:8000/"
    first = tiny_site("ja", "en", more=(Output("old.md", "# Old"),))
    page, *others = first.outputs
    assert isinstance(page.content, str)
    changed = replace(page, content=f"{page.content}\n\n## 追記 {{#more}}\n\n<p>[link](roles/index.md)</p>\n")
    second = replace(first, outputs=(changed, *others[:-1], Output("new.md", "# New\n\n[link](index.md#more)")))
    forget()
    for site in (first, second):
        build_site(site, tmp_path / "kept", serve_url=url)
    forget()
    build_site(second, tmp_path / "anew", serve_url=url)
    kept, anew = (
        {path.relative_to(tmp_path / folder): path.read_bytes() for path in (tmp_path / folder).rglob("*.[hj]*")}
        for folder in ("kept", "anew")
    )
    assert "追記" in anew[Path("search/search_index.json")].decode()
    assert kept == anew


def test_pages_may_reload_while_an_author_is_watching(tmp_path: Path) -> None:
    """A page forbids connections and scripts within it, and MkDocs' server reloads it by both: so it does not while being served."""
    policy = '<meta http-equiv="Content-Security-Policy" content="{}'
    for serve_url, told in (("http://127.0.0.1:8000/", '">'), (None, "default-src")):
        build_site(tiny_site("ja"), tmp_path, serve_url=serve_url)
        assert policy.format(told) in (tmp_path / "index.html").read_text("utf-8")


def test_wrong_content_from_the_start(tmp_path: Path) -> None:
    """Who starts the server on wrong content sees what is wrong, and then the site."""
    url = "http://127.0.0.1:8000/"
    forget()
    build_site(ContentError(PROBLEMS, ("ja", "en")), tmp_path, serve_url=url)
    html = (tmp_path / "index.html").read_text("utf-8")
    assert "roles/y.yaml:9:4: id: " in html
    assert "まだ表示できる内容がありません" in html
    assert "直るまで" not in html
    build_site(tiny_site("ja", "en"), tmp_path, serve_url=url)
    assert 'role="alert"' not in (tmp_path / "index.html").read_text("utf-8")
    assert (tmp_path / "en/index.html").is_file()


def test_warnings_are_told_and_end_no_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A strict build with a warning of ours succeeds, and its log says so in the site's language."""
    warning = Problem.at("roles/x.yaml", (3, 9), "title.ja", "odd-letters", letters="é")
    with caplog.at_level(logging.INFO, "mkdocs"):
        build_site(replace(tiny_site("ja"), warnings=(warning,)), tmp_path)
    assert f"内容に警告1件があります：\n  {warning.told('ja')}" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.fixture
def server(words: Path, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """`mkdocs serve` on the content folder; called with a path it answers with what is served there."""
    words.write_text("first", "utf-8")
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        command = [sys.executable, "-c", COMMAND, "serve", "--dev-addr", address]
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)

        def get(path: str) -> str:
            with urllib.request.urlopen(f"http://{address}/{path}", timeout=10) as answer:
                return str(answer.read().decode())

        yield get
        process.terminate()
        process.wait(10)


def wait_for(condition: Callable[[], bool]) -> None:
    """Ask until it is so."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if condition():
                return
        except urllib.error.URLError:
            pass
        time.sleep(0.1)
    pytest.fail("it did not happen within 30 seconds")


def test_server_follows_the_content(server: Callable[[str], str], words: Path, tmp_path: Path) -> None:
    """A saved file shows on the site; a wrong one is reported while the server goes on answering, and then recovers."""
    wait_for(lambda: server("words.txt") == "first")
    words.write_text("wrong", "utf-8")
    wait_for(lambda: "roles/y.yaml:9:4" in (tmp_path / "log").read_text("utf-8"))
    assert server("words.txt") == "first"
    words.write_text("right", "utf-8")
    wait_for(lambda: server("words.txt") == "right")
    (words.parent / "roles/more.txt").write_text(" and more", "utf-8")
    wait_for(lambda: server("words.txt") == " and moreright")
    (words.parent / "assessments/deeper").mkdir(parents=True)
    (words.parent / "assessments/deeper/new.txt").write_text("new, ", "utf-8")
    wait_for(lambda: server("words.txt") == "new,  and moreright")
    time.sleep(2)  # the folder is known by now
    (words.parent / "assessments/deeper/new.txt").write_text("newer, ", "utf-8")
    wait_for(lambda: server("words.txt") == "newer,  and moreright")
    assert "Traceback" not in (tmp_path / "log").read_text("utf-8")


def test_server_keeps_the_schemas(server: Callable[[str], str], words: Path) -> None:
    """Each build while an author is watching brings the schemas up to date, and that is no reason to build again."""
    wait_for(lambda: server("builds.txt") == "1")
    words.write_text("second", "utf-8")
    wait_for(lambda: server("builds.txt") == "2")
    assert (words.parent / ".schema/words.json").read_text("utf-8") == "2"
    time.sleep(2)  # the server looks for changed files every half second
    assert server("builds.txt") == "2"
