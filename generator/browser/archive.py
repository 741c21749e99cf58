"""The archives that travel: zip files with the same bytes on every build, and the same as text in a script."""

import base64
import zipfile
from collections.abc import Mapping
from pathlib import Path

_COMPRESSED_ALREADY = (".zip",)


def write_archive(target: Path, entries: Mapping[str, bytes]) -> None:
    """Write a zip archive that `scripts/supply/archive.js` can read: sizes in front, nothing of this build's time."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries.items():
            stored = name.endswith(_COMPRESSED_ALREADY)
            method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, method, compresslevel=9)


def pack_archive(archive: Path) -> Path:
    """Write the archive as a script beside it, for pages that may load scripts only."""
    target = archive.with_suffix(".js")
    text = base64.b64encode(archive.read_bytes()).decode()
    target.write_text(f'engineArchive("{archive.name}", "{text}");\n', encoding="ascii")
    return target
