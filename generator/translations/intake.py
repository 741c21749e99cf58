"""What comes back from a translator: what of it can be taken, and the files with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.document import Place
from generator.translations.marks import losses
from generator.translations.scalars import rewrite
from generator.translations.texts import ContentText
from generator.translations.unit import Parcel, ParcelError, Unit

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Intake:
    """A parcel held against the content."""

    language: str
    wordings: Mapping[str, Mapping[Place, str]]
    """New wordings by file and place of their text."""
    right_for: Mapping[str, str]
    """The source that each was translated from, by the text's name."""
    refusals: tuple[tuple[str, str], ...]
    """Names of texts that are left as they are, each with the reason."""

    def rewritten(self, file: str, data: bytes) -> bytes:
        """A content file with its new wordings."""
        text = data.decode()
        mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
        return (mark + rewrite(text.removeprefix(mark), self.language, self.wordings[file])).encode()


def take(parcel: Parcel, texts: Iterable[ContentText], languages: tuple[str, ...]) -> Intake:
    """What can be taken of a parcel. Translations that are empty or as they were are left out.

    Raises:
        ParcelError: it is in other languages than the content.
    """
    source, *others = languages
    language = next((code for code in others if _same(code, parcel.language)), None)
    if language is None or not _same(source, parcel.source):
        raise ParcelError(f"is from {parcel.source} into {parcel.language}; the content is in {', '.join(languages)}")
    named: dict[str, list[ContentText]] = {}
    for text in texts:
        named.setdefault(text.name(source), []).append(text)
    wordings: dict[str, dict[Place, str]] = {}
    right_for: dict[str, str] = {}
    refusals: list[tuple[str, str]] = []
    for unit in parcel.units:
        if not unit.translation.strip():
            continue
        if unit.name not in named:
            refusals.append((unit.name, "is no longer in the content, or its source has changed"))
            continue
        for text in named[unit.name]:
            wording = _spaced_like(text.wordings.get(language) or text.wordings.get(source, ""), unit)
            if wording == text.wordings.get(language):
                continue
            if reasons := list(losses(text.wordings.get(source, ""), wording)):
                refusals.append((unit.name, ", ".join(reasons)))
                continue
            wordings.setdefault(text.file, {})[text.place] = wording
            right_for[unit.name] = unit.source
    return Intake(language, wordings, right_for, tuple(refusals))


def _same(code: str, given: str) -> bool:
    """Whether a language is meant; translators' programs add countries: `ja-JP`."""
    return given.casefold() == code.casefold() or given.casefold().startswith(f"{code.casefold()}-")


def _spaced_like(old: str, unit: Unit) -> str:
    """The translation with the outer spaces of another wording, which translators' programs remove."""
    core = old.strip()
    before, _, after = old.partition(core) if core else ("", "", "")
    return before + unit.translation.strip().replace("\r\n", "\n") + after
