"""The engine: everything that a page needs to run Python, in a folder named after its content."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.output import Output

CARRIED = Path(__file__).parent / "carried"
"""The engine that a wheel of this package brings; there is none in a checkout."""
PAGE_SCRIPT = "engine.js"
MANIFEST = "manifest.json"
"""Describes the engine beside its files; not part of the site."""


class EngineBuildError(Exception):
    """The engine's files cannot be made; the message says what is wrong and what to do."""


@dataclass(frozen=True)
class Engine:
    """Everything a page needs to run Python."""

    pyodide_version: str
    python_version: str
    """Of the Python that Pyodide is."""
    needs: tuple[str, ...]
    """Names of the files that its script usually asks for: the rest is for browsers and servers that are unusual."""
    folder: Path
    """Where all files lie on disk."""
    packages: Mapping[str, str] = field(default_factory=dict)
    """Versions of the distributions in it that are not ours, by name: of when it was made, not of what is installed now."""

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """SHA-256 of each file by its name."""
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in self._paths()}

    @cached_property
    def base(self) -> str:
        """Folder below the site's root; it changes with the content, so caches need no expiry."""
        digest = hashlib.sha256()
        for name, sha256 in self.hashes.items():
            digest.update(name.encode() + bytes.fromhex(sha256))
        return f"engine/{digest.hexdigest()[:16]}/"

    @property
    def usual(self) -> tuple[str, ...]:
        """Names of the files that a page asks for where nothing is unusual."""
        return (PAGE_SCRIPT, *self.needs)

    @property
    def script(self) -> str:
        """What a page loads, below the site's root; it finds the other files beside it."""
        return self.base + PAGE_SCRIPT

    @property
    def outputs(self) -> tuple[Output, ...]:
        """The files as part of the site."""
        return tuple(Output(self.base + path.name, path) for path in self._paths())

    def _paths(self) -> Iterator[Path]:
        return (path for path in sorted(self.folder.iterdir()) if path.name != MANIFEST)

    @classmethod
    def read(cls, folder: Path) -> "Engine":
        """An engine that was written before."""
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return cls(told["pyodide"], told["python"], tuple(told["needs"]), folder, told["packages"])

    def describe(self) -> None:
        """Write beside the files what `read` needs."""
        told = {
            "pyodide": self.pyodide_version,
            "python": self.python_version,
            "needs": self.needs,
            "packages": self.packages,
        }
        (self.folder / MANIFEST).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
