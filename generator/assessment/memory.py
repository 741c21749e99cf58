"""What was worked out from answers, kept from one set of answers to the next."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from generator.assessment.answers import Answer


class Memory:
    """Answers, and the values that were worked out from them.

    One changed answer leaves most of a result as it was. While a value is worked out, the questions are noted whose answers
    are read; the value is kept until one of those answers changes. As reading is the only way to an answer, no value has to
    declare what it rests on, and none can outlive it.
    """

    def __init__(self) -> None:
        self._given: Mapping[str, Answer] = {}
        bits: defaultdict[str, int] = defaultdict(lambda: 1 << len(bits))
        self._bits = bits
        """A bit for each question that was read; sets of questions are sums of bits, as they are joined hundreds of times."""
        self._noted = 0
        """The questions read for the value that is being worked out."""
        self._shelves: list[dict[Any, tuple[Any, int]]] = []
        """For each function its values by arguments, each with the questions that it rests on."""

    def take(self, given: Mapping[str, Answer]) -> None:
        """Go on with these answers, and forget what rests on others."""
        changed = sum(self._bits[name] for name in {name for name, _ in given.items() ^ self._given.items()})
        self._given = given
        for shelf in self._shelves:
            for key in [key for key, (_, read) in shelf.items() if read & changed]:
                del shelf[key]

    def read(self, name: str) -> Answer | None:
        """The answer to a question by id; None while there is none."""
        self._noted |= self._bits[name]
        return self._given.get(name)

    def kept[*Arguments, Value](self, work_out: Callable[[*Arguments], Value]) -> Callable[[*Arguments], Value]:
        """The function, with its values kept.

        Its values must be immutable, and rest on nothing but its arguments, what never changes, and answers read here.
        """
        shelf: dict[tuple[*Arguments], tuple[Value, int]] = {}
        self._shelves.append(shelf)

        def look_up(*arguments: *Arguments) -> Value:
            known = shelf.get(arguments)
            if known is None:
                around, self._noted = self._noted, 0
                try:
                    known = shelf[arguments] = (work_out(*arguments), self._noted)
                finally:
                    self._noted = around
            self._noted |= known[1]
            return known[0]

        return look_up
