"""Who can make a site of the same pages, each as processes that are measured: MkDocs with our generator, MkDocs alone, and Zensical.

MkDocs alone gets what `playbook write` writes, a project for each language, as Material's documentation has it. All of our mkdocs.yml is
the same, theme, templates, Markdown extensions and search; so is the menu. Both projects are built by one process, so that Python and the theme
start once, as with ours. It does not read and check YAML, write the pages, papers and workbooks, tell search of kinds of things, put
right what the theme leaves unnamed, or say in sitemaps which pages are twins. The engine is ready-made for both. Zensical, which has
no templates of MkDocs, gets the same without those, and a process for each project.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from generator.assets import assets
from generator.build import build
from generator.output import Language, NavigationEntry, Site
from generator.shipped import HOME
from tests.support.checkout import ROOT

_BUILD_ALL = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
for settings in sys.argv[1:]:
    build(load_config(settings))
"""

_MEASURE = """
import os, subprocess, sys, time
begun = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=sys.stderr)
_, status, usage = os.wait4(process.pid, 0)
print(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""From a process of its own, because the memory of the one that starts another counts as the other's."""


_OF_THE_PLUGIN = ("404.html", "main.html", "javascripts")
"""Templates that need what only the plugin knows."""


@dataclass(frozen=True)
class Taken:
    """What making a site has taken."""

    seconds: float
    processor: float
    """Seconds of all processors: what a machine that is busy otherwise does not change."""
    megabytes: float
    """Memory of the largest process, at its peak."""


def build_with_ours(content: Path, site: Path) -> Taken:
    """MkDocs with our generator, from YAML."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"]
    return _take([command], ROOT, CONTENT=str(content.resolve()), SITE=str(site.resolve()))


@dataclass(frozen=True)
class Written:
    """The pages of a playbook on disk, with the settings of a project for each language."""

    folder: Path
    projects: tuple[Path, ...]

    @classmethod
    def of(cls, content: Path, folder: Path) -> "Written":
        """Write them into a new folder."""
        site = build(content)
        shutil.copytree(HOME / "overrides", folder / "overrides", ignore=shutil.ignore_patterns(*_OF_THE_PLUGIN))
        return cls(folder, tuple(_write_project(folder / language.code, site, language) for language in site.languages))

    def build_with_mkdocs(self) -> Taken:
        """MkDocs alone."""
        settings = [str(project / "mkdocs.yml") for project in self.projects]
        return _take([[sys.executable, "-c", _BUILD_ALL, *settings]], self.folder)

    def build_with_zensical(self) -> Taken:
        """Zensical, which keeps nothing of what it did before."""
        zensical = [sys.executable, "-m", "zensical", "build", "--clean", "--config-file"]
        return _take([[*zensical, str(project / "zensical.yml")] for project in self.projects], self.folder)


def _write_project(project: Path, site: Site, language: Language) -> Path:
    others = tuple(one.prefix for one in site.languages if one.prefix and one is not language)
    shared = assets() if not language.prefix else ()
    for output in (*site.outputs, *shared):
        if output.path.startswith(language.prefix) and not output.path.startswith(others):
            output.write(project / "docs")
    settings = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    theme = settings["theme"] | {"language": language.code}
    for scheme in theme["palette"]:
        scheme["toggle"]["name"] = scheme["toggle"]["name"][language.code]
    alternate = [{"name": one.name, "link": f"{one.prefix}index.html", "lang": one.code} for one in site.languages]
    settings |= {
        "site_name": site.names[language.code],
        "docs_dir": "docs",
        "site_dir": "site",
        "plugins": ["search"],
        "extra": {"alternate": alternate},
        "nav": _menu(site.navigation[language.code]),
    }
    for name, own in (("mkdocs", {"custom_dir": "../overrides"}), ("zensical", {"custom_dir": None})):
        chosen = {key: value for key, value in {**theme, **own}.items() if value is not None}
        (project / f"{name}.yml").write_text(json.dumps(settings | {"theme": chosen}), "utf-8")  # every JSON is YAML
    return project


def _menu(entries: Sequence[NavigationEntry]) -> list[dict[str, object]]:
    return [
        {entry.title: [*([entry.path] if entry.path else []), *_menu(entry.children)]}
        if entry.children
        else {entry.title: entry.path}
        for entry in entries
    ]


def _take(commands: Sequence[Sequence[str]], folder: Path, **environment: str) -> Taken:
    """Run commands one after the other.

    Raises:
        subprocess.CalledProcessError: one of them failed.
    """
    taken = []
    for command in commands:
        told = subprocess.run(
            [sys.executable, "-c", _MEASURE, *command],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
            capture_output=True,
            check=True,
            text=True,
        )
        taken.append(Taken(*map(float, told.stdout.splitlines()[-1].split())))
    return Taken(
        sum(one.seconds for one in taken),
        sum(one.processor for one in taken),
        max(one.megabytes for one in taken),
    )
