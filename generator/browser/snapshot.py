"""The memory of a Python that has started and is warm, taken in Node."""

import json
from dataclasses import dataclass
from pathlib import Path

from generator.browser.process import run
from generator.browser.runtime import Runtime

_SCRIPT = Path(__file__).parent / "scripts" / "snapshot" / "take.js"


@dataclass(frozen=True)
class Snapshot:
    """A file that `scripts/python/memory.js` can restore."""

    path: Path
    memory: int
    """Bytes of the memory it is of."""
    header: int
    """Bytes of Pyodide's own header in it."""


def take_snapshot(runtime: Runtime, library: Path, target: Path) -> Snapshot:
    """Start Python with the modules in `library`, warm it up, and write down its memory.

    Raises:
        EngineBuildError: there is no Node, or Python did not start.
    """
    sizes = json.loads(run("node", str(_SCRIPT), str(runtime.folder), str(library), str(target)))
    return Snapshot(target, sizes["memory"], sizes["header"])
