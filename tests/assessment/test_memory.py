"""What is kept of earlier answers."""

import pytest

from generator.assessment.memory import Memory


def test_kept_until_an_answer_read_changes() -> None:
    """A value is worked out again once an answer that it read is changed, given or withdrawn, and not before."""
    memory = Memory()
    worked_out = []

    def ask(name: str) -> str:
        worked_out.append(name)
        return f"{name}: {memory.read(name)}"

    kept = memory.kept(ask)
    for given, told in (({}, None), ({"a": 1}, 1), ({"a": 1, "b": 2}, 1), ({"a": 3, "b": 2}, 3), ({"b": 2}, None)):
        memory.take(given)
        assert kept("a") == f"a: {told}"
    assert worked_out == ["a"] * 4


def test_a_value_rests_on_what_its_parts_read() -> None:
    """What a kept part has read counts for the whole, whether the part was worked out for it or known before."""
    memory = Memory()
    part = memory.kept(memory.read)
    wholes = [memory.kept(lambda: ("whole", part("a"))), memory.kept(lambda: ("other", part("a")))]
    memory.take({"a": 1})
    assert [whole()[1] for whole in wholes] == [1, 1]
    memory.take({"a": 2})
    assert [whole()[1] for whole in wholes] == [2, 2]


def test_a_part_does_not_rest_on_its_whole() -> None:
    """What the whole has read before asking for a part is no reason to work out the part again."""
    memory = Memory()
    part = memory.kept(lambda: (memory.read("part"),))
    whole = memory.kept(lambda: (memory.read("whole"), part()))
    memory.take({"part": 1, "whole": 1})
    before = whole()[1]
    memory.take({"part": 1, "whole": 2})
    assert part() is before


def test_failure_is_not_kept() -> None:
    """What could not be worked out is tried again, and what failed has no part in what is worked out next."""
    memory = Memory()

    def fail() -> int:
        raise ValueError(memory.read("a"))

    failing = memory.kept(fail)
    for _ in range(2):
        with pytest.raises(ValueError, match="None"):
            failing()
    constant = memory.kept(lambda: ("constant",))
    before = constant()
    memory.take({"a": 1})
    assert constant() is before
