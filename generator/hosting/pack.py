"""One file for an administrator: the site, settings for servers, what is in it and under which licences, and a guide."""

import hashlib
import stat
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from markdown import markdown  # type: ignore[import-untyped]  # has no types

from generator.hosting.components import inventory
from generator.hosting.compression import compressed
from generator.hosting.lint import unfit
from generator.hosting.notices import notices
from generator.hosting.sbom import sbom
from generator.hosting.servers import server_settings
from generator.output import Output
from generator.shipped import HOME

GUIDES = {"README.html": ("docs/hosting.md", "en"), "README.ja.html": ("docs/hosting.ja.md", "ja")}
"""By their names in the pack, the guides for administrators and their languages."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name: the same content has to give the same bytes at any time."""
_READABLE = (stat.S_IFREG | 0o644) << 16
_ALREADY_SMALL = {".zip", ".xlsx", ".png", ".gz", ".br"}
_DOCUMENT = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>body {{ max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font-family: system-ui, sans-serif; line-height: 1.7; }}
pre, code {{ font-family: ui-monospace, monospace; }} pre {{ overflow-x: auto; padding: 0.75rem; border: 1px solid; }}
table {{ border-collapse: collapse; }} th, td {{ padding: 0.3rem 0.6rem; border: 1px solid; text-align: left; vertical-align: top; }}
</style></head>
<body>
{body}
</body>
</html>
"""


class UnfitSiteError(Exception):
    """The site cannot be put on every server; the message has a line for each reason."""


def write_pack(site: Path, file: Path) -> tuple[int, int]:
    """Write the pack of a built site.

    Args:
        site: the folder.
        file: the zip file to write; whatever happens, it is there whole or as it was before.

    Returns:
        Number of files in it, and of bytes.

    Raises:
        UnfitSiteError: something in the site is not what any server could deliver.
        UnmappedFileError: nobody knows under which licence a file of the site is.
        NoTraceError: what should be in a file does not show there.
    """
    if wrong := list(unfit(site)):
        raise UnfitSiteError("\n".join(wrong))
    outputs = sorted(_contents(site), key=lambda output: output.path)
    sums = "".join(f"{hashlib.sha256(_bytes(output)).hexdigest()}  {output.path}\n" for output in outputs)
    unfinished = file.with_name(f".{file.name}.new")
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write_zip(unfinished, [*outputs, Output("SHA256SUMS", sums)])
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return len(outputs) + 1, file.stat().st_size


def _contents(site: Path) -> Iterator[Output]:
    parts = inventory(site)
    files = (path for path in site.rglob("*") if path.is_file())
    of_site = (Output(path.relative_to(site).as_posix(), path) for path in files)
    yield from _below("site", chain(of_site, compressed(site)))
    yield from _below("server", server_settings(site))
    yield Output("sbom.cdx.json", sbom(parts))
    yield Output("LICENCES.txt", notices(parts))
    for name, (source, language) in GUIDES.items():
        yield Output(name, _document((HOME / source).read_text("utf-8"), language))


def _below(folder: str, outputs: Iterable[Output]) -> Iterator[Output]:
    return (Output(f"{folder}/{output.path}", output.content) for output in outputs)


def _document(text: str, language: str) -> str:
    title = text.partition("\n")[0].lstrip("# ")
    return _DOCUMENT.format(language=language, title=title, body=markdown(text, extensions=["tables", "fenced_code"]))


def _write_zip(file: Path, outputs: Iterable[Output]) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for output in outputs:
            entry = zipfile.ZipInfo(output.path, _EARLIEST)
            entry.create_system = 3  # of Unix, on Windows too
            entry.external_attr = _READABLE
            small = Path(output.path).suffix in _ALREADY_SMALL
            entry.compress_type = zipfile.ZIP_STORED if small else zipfile.ZIP_DEFLATED
            archive.writestr(entry, _bytes(output), compresslevel=9)


def _bytes(output: Output) -> bytes:
    content = output.content
    return (
        content.read_bytes() if isinstance(content, Path) else content.encode() if isinstance(content, str) else content
    )
