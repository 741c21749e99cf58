"""What many people's answers have in common, and how far they are apart."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assessment.answers import Answer, Answers
from generator.assessment.canonical import ENCODER
from generator.assessment.collection import Named, name_key
from generator.assessment.merge import Merge, Poll
from generator.assessment.people import LeftOut, People
from tests.support.everyones_answers import EVERYTHING, FILES, QUICK, any_answers, named


def merge(*values: dict[str, Any]) -> Merge:
    """These answers, each another person's, merged."""
    accepted = (Answers.accepted(one, EVERYTHING, by=f"person-{n}") for n, one in enumerate(values, start=1))
    return Merge.of(EVERYTHING, [Named("answers.json", one) for one in accepted])


def poll(question: str, *answers: Any) -> Poll:
    """One question, answered by many; None for who answered another one only."""
    merged = merge(*({"hidden": "none"} if answer is None else {question: answer} for answer in answers))
    return next(one for one in merged.polls if one.question == question)


@pytest.mark.parametrize(
    ("question", "answers", "agreed", "disagreement"),
    [
        ("a", ["full"], "full", 0),
        ("a", ["none", "full"], None, 100),
        ("a", ["none", "some"], None, 50),
        ("a", ["none", "some", "full"], None, 67),
        ("a", ["none", "full", "full"], "full", 67),
        ("a", ["full", None], None, 0),
        ("a", ["full", None, None, None, None, None], None, 0),
        ("a", ["full", "full", None], "full", 0),
        ("people", [2, 4], None, 50),
        ("people", [5, 1, 5, 5], 5, 40),
        ("people", [10, 9, 8, 7], None, 22),
        ("day", ["2026-01-01", "2026-01-11"], None, 3),
        ("day", ["2026-01-01", "2028-01-01", "0001-01-01"], None, 100),
        ("colour", ["red", "blue"], None, 100),
        ("colour", ["blue", "red", "blue", "blue"], "blue", 50),
        ("running", [["mail"], ["mail", "abm"]], ("mail",), 50),
        ("running", [["mail"], ["mail", "abm"], None, None], None, 50),
        ("running", [["mail"], ["abm"], ["scoring"]], None, 100),
        ("running", [[], [], ["mail"]], (), 67),
        ("running", [["mail", "abm"], ["mail", "scoring"], ["abm", "scoring"]], ("mail", "scoring", "abm"), 67),
    ],
)
def test_agreed_and_disagreement(question: str, answers: list[Any], agreed: Answer | None, disagreement: int) -> None:
    """A majority of all people agrees, and the distance from the middle is the one that the rule gives."""
    found = poll(question, *answers).agreement
    assert (found.agreed, found.disagreement) == (agreed, disagreement)


@pytest.mark.parametrize(
    ("answers", "agreed"),
    [
        (["unknown", "full"], None),
        (["unknown", "unknown", "full"], "unknown"),
        (["not-applicable", "unknown"], None),
        (["not-applicable", "not-applicable", "unknown", "full", "full"], None),
        (["unknown", "unknown", "unknown", None, None], "unknown"),
        (["unknown", "unknown", None, None], None),
    ],
)
def test_more_people_cannot_say(answers: list[Any], agreed: Answer | None) -> None:
    """A majority may agree that it cannot say; who did not answer is no part of it."""
    assert poll("a", *answers).agreement.agreed == agreed


@pytest.mark.parametrize(
    ("question", "answers", "middle"),
    [
        ("a", ["none", "full"], "none"),
        ("people", [10, 9, 8, 7], 8),
        ("day", ["2026-01-01", "2026-01-11"], "2026-01-01"),
        ("colour", ["red", "blue"], None),
        ("running", [["mail"], ["abm"]], None),
        ("a", ["unknown"], None),
    ],
)
def test_middle(question: str, answers: list[Any], middle: Answer | None) -> None:
    """Answers with an order have a lower median, which somebody gave."""
    assert poll(question, *answers).agreement.middle == middle


