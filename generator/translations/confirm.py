"""Confirming that translations are right for their sources."""

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.translations.record import Record
from generator.translations.states import Translation
from generator.translations.texts import fingerprint


def confirm(record: Record, listed: Iterable[Translation], source: str, right_for: Mapping[str, str]) -> Record:
    """Return the record with more translations confirmed, and without texts that are gone.

    Args:
        record: the confirmations so far.
        listed: the translations of all texts, of every language that is to change.
        source: code of the first language.
        right_for: the fingerprint of the source that a translation is right for, by the text's name.
    """
    marks: dict[str, dict[str, dict[str, list[str]]]] = {}
    waiting: set[tuple[str, str, str]] = set()
    for one in listed:
        text, name = one.text, one.text.name(source)
        if one.state == "right" or name in right_for:
            keys = marks.setdefault(one.language, {}).setdefault(text.file, {})
            keys.setdefault(text.key, []).append(right_for.get(name, fingerprint(text.wordings.get(source, ""))))
        elif one.state == "stale":
            marks.setdefault(one.language, {}).setdefault(text.file, {}).setdefault(text.key, [])
            waiting.add((one.language, text.file, text.key))
    for language, file, key in waiting:  # without their old confirmations they would be new, not stale
        kept = marks[language][file][key]
        kept += (Counter(record[language][file][key].split()) - Counter(kept)).elements()
    return {
        **record,
        **{
            language: {file: {key: " ".join(sorted(keys[key])) for key in keys} for file, keys in sorted(files.items())}
            for language, files in marks.items()
        },
    }
