"""Which files of a built site are the engine: the one place that knows their names."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

FOLDER = "/engine/"


@dataclass(frozen=True)
class EngineFiles:
    """The files that a healthy page asks for over HTTP, by name."""

    folder: Path
    scripts: tuple[str, ...]
    data: tuple[str, ...]
    """Everything else, the largest first."""
    worker: str
    """The script that the worker starts from, in the engine's folder or beside the page's scripts."""

    @classmethod
    def of(cls, site: Path, requests: Iterable[str]) -> "EngineFiles":
        """Those among what the page of a built site has asked for."""
        (folder,) = (path for path in site.glob("engine/*") if path.is_dir())
        (worker,) = {path.name for path in site.rglob("*.js") if "engine" in path.name and "worker" in path.name}
        paths = dict.fromkeys(urlsplit(request).path for request in requests)
        names = [path.rpartition("/")[2] for path in paths if FOLDER in path]
        data = [name for name in names if not name.endswith(".js")]
        data.sort(key=lambda name: (folder / name).stat().st_size, reverse=True)
        return cls(folder, tuple(name for name in names if name.endswith(".js")), tuple(data), worker)

    @property
    def all(self) -> tuple[str, ...]:
        """Data and scripts."""
        return self.data + self.scripts

    def content(self, name: str) -> bytes:
        """What is in a file."""
        return (self.folder / name).read_bytes()
