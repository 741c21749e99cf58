"""Which files of a built site are the engine: the one place that knows their names."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.support.fault_server import Fault, FaultServer

FOLDER = "/engine/"


@dataclass(frozen=True)
class EngineFiles:
    """The files that a healthy page asks for over HTTP, by name."""

    folder: Path
    scripts: tuple[str, ...]
    data: tuple[str, ...]
    """Everything else, the largest first."""
    workers: tuple[str, ...] = ("supply.js", "python.js")
    """The scripts that the workers start from."""

    @classmethod
    def of(cls, site: Path, requests: Iterable[str]) -> "EngineFiles":
        """Those among what the page of a built site has asked for."""
        (folder,) = (path for path in site.glob("engine/*") if path.is_dir())
        paths = dict.fromkeys(urlsplit(request).path for request in requests)
        names = [path.rpartition("/")[2] for path in paths if FOLDER in path]
        data = [name for name in names if not name.endswith(".js")]
        data.sort(key=lambda name: (folder / name).stat().st_size, reverse=True)
        return cls(folder, tuple(name for name in names if name.endswith(".js")), tuple(data))

    @property
    def all(self) -> tuple[str, ...]:
        """Data and scripts."""
        return self.data + self.scripts

    @property
    def checked(self) -> tuple[str, ...]:
        """What is checked by hash before it is used: all but the page's own script."""
        return self.data + self.workers

    @staticmethod
    def spoil(server: FaultServer, name: str, fault: Fault) -> None:
        """Show a fault of a file; of an archive, in the script as well that holds the same."""
        server.faults[name] = fault
        if name.endswith(".zip"):
            server.faults[name.replace(".zip", ".js")] = Fault(status=fault.status if fault.status != 200 else 404)

    def content(self, name: str) -> bytes:
        """What is in a file."""
        return (self.folder / name).read_bytes()
