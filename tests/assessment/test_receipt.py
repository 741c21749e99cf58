"""What taking a file would do to the answers that are there."""

from hypothesis import given

from generator.assessment.answers import Answers
from generator.assessment.evidence import Evidence
from generator.assessment.receipt import Receipt
from tests.support.everyones_answers import QUICK, any_answers


def test_added_overwritten_lost() -> None:
    """Answers are new, other than those there, gone, or the same."""
    received = Answers({"a": "full", "b": "some", "people": 3}, evidence={"a": Evidence("new"), "b": Evidence("same")})
    present = Answers({"b": "none", "c": "full", "people": 3}, evidence={"b": Evidence("same"), "c": Evidence("old")})
    told = Receipt.of(received, present)
    assert (told.added, told.overwritten, told.lost, told.evidence_lost) == (("a",), ("b",), ("c",), ("c",))


@given(any_answers(), any_answers())
@QUICK
def test_every_answer_is_accounted_for(received: Answers, present: Answers) -> None:
    """Every answer of either side is in exactly one group, or the same on both sides."""
    told = Receipt.of(received, present)
    same = [name for name in received.given if present.given.get(name) == received.given[name]]
    assert sorted([*told.added, *told.overwritten, *same]) == sorted(received.given)
    assert sorted([*told.lost, *told.overwritten, *same]) == sorted(present.given)


@given(any_answers())
@QUICK
def test_the_same_file(answers: Answers) -> None:
    """Taking what is there already changes nothing."""
    told = Receipt.of(answers, answers)
    assert (told.added, told.overwritten, told.lost, told.evidence_lost) == ((), (), (), ())
