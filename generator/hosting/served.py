"""Which files a site may consist of, so that it can be put on any server: kinds, and names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

TYPES: Mapping[str, str] = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    # What projects add.
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".pdf": "application/pdf",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
"""By ending, what a server should call it. Servers that call them something else do no harm; those that deliver only what they
know (IIS) know these. There is no `.wasm`, `.mjs` or `.whl` among them, for which servers' lists have gaps."""

LONGEST_PATH = 120
"""Characters, below the site's root. Windows and IIS end at 260 with everything before it."""

_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
"""Windows has no file of such a name, whatever its ending."""
_HIDDEN = {
    *("bin", "app_code", "app_data", "app_browsers", "app_globalresources", "app_localresources", "app_webreferences"),
    "web.config",
}
"""IIS delivers nothing below a folder of such a name (`hiddenSegments` of its request filtering)."""


def unfit_paths(paths: Iterable[str]) -> Iterator[str]:
    """What is wrong with files' paths below the site's root, a sentence each."""
    same: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        same[path.lower()].append(path)
        yield from (f"{path}: {wrong}" for wrong in _wrong(PurePosixPath(path)))
    for group in same.values():
        if len(group) > 1:
            yield f"{', '.join(group)}: Windows takes these names for the same"


def _wrong(path: PurePosixPath) -> Iterator[str]:
    if path.suffix not in TYPES:
        yield f"a server may not know files that end in '{path.suffix}'; known are {' '.join(TYPES)}"
    if len(str(path)) > LONGEST_PATH:
        yield f"the path has {len(str(path))} characters; {LONGEST_PATH} are sure to work"
    for name in path.parts:
        if not _NAME.fullmatch(name) or name.endswith("."):
            yield f"'{name}' has more than letters, digits, '-', '_' and '.', or begins or ends with a dot"
        if name.lower().split(".")[0] in _RESERVED:
            yield f"'{name}' is the name of a device on Windows"
        if name.lower() in _HIDDEN:
            yield f"IIS delivers nothing that is called '{name}'"
