"""JSON back to the classes it was written from."""

from dataclasses import asdict
from typing import Any

import pytest

from generator.assessment.decode import decode
from generator.assessment.definition import Option, Question
from generator.assessment.rules import Condition, Measure
from generator.assessment.text import Text
from tests.support.tiny_check import WORD, is_, measure

QUESTION = Question(
    "a", "all", WORD, "playbook", options=(Option("x", WORD, 1),), shown_when=Condition(any_of=(is_("b", "y"),))
)


@pytest.mark.parametrize("value", [QUESTION, measure("mean", "answer:a", weights={"answer:a": 2})])
def test_same_value(value: Question | Measure) -> None:
    """What was written is read as the same value, down to the classes of its parts."""
    data = asdict(value)
    read: Any = decode(type(value), data)
    assert read == value
    assert repr(read) == repr(value)


def test_left_out_is_default() -> None:
    """A field that is left out has its default; defaults that can be changed are not shared."""
    data: dict[str, Any] = {"id": "m", "title": {"en": "M"}, "kind": "sum", "basis": "playbook", "of": ["answer:a"]}
    one, other = decode(Measure, data), decode(Measure, data)
    assert one == Measure("m", Text(en="M"), "sum", "playbook", ("answer:a",))
    assert one.weights is not other.weights


@pytest.mark.parametrize("data", [{"id": "x"}, {"id": "x", "label": {"en": "X"}, "worth": 1}])
def test_other_fields_are_refused(data: dict[str, Any]) -> None:
    """A field that is needed and not there, or there and not known, is an error."""
    with pytest.raises(TypeError, match="Option needs id, label and has id"):
        decode(Option, data)