@pytest.mark.parametrize(
    ("question", "answers", "spread"),
    [
        ("a", ["full", "none", "some"], ("none", "full", 2, None)),
        ("people", [10, 9], (9, 10, None, None)),
        ("day", ["2026-01-02", "2025-12-31"], ("2025-12-31", "2026-01-02", None, None)),
        ("colour", ["red", "red", "blue"], (None, None, None, 33)),
        ("running", [["mail"], ["mail"], ["abm"], ["mail"]], (None, None, None, 25)),
    ],
)
def test_spread(question: str, answers: list[Any], spread: tuple[Any, ...]) -> None:
    """The spread fits the kind of question."""
    found = poll(question, *answers).agreement
    assert (found.least, found.greatest, found.steps, found.otherwise) == spread


def test_counted_apart() -> None:
    """Answers, "don't know", "does not apply", silence and not having been asked are counted apart."""
    told = poll("a", "full", "none", "full", "unknown", "not-applicable", None, None)
    assert (told.answered, told.unknown, told.not_applicable, told.missing) == (3, 1, 1, ("person-6", "person-7"))
    assert told.counts == {"none": 1, "some": 0, "full": 2}
    hidden = next(one for one in merge({"a": "none"}, {"a": "full"}).polls if one.question == "hidden")
    assert (hidden.missing, hidden.not_asked) == (("person-2",), 1)


def test_counts() -> None:
    """People are counted for each of several options, and for each number in the order of numbers."""
    assert poll("running", ["mail", "abm"], ["abm"]).counts == {"mail": 1, "scoring": 0, "abm": 2}
    assert list(poll("people", 10, 9, 10).counts.items()) == [("9", 1), ("10", 2)]


def test_disagreement_first() -> None:
    """Questions stand in the order of disagreement, and at most four that have any are to be talked about."""
    first = {"a": "none", "b": "none", "c": "none", "people": 2, "colour": "red", "running": ["mail"]}
    merged = merge(first, {**first, "b": "some", "c": "full", "people": 4, "running": ["abm"], "colour": "green"})
    assert [one.question for one in merged.discussed] == ["c", "running", "colour", "b"]
    assert [one.question for one in merge(first, {**first, "b": "full"}).discussed] == ["b"]
    assert merge(first).discussed == ()


def test_placements() -> None:
    """It is counted how many people's answers place them where."""
    assert merge({"a": "full"}, {"a": "none"}, {"a": "some"}, {"hidden": "none"}).placements == {
        "place": {"low": 2, "top": 1}
    }


def test_nobody_is_named_with_an_answer() -> None:
    """The data names people only as files and where their answer is missing."""
    told = json.loads(Merge.of(EVERYTHING, named({"a": "full"}, {"b": "none"}, by="Anna")).to_json())
    for one in told["polls"]:
        one["missing"] = []
    assert "Anna" not in json.dumps([told["polls"], told["placements"], told["answers"]])
    assert [set(person) for person in told["people"]] == [
        {"label", "saved_at", "content_version", "carried", "changed", "dropped"}
    ] * 2


# People, not files


@given(any_answers(), st.integers(1, 5))
@QUICK
def test_copies_of_one_file(answers: Answers, count: int) -> None:
    """Copies of one file are one person's, who agrees with all of it."""
    merged = Merge.of(EVERYTHING, [Named("a.json", answers)] * count)
    assert merged.answers == answers.given
    assert len(merged.people) == (1 if answers.given else 0)
    assert [one.reason for one in merged.left_out] == ["copy" if answers.given else "empty"] * (
        count - len(merged.people)
    )


@given(FILES)
@QUICK
def test_people_are_distinct_contents(files: list[Named]) -> None:
    """As many people are counted as there are different names with different answers; every other file is reported."""
    contents = {(name_key(file.answers.by), ENCODER.encode(file.answers.given)) for file in files if file.answers.given}
    merged = Merge.of(EVERYTHING, files)
    assert len(merged.people) == len(contents)
    assert len(merged.people) + len(merged.left_out) == len(files)
    assert {one.of for one in merged.left_out if one.reason == "copy"} <= {one.label for one in merged.people}
    assert len({name_key(one.label) for one in merged.people}) == len(merged.people)


