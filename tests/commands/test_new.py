"""`playbook new`: what an author starts from."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.load import load
from generator.shipped import GUIDE
from tests.support.builds import build_strictly
from tests.support.checkout import ROOT
from tests.support.small_playbook import copy_small_playbook


def run(folder: Path, *arguments: str, command: str = "generator") -> subprocess.CompletedProcess[str]:
    """What a command says in a folder."""
    told = [sys.executable, "-m", command, *arguments]
    return subprocess.run(told, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def files(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """A playbook that was just started."""
    told = run(tmp_path, "new", "kitchen")
    assert told.returncode == 0, told.stderr
    return tmp_path / "kitchen"


def test_new_playbook_is_complete(started: Path) -> None:
    """It is sound as it stands, in both languages, with at least one thing of every kind that has a page."""
    playbook = load(started / "content")
    assert playbook.languages == ("ja", "en")
    assert all((playbook.roles, playbook.checklists, playbook.pitfalls, playbook.assessments, playbook.cases.cases))


def test_what_is_made_is_not_committed(started: Path) -> None:
    """The site and the editor's schemas stay out of version control."""
    assert run(started, "schema").returncode == 0
    (started / "site").mkdir()
    (started / "site/index.html").touch()
    subprocess.run(["git", "init", "--quiet"], cwd=started, check=True)
    told = subprocess.run(
        ["git", "status", "--short", "-uall"], cwd=started, capture_output=True, text=True, check=True
    )
    assert "content/site.yaml" in told.stdout
    assert ".gitignore" in told.stdout
    assert "site/index.html" not in told.stdout
    assert ".schema" not in told.stdout


def test_guide_is_at_hand(started: Path, tmp_path: Path) -> None:
    """The author's guide and the codes lie beside the content, in both languages."""
    assert files(started / "guide") == {name: (ROOT / "docs" / name).read_bytes() for name in GUIDE}
    told = run(tmp_path, "new", "canteen").stdout
    assert str(Path("canteen", "guide", "authors-guide.md")) in told


def test_short_settings_build_the_same_site(started: Path, tmp_path: Path) -> None:
    """The few lines of its mkdocs.yml come to the same site, to the byte, as all the settings of a checkout."""
    told = run(started, "build", "--strict", command="mkdocs")
    assert told.returncode == 0, told.stderr
    whole = build_strictly(copy_small_playbook(tmp_path / "content"))
    assert files(started / "site") == files(whole.folder)


def test_settings_of_its_own_are_laid_over(started: Path) -> None:
    """Colours, style sheets and theme files that a project has of its own are there beside ours."""
    settings = started / "mkdocs.yml"
    own = "theme:\n  name: material\n  custom_dir: theme\n  icon: {logo: material/pot-steam}\nextra_css: [own.css]\n"
    settings.write_text(settings.read_text("utf-8").replace("theme: material\n", own), "utf-8")
    (started / "theme/partials").mkdir(parents=True)
    (started / "theme/partials/copyright.html").write_text("The kitchen", "utf-8")
    (started / "files/own.css").write_text("a {}", "utf-8")
    told = run(started, "build", "--strict", command="mkdocs")
    assert told.returncode == 0, told.stderr
    page = (started / "site/roles/cook.html").read_text("utf-8")
    assert "The kitchen" in page
    assert 'class="languages"' in page
    assert page.index("css/site.") < page.index("own.css")
    assert (started / "site/own.css").is_file()


def test_edit_link(started: Path) -> None:
    """With the guide's lines a page leads to the file that it is made from, and keeps the features that we set."""
    shutil.copy(ROOT / "tests/cases/settings/edit-link.yml", started / "mkdocs.yml")
    told = run(started, "build", "--strict", command="mkdocs")
    assert told.returncode == 0, told.stderr
    page = (started / "site/en/roles/cook.html").read_text("utf-8")
    assert 'href="https://git.intranet.example/marketing/kitchen/edit/main/content/roles/cook.yaml"' in page
    assert "md-nav__item--section" in page


def test_zensical_is_warned_of(started: Path) -> None:
    """Zensical makes an empty site of a project and says that all is well: the settings and the guides say so before."""
    told = run(started, "build", command="zensical")
    assert told.returncode == 0
    assert list((started / "site").rglob("*.html")) == [started / "site/404.html"]
    for name in ("mkdocs.yml", *(f"guide/{name}" for name in GUIDE if name.startswith("authors-guide"))):
        assert "Zensical" in (started / name).read_text("utf-8"), name


def test_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    """Nothing of an author's is written over."""
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    told = run(tmp_path, "new", str(tmp_path))
    assert told.returncode == 1
    assert "is not empty" in told.stderr
    assert files(tmp_path) == {"notes.txt": b"mine"}
