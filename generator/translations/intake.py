"""A translator's file compared with the content: what of it can be taken, and the files with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.document import Place
from generator.translations.marks import losses
from generator.translations.scalars import rewrite
from generator.translations.states import Translation
from generator.translations.texts import fingerprint
from generator.translations.unit import Parcel, ParcelError, Unit

BYTE_ORDER_MARK = "\ufeff"

type Wordings = Mapping[str, Mapping[Place, str]]
"""New wordings by file and place of their text."""


@dataclass
class Intake:
    """What can be taken of a parcel."""

    language: str
    wordings: dict[str, dict[Place, str]] = field(default_factory=dict)
    sources: dict[str, dict[Place, str]] = field(default_factory=dict)
    """The same places with the wordings of the source."""
    right_for: dict[str, str] = field(default_factory=dict)
    """The fingerprint of the source that each translation is right for, by the text's name."""
    refusals: list[tuple[Unit, str]] = field(default_factory=list)
    """The units that are left out, each with the reason."""
    confirmed: int = 0
    """How many translations are confirmed as they are."""
    unchanged: int = 0
    """How many are as they were, without a word on whether they are right."""
    untranslated: int = 0


def take(parcel: Parcel, translations: Iterable[Translation], languages: tuple[str, ...]) -> Intake:
    """Compare a parcel with the translations that there are.

    Raises:
        ParcelError: it is in other languages than the content.
    """
    source, *others = languages
    language = next((code for code in others if _same(code, parcel.language)), None)
    if language is None or not _same(source, parcel.source):
        raise ParcelError(f"is from {parcel.source} into {parcel.language}; the content is in {', '.join(languages)}")
    intake, find = Intake(language), _Finder([one for one in translations if one.language == language], source)
    given: dict[str, set[str]] = {}
    for unit in parcel.units:
        given.setdefault(unit.name, set()).add(unit.translation.strip())
    for unit in parcel.units:
        if not unit.translation.strip():
            _count_empty(find(unit), intake)
        elif len(given[unit.name] - {""}) > 1:
            intake.refusals.append((unit, "is there more than once, with different translations"))
        elif unit.refusals:
            intake.refusals.append((unit, ", ".join(unit.refusals)))
        elif not (found := find(unit)):
            intake.refusals.append((unit, "is no longer in the content, or its source has changed"))
        else:
            for one in found:
                _take_one(unit, one, source, intake)
    return intake


def _count_empty(found: Iterable[Translation], intake: Intake) -> None:
    """Count units without a translation: the content has one, or there is none anywhere."""
    for one in found:
        intake.untranslated += one.state == "missing"
        intake.unchanged += one.state in ("new", "stale")


class _Finder:
    """Finds the texts that units are about."""

    def __init__(self, translations: Iterable[Translation], source: str) -> None:
        self._named: dict[str, list[Translation]] = {}
        self._alone: dict[str, list[Translation]] = {}
        for one in translations:
            self._named.setdefault(one.text.name(source), []).append(one)
            if one.text.is_alone:
                self._alone.setdefault(one.text.stem, []).append(one)

    def __call__(self, unit: Unit) -> list[Translation]:
        """The texts with the unit's source, or else the one with its key, whose source has changed meanwhile."""
        return self._named.get(unit.name) or self._alone.get(unit.stem, [])


def _take_one(unit: Unit, one: Translation, source: str, intake: Intake) -> None:
    text = one.text
    original, present = text.wordings.get(source, ""), text.wordings.get(intake.language, "")
    mark, now = unit.mark or fingerprint(unit.source), fingerprint(original)
    if not unit.mark and mark != now:
        intake.refusals.append((unit, f'has another source than the content: "{unit.source}"'))
        return
    wording = _spaced_like(present or original, unit)
    if wording == present:
        if unit.is_right and mark == now and one.state != "right":
            intake.right_for[text.name(source)] = mark
            intake.confirmed += 1
        elif one.state != "right":
            intake.unchanged += 1
        return
    if reasons := list(losses(original, wording)):
        intake.refusals.append((unit, ", ".join(reasons)))
        return
    intake.wordings.setdefault(text.file, {})[text.place] = wording
    intake.sources.setdefault(text.file, {})[text.place] = original
    if unit.is_right is not False:
        intake.right_for[text.name(source)] = mark


def rewritten(data: bytes, language: str, wordings: Mapping[Place, str]) -> bytes:
    """Return a content file with other wordings.

    Raises:
        ValueError: a wording cannot be written in YAML.
    """
    text = data.decode()
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    return (mark + rewrite(text.removeprefix(mark), language, wordings)).encode()


def _same(code: str, given: str) -> bool:
    """Whether a language is meant; translators' programs add countries: `ja-JP`."""
    return given.casefold() == code.casefold() or given.casefold().startswith(f"{code.casefold()}-")


def _spaced_like(old: str, unit: Unit) -> str:
    """The translation with the outer spaces of another wording, which translators' programs remove."""
    core = old.strip()
    before, _, after = old.partition(core) if core else ("", "", "")
    return before + unit.translation.strip().replace("\r\n", "\n") + after
