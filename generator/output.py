"""What a build produces: plain values that any site generator can take."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from generator.problems import Problem


@dataclass(frozen=True)
class Output:
    """One file of the site, before any site generator has touched it."""

    path: str
    """POSIX path below the site's root, language prefix included; a page ends in `.md`: `en/roles/index.md`."""
    content: str | bytes | Path
    """Text, bytes, or the file on disk to copy."""
    source: str | None = None
    """The content file it was made from, relative to the content folder; None if it has no single source."""

    def write(self, folder: Path) -> None:
        """Write it below a folder, over what may be there."""
        path = folder / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(self.content, Path):
            shutil.copyfile(self.content, path)
        elif isinstance(self.content, bytes):
            path.write_bytes(self.content)
        else:
            path.write_text(self.content, encoding="utf-8", newline="\n")


@dataclass(frozen=True)
class NavigationEntry:
    """A line of the site's menu: a page, or a section of entries."""

    title: str
    path: str | None = None
    """Path of the page's `Output`; None for a section."""
    children: tuple["NavigationEntry", ...] = ()


@dataclass(frozen=True)
class Language:
    """One language that the site is written in."""

    code: str
    """BCP 47 code, also the theme's language: `ja`."""
    name: str
    """The language's own name for itself: `日本語`."""
    prefix: str
    """Folder of its pages: the empty string for the default language, else `en/`."""


@dataclass(frozen=True)
class SearchKind:
    """A kind of thing, as search results are grouped."""

    name: str
    title: str
    """The kind in words."""
    path: str | None
    """Page that lists what is of this kind, below the language's root; None if there is none."""


@dataclass(frozen=True)
class SearchEntry:
    """What search is told of one address."""

    kind: str
    title: str
    """HTML, as the theme's index has it."""
    names: tuple[str, ...] = ()
    """What else it is called."""
    text: str = ""
    """HTML: what it says, for an address without a heading on its page."""
    sizes: tuple[tuple[int, int | None], ...] = ()
    """Numbers of employees that it is about: from, and below."""
    part: bool = False
    """Whether its title says little without that of its page."""


@dataclass(frozen=True)
class Search:
    """What search is told of the site in one language."""

    PAGE: ClassVar[str] = "page"
    """The kind of what is nothing but a page."""

    kinds: tuple[SearchKind, ...] = ()
    """Of two that a word fits as well, the first is shown first."""
    entries: Mapping[str, SearchEntry] = field(default_factory=dict)
    """By address below the language's root: `roles/strategy.html#duty-kpi-setting`."""
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Phrases that readers type for what stands at an address."""
    same_words: tuple[tuple[str, ...], ...] = ()
    """Groups of words to take for one."""
    stop_words: tuple[str, ...] = ()
    """Words that name nothing."""
    words: Mapping[str, str] = field(default_factory=dict)
    """How many groups were found, how many results more there are, and that the search did not load: `found-one`, `found-other`,
    `more-one`, `more-other`, `failed`."""


@dataclass(frozen=True)
class Notices:
    """What every page says, in one language, where a part of it is missing."""

    unstyled: str
    """There is no style sheet: the page was opened inside a ZIP file, or a file is missing."""
    old_browser: str
    script: str
    """A script did not load; ends where the title of the page that looks for faults follows."""
    diagnosis: str
    """Title of that page."""


@dataclass(frozen=True)
class Site:
    """Everything a site generator needs."""

    languages: tuple[Language, ...]
    """The default language first."""
    names: Mapping[str, str]
    """The site's name by language code."""
    navigation: Mapping[str, tuple[NavigationEntry, ...]]
    """The menu by language code."""
    outputs: tuple[Output, ...]
    search: Mapping[str, Search] = field(default_factory=dict)
    """What search is told, by language code."""
    notices: Mapping[str, Notices] = field(default_factory=dict)
    """By language code."""
    prefetch: tuple[str, ...] = ()
    """What a self-check starts from, below the site's root: for pages to ask for when a reader is about to open one."""
    warnings: tuple[Problem, ...] = ()
    """What the author is told, and what keeps nothing from being built."""
