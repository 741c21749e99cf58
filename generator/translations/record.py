"""The record of confirmed translations: for each one, a fingerprint of the source that it is right for.

`translations.json` in a content folder, or in an overlay for its own texts, holds `{language: {file: {key: fingerprint}}}`,
one line for each key, so that two people's versions merge. Texts that share a key have their fingerprints in one line,
sorted, separated by spaces. It is JSON because the program writes it; YAML is what authors write.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.layers import Layers
from generator.problems import Problem

FILE = "translations.json"

type Record = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Fingerprints by language, file (as problems name it) and key."""


def read_records(layers: Layers, report: Callable[[Problem], None]) -> Record:
    """Read the records of all folders as one."""
    below = read_record(layers.base, "", report)
    above = read_record(layers.overlay, layers.prefix, report) if layers.overlay else {}
    return {language: {**below.get(language, {}), **above.get(language, {})} for language in {**below, **above}}


def read_record(folder: Path, prefix: str, report: Callable[[Problem], None]) -> Record:
    """Read a folder's record; empty if there is no file, or the file was reported as broken.

    Args:
        folder: a content folder, or an overlay.
        prefix: what problems put before the names of the folder's files.
        report: takes the problem.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        record = json.loads(path.read_bytes().decode("utf-8-sig"))
    except ValueError:
        record = None
    if not _is_record(record):
        report(Problem.at(prefix + FILE, (1, 1), "", "broken-record"))
        return {}
    return {language: {prefix + file: marks for file, marks in files.items()} for language, files in record.items()}


def record_bytes(record: Record, prefix: str) -> bytes:
    """Format a record as the file of its folder."""
    written = {
        language: {file.removeprefix(prefix): marks for file, marks in files.items()}
        for language, files in record.items()
    }
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()


def _is_record(record: object) -> bool:
    """Check for mappings, three levels deep, down to texts."""

    def is_mapping(value: object, levels: int) -> bool:
        if not levels:
            return isinstance(value, str)
        return isinstance(value, dict) and all(is_mapping(part, levels - 1) for part in value.values())

    return is_mapping(record, 3)