@given(FILES)
@QUICK
def test_agreed_means_more_than_half(files: list[Named]) -> None:
    """Whatever is agreed, more than half of the people counted gave, alone or among other options."""
    counted = People.of(files).counted
    for name, agreed in Merge.of(EVERYTHING, files).answers.items():
        given = [file.answers.given.get(name) for file in counted]
        for part in agreed if isinstance(agreed, tuple) and agreed else (agreed,):
            assert 2 * sum(one == part or (isinstance(one, tuple) and part in one) for one in given) > len(counted)


def test_copy_with_other_bytes() -> None:
    """What else a file holds does not make it another person's; files without a name are told apart by their answers."""
    first = Answers.accepted({"a": "full"}, EVERYTHING, saved_at="2026-01-01", content_version="1")
    again = Answers.accepted({"a": "full"}, EVERYTHING, evidence={"a": {"note": "x"}}, saved_at="2026-02-01")
    other = Answers.accepted({"a": "some"}, EVERYTHING)
    merged = Merge.of(EVERYTHING, [Named("1.json", first), Named("2.json", again), Named("3.json", other)])
    assert [one.label for one in merged.people] == ["1", "3"]
    assert merged.left_out == (LeftOut("2.json", "copy", "1"),)
    assert merged.namesakes == ()


@pytest.mark.parametrize(
    "names",
    [
        ("ガイド ぽん", unicodedata.normalize("NFD", "ガイド ぽん")),
        ("山田 太郎", "山田\u3000太郎"),
        ("山田 太郎", "山田太郎\u200b"),
        ("Ａｎｎａ", "anna"),
        ("葛城", "葛\U000e0100城"),
    ],
)
def test_names_of_the_same_look(names: tuple[str, str]) -> None:
    """Names of the same look are one person with the same answers, and otherwise numbered and reported."""
    same = [Named("x.json", Answers.accepted({"a": "full"}, EVERYTHING, by=name)) for name in names]
    assert len(Merge.of(EVERYTHING, same).people) == 1
    other = Named("y.json", Answers.accepted({"a": "some"}, EVERYTHING, by=names[1]))
    merged = Merge.of(EVERYTHING, [same[0], other])
    labels = {one.label for one in merged.people}
    assert len(labels) == 2
    assert any(label.endswith(" 2") for label in labels)
    assert set(merged.namesakes) == labels


@given(FILES, st.randoms(use_true_random=False))
@QUICK
def test_order_of_files(files: list[Named], random: Any) -> None:
    """The order in which files come makes no difference."""
    shuffled = random.sample(files, len(files))
    assert Merge.of(EVERYTHING, shuffled).to_json() == Merge.of(EVERYTHING, files).to_json()


@given(FILES)
@QUICK
def test_agreed_answers_are_offered(files: list[Named]) -> None:
    """What is agreed can be answered, disagreement is a percentage, and everybody is counted once for each question."""
    merged = Merge.of(EVERYTHING, files)
    as_saved = {name: list(one) if isinstance(one, tuple) else one for name, one in merged.answers.items()}
    assert Answers.accepted(as_saved, EVERYTHING).given == merged.answers
    for one in merged.polls:
        assert 0 <= one.agreement.disagreement <= 100
        assert one.answered + one.unknown + one.not_applicable + one.not_asked + len(one.missing) == len(merged.people)


def test_equal_values_are_one_step() -> None:
    """Between options of equal value there is no disagreement; in the middle is the one that is offered first."""
    for answers in (["x", "y"], ["y", "x"]):
        found = poll("grade", *answers).agreement
        assert (found.agreed, found.middle, found.disagreement, found.steps) == (None, "x", 0, 0)
