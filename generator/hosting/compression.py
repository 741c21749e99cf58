"""Files in smaller form beside the files themselves: servers that know them need not compress for each reader."""

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # has no types

from generator.output import Output

COMPRESSED = (".html", ".css", ".js", ".json", ".xml", ".txt", ".csv", ".svg")
"""Endings of the files that it is worth for; images, workbooks and the engine's archives are small already."""
ENDINGS: Mapping[str, str] = {"br": ".br", "gzip": ".gz"}
"""By content coding (RFC 9110, 8.4.1), the smallest first."""

_WORTH_IT = 0.95
"""Of a file's size: what saves less is left out."""
_DENSE = 0.6
"""Of a file's size: what gzip leaves more of is compressed within. Brotli would take minutes to find hardly anything more."""


def compressed(site: Path) -> Iterator[Output]:
    """The smaller forms of a built site's files."""
    for path in sorted(site.rglob("*")):
        if path.suffix in COMPRESSED and path.is_file():
            name = path.relative_to(site).as_posix()
            for coding, content in _smaller(path.read_bytes()).items():
                yield Output(name + ENDINGS[coding], content)


def _smaller(content: bytes) -> Mapping[str, bytes]:
    # Without a name and a time, so that the same file gives the same bytes.
    zipped = gzip.compress(content, compresslevel=9, mtime=0)
    if len(zipped) > len(content) * _WORTH_IT:
        return {}
    if len(zipped) > len(content) * _DENSE:
        return {"gzip": zipped}
    return {"br": brotli.compress(content, quality=11), "gzip": zipped}
