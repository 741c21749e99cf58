"""What a build produces: plain values that any site generator can take."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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
class Site:
    """Everything a site generator needs."""

    languages: tuple[Language, ...]
    """The default language first."""
    names: Mapping[str, str]
    """The site's name by language code."""
    navigation: Mapping[str, tuple[NavigationEntry, ...]]
    """The menu by language code."""
    outputs: tuple[Output, ...]
    warnings: tuple[Problem, ...] = ()
    """What the author is told, and what keeps nothing from being built."""
