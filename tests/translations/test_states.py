"""Which translations are told to be right, new, stale or missing."""

from pathlib import Path
from typing import Any

import pytest

from generator.document import Document
from generator.problems import Problem
from generator.translations.confirm import confirm
from generator.translations.record import FILE, Record, read_record, record_bytes
from generator.translations.states import translations
from generator.translations.texts import ContentText, fingerprint, texts

LANGUAGES = ("ja", "en", "ko")
BEFORE: dict[str, Any] = {
    "title": {"ja": "題", "en": "Title", "ko": "제목"},
    "duties": [
        {"id": "one", "title": {"ja": "一", "en": "One", "ko": "하나"}},
        {"id": "two", "title": {"ja": "二", "en": "Two", "ko": "둘"}},
    ],
    "signs": [{"ja": "甲", "en": "First", "ko": "가"}, {"ja": "乙", "en": "Second", "ko": "나"}],
    "synonyms": {"ja": ["別名"], "en": ["alias"]},
}


def found(data: dict[str, Any]) -> list[ContentText]:
    """The texts of a file with such data."""
    return list(texts(Document("file.yaml", data, {}), LANGUAGES))


def confirmed(data: dict[str, Any], record: Record | None = None, **right_for: str) -> Record:
    """The record once the English is confirmed: all of it, or by name."""
    listed = [one for one in translations(found(data), LANGUAGES, record or {}) if one.language == "en"]
    everything = {one.text.name("ja"): one.text.wordings["ja"] for one in listed if one.state != "missing"}
    marks = {name: fingerprint(wording) for name, wording in (right_for or everything).items()}
    return confirm(record or {}, listed, "ja", marks)


def states(data: dict[str, Any], record: Record, language: str = "en") -> list[str]:
    """The states of all texts, in order."""
    return [one.state for one in translations(found(data), LANGUAGES, record) if one.language == language]


def changed(**changes: Any) -> dict[str, Any]:
    """The data with other parts."""
    return {**BEFORE, **changes}


def test_keys() -> None:
    """A text is known by the ids above it; several without ids share a key, and their names tell them apart."""
    listed = found(BEFORE)
    assert [text.key for text in listed] == ["title", "duties.one.title", "duties.two.title", "signs.*", "signs.*"]
    assert listed[1].stem == "file.yaml#duties.one.title"
    assert len({text.name("ja") for text in listed}) == 5


def test_all_right_once_confirmed() -> None:
    """What was never confirmed is new; one language's confirmation says nothing of another's."""
    assert states(BEFORE, {}) == ["new"] * 5
    record = confirmed(BEFORE)
    assert states(BEFORE, record) == ["right"] * 5
    assert states(BEFORE, record, "ko") == ["new"] * 5


def test_moving_entries_changes_nothing() -> None:
    """Positions do not count, with ids or without, nor does an entry that is added or removed."""
    record = confirmed(BEFORE)
    added = {"ja": "丙", "en": "Third", "ko": "다"}
    moved = changed(duties=BEFORE["duties"][::-1], signs=[added, *BEFORE["signs"][::-1]])
    assert states(moved, record) == ["right", "right", "right", "new", "right", "right"]
    assert states(changed(duties=BEFORE["duties"][1:]), record) == ["right"] * 4


@pytest.mark.parametrize("translation", ["One", "Another one"])
def test_changed_source(translation: str) -> None:
    """A changed source makes its text stale, and no other, until it is confirmed; whatever happens to the translation."""
    record = confirmed(BEFORE)
    data = changed(
        duties=[{"id": "one", "title": {"ja": "壱", "en": translation, "ko": "하나"}}, BEFORE["duties"][1]],
        signs=[BEFORE["signs"][0], {"ja": "新", "en": "Second", "ko": "나"}],
    )
    assert states(data, record) == ["right", "stale", "right", "right", "stale"]
    assert states(data, confirmed(data, record)) == ["right"] * 5
    names = {text.name("ja"): text.wordings["ja"] for text in found(data)[-1:]}
    assert states(data, confirmed(data, record, **names)) == ["right", "stale", "right", "right", "right"]


def test_changed_translation() -> None:
    """A better translation of the same source stays right."""
    data = changed(title={"ja": "題", "en": "Heading", "ko": "제목"})
    assert states(data, confirmed(BEFORE)) == ["right"] * 5


@pytest.mark.parametrize("text", [{"ja": "題", "ko": "제목"}, {"ja": "題", "en": " ", "ko": "제목"}])
def test_missing(text: dict[str, str]) -> None:
    """A language that is not there, or blank, is missing, and cannot be confirmed."""
    data = changed(title=text)
    assert states(data, confirmed(data)) == ["missing", "right", "right", "right", "right"]


def test_translated_from_an_older_source() -> None:
    """A translation confirmed for another source than the present one is stale."""
    record = confirmed(BEFORE)
    assert states(BEFORE, confirmed(BEFORE, record, **{found(BEFORE)[0].name("ja"): "古い題"}))[0] == "stale"


def test_record_is_kept(tmp_path: Path) -> None:
    """What is written is read again; a file that is no record is told, and one that is not there is none."""
    problems: list[Problem] = []
    assert read_record(tmp_path, "", problems.append) == {}
    record = confirmed(BEFORE)
    (tmp_path / FILE).write_bytes(record_bytes(record, ""))
    assert read_record(tmp_path, "", problems.append) == record
    assert not problems
    for broken in ("<<<<<<< HEAD\n{}", "[]", '{"en": {"file.yaml": ["x"]}}', ""):
        (tmp_path / FILE).write_text(broken)
        assert read_record(tmp_path, "", problems.append) == {}
        assert problems.pop().file == FILE
