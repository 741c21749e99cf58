"""What is taken of a translator's file, compared with the content."""

import pytest

from generator.translations.intake import Intake, take
from generator.translations.states import Translation
from generator.translations.texts import ContentText, fingerprint
from generator.translations.unit import Parcel, ParcelError, Unit

TEXTS = [
    ContentText("a.yaml", ("one",), "one", {"ja": "一", "en": " (one) "}),
    ContentText("a.yaml", ("two",), "two", {"ja": "二{n}", "en": "two {n}"}),
    ContentText("a.yaml", ("three",), "three", {"ja": "三"}),
    ContentText("a.yaml", ("four",), "four", {"ja": "四", "en": "four"}),
]


def taken(*units: Unit, language: str = "en-GB") -> Intake:
    """What is taken of a file into stale translations."""
    listed = [Translation(text, "en", "stale" if "en" in text.wordings else "missing") for text in TEXTS]
    return take(Parcel("ja-JP", language, units), listed, ("ja", "en"))


def reasons(intake: Intake) -> dict[str, str]:
    """The refusals by the text's key."""
    return {unit.stem.partition("#")[2]: reason for unit, reason in intake.refusals}


def test_new_wordings() -> None:
    """Wordings are taken with the outer spaces of the old ones; empty or equal ones are left, broken ones refused."""
    intake = taken(
        Unit("a.yaml#one", "一", "(first)"),
        Unit("a.yaml#two", "二{n}", "second"),
        Unit("a.yaml#three", "三", ""),
        Unit("a.yaml#three", "三", "third"),
        Unit("a.yaml#four", "四", " four"),
        Unit("a.yaml#five", "五", "fifth"),
        Unit("a.yaml#two", "二{n}", ""),
        Unit("a.yaml#six", "六", ""),
    )
    assert intake.wordings == {"a.yaml": {("one",): " (first) ", ("three",): "third"}}
    assert intake.right_for == {
        TEXTS[0].name("ja"): fingerprint("一"),
        TEXTS[2].name("ja"): fingerprint("三"),
    }
    assert reasons(intake).keys() == {"two", "five"}
    assert (intake.unchanged, intake.untranslated, intake.confirmed) == (2, 1, 0)


def test_confirmed_as_it_is() -> None:
    """A translation that its translator calls right is confirmed, unless its source has changed since the export."""
    intake = taken(
        Unit(TEXTS[3].name("ja"), "四", "four", is_right=True),
        Unit(f"a.yaml#one~{fingerprint('壱')}", "壱", "(one)", is_right=True),
    )
    assert intake.right_for == {TEXTS[3].name("ja"): fingerprint("四")}
    assert (intake.confirmed, intake.unchanged) == (1, 1)


def test_unfinished_wordings() -> None:
    """A wording that its program calls unfinished is taken, and not confirmed."""
    intake = taken(Unit(TEXTS[3].name("ja"), "四", "the fourth", is_right=False))
    assert intake.wordings
    assert not intake.right_for


def test_source_that_changed_meanwhile() -> None:
    """A translation is right for the source that was exported."""
    intake = taken(Unit(f"a.yaml#four~{fingerprint('肆')}", "肆", "fourth"))
    assert intake.right_for == {TEXTS[3].name("ja"): fingerprint("肆")}


def test_what_is_refused() -> None:
    """Unknown sources, two translations of one text, and damages of the file are refused with their reasons."""
    intake = taken(
        Unit("a.yaml#one", "二", "first"),
        Unit("a.yaml#three", "三", "third"),
        Unit("a.yaml#three", "三", "3rd"),
        Unit("a.yaml#four", "四", "fourth", refusals=("is damaged",)),
    )
    assert not intake.wordings
    assert reasons(intake) == {
        "one": 'has another source than the content: "二"',
        "three": "is there more than once, with different translations",
        "four": "is damaged",
    }
    with pytest.raises(ParcelError, match="into fr"):
        taken(language="fr")
