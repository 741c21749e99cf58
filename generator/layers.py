"""The folders that a playbook is read from."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Layers:
    """A content folder, and the one that is laid over it, if there is one."""

    base: Path
    overlay: Path | None = None

    @property
    def prefix(self) -> str:
        """What problems put before the names of files of the upper folder."""
        return f"{self.overlay.resolve().name}/" if self.overlay else ""

    def path(self, file: str) -> Path:
        """Where a file is, as problems name it."""
        if self.overlay and file.startswith(self.prefix):
            return self.overlay / file.removeprefix(self.prefix)
        return self.base / file
