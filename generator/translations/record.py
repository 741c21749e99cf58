"""What was confirmed: for every translation, a fingerprint of the source that it is right for.

`translations.json` in the content folder holds `{language: {file: {key: fingerprint}}}`, one line for each key, so that
two people's versions merge. Texts that share a key have their fingerprints in one line, sorted, parted by spaces. It is
JSON because the program writes it; YAML is what authors write.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.problems import Problem

FILE = "translations.json"

type Record = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Fingerprints by language, file and key."""


def read_record(content: Path, report: Callable[[Problem], None]) -> Record:
    """What was confirmed for a content folder; nothing where there is no such file, or it was reported."""
    path = content / FILE
    if not path.is_file():
        return {}
    try:
        record = json.loads(path.read_bytes().decode("utf-8-sig"))
    except ValueError:
        record = None
    if not _is_record(record):
        report(Problem.at(FILE, (1, 1), "", "broken-record"))
        return {}
    confirmed: Record = record
    return confirmed


def write_record(content: Path, record: Record) -> None:
    """Keep what was confirmed."""
    path = content / FILE
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")


def _is_record(record: object) -> bool:
    """Whether it is mappings, three levels deep, down to texts."""

    def is_mapping(value: object, levels: int) -> bool:
        if not levels:
            return isinstance(value, str)
        return isinstance(value, dict) and all(is_mapping(part, levels - 1) for part in value.values())

    return is_mapping(record, 3)
