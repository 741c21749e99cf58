"""What a site consists of, ours and others': which component is in which of its files, and in which version."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

_HERE = Path(__file__).parent
_LICENCE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]+")
_OPERATORS = {"AND", "OR", "WITH"}


class UnmappedFileError(Exception):
    """A site has files that no component claims, so that nobody knows whose work they are and under which licence."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self.paths = paths
        """All of them, below the site's root."""
        listed = "".join(f"\n  {path}" for path in paths)
        super().__init__(f"No component in generator/hosting/components.yaml claims:{listed}")


class NoTraceError(Exception):
    """A component is not where components.yaml says that it shows."""


@dataclass(frozen=True)
class Trace:
    """Where it shows that a component is in a site."""

    place: str
    """Pattern of a file below the site's root; after a `!`, what to open in it, as it is an archive."""
    pattern: str
    """A regular expression; its groups, if any, make up the version."""


@dataclass(frozen=True)
class Component:
    """A piece of somebody's work that sites contain; `components.yaml` explains the fields."""

    name: str
    files: tuple[str, ...]
    licence: str | None = None
    copyright: tuple[str, ...] = ()
    package: str | None = None
    source: str | None = None
    version: str | None = None
    trace: Trace | None = None
    changes: str | None = None

    @property
    def licences(self) -> tuple[str, ...]:
        """Ids of the texts of its licence, exceptions included."""
        found = _LICENCE_ID.findall(self.licence or "")
        return tuple(id for id in found if id not in _OPERATORS)

    def claims(self, path: str) -> bool:
        """Whether it is in the file of that path below the site's root."""
        return any(PurePosixPath(path).full_match(pattern) for pattern in self.files)


@dataclass(frozen=True)
class Part:
    """A component as it is in one site."""

    component: Component
    version: str | None
    """None where the files do not tell."""
    paths: tuple[str, ...]
    """The files that it is in, below the site's root."""

    def address(self, template: str) -> str:
        """The component's `source` or `package`, of this version."""
        return template.format(version=self.version)


@dataclass(frozen=True)
class Inventory:
    """Everything that one site consists of."""

    hashes: Mapping[str, str]
    """SHA-256 of each file, in hexadecimal, by its path below the site's root; sorted."""
    parts: tuple[Part, ...]


@cache
def components() -> tuple[Component, ...]:
    """All components that are known, in the order in which they are told."""
    data = yaml.load((_HERE / "components.yaml").read_text("utf-8"), yaml.CSafeLoader)  # ours, and the safe loader
    return tuple(_component(one) for one in data)


def licence_text(licence: str) -> str:
    """The text of a licence or exception, by its SPDX id."""
    return (_HERE / "licences" / f"{licence}.txt").read_text("utf-8")


def inventory(site: Path) -> Inventory:
    """What a site consists of.

    Args:
        site: The folder as it was built, before anything is added for a server.

    Raises:
        UnmappedFileError: no component claims a file; it names all of them.
        NoTraceError: a component claims files, and does not show in them.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    read = cache(partial(_read, site))
    parts = tuple(_parts(sorted(files), read))
    claimed = {path for part in parts for path in part.paths}
    if unmapped := tuple(sorted(files.keys() - claimed)):
        raise UnmappedFileError(unmapped)
    return Inventory({path: sha256(files[path].read_bytes()).hexdigest() for path in sorted(files)}, parts)


def _component(told: dict[str, Any]) -> Component:
    lists = {field: tuple(told.get(field, ())) for field in ("files", "copyright")}
    trace = {"trace": Trace(**told["trace"])} if "trace" in told else {}
    return Component(**told | lists | trace)


def _parts(paths: list[str], read: Callable[[str], bytes]) -> Iterator[Part]:
    for component in components():
        if found := tuple(filter(component.claims, paths)):
            yield Part(component, _version(component, read), found)


def _version(component: Component, read: Callable[[str], bytes]) -> str | None:
    if component.version:
        return version(component.version)
    if not component.trace:
        return None
    place, pattern = component.trace.place, component.trace.pattern
    found = re.search(pattern.encode(), read(place), re.DOTALL)
    if not found:
        raise NoTraceError(f"{component.name}: nothing in {place} matches {pattern!r}. Is it still in the site?")
    return b".".join(found.groups()).decode() or None


def _read(site: Path, place: str) -> bytes:
    outer, *inner = place.split("!")
    path = next(site.glob(outer), None)
    if not path:
        raise NoTraceError(f"{outer} is not in the site.")
    content = path.read_bytes()
    for name in inner:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = archive.read(name)
    return content
