"""The fewest answers to change so that a measure has a wanted value.

1. A condition is brought about by its parts: all of them, or the one that takes the fewest changes, down to answers and
   measures.
2. An answer is changed to the option that is nearest to the present one in the order of options. "Don't know" and "does
   not apply" are never proposed, nor is a date.
3. A mean, share, count or sum is brought to its bound by the answers that move it most; among equals by those whose option
   is nearest, then in the order of questions.
4. What turns out not to be needed is taken back, also where a bigger step in one answer spares another.

The number is the least where no answer counts for two requirements at once; else it may be more, but never holds a change
that is not needed. A test compares the shipped checks with an exhaustive search.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from generator.assessment.answers import Answer
from generator.assessment.bundle import Bundle
from generator.assessment.definition import NOT_APPLICABLE, Question
from generator.assessment.evaluation import Evaluation, Value, compare
from generator.assessment.rules import Condition, Measure

type Changes = Mapping[str, Answer]
"""The new answers, by question id."""
type Step = Callable[[Changes], Changes | None]
"""Adds what is needed to changes made so far; None if that cannot be done."""
type Fits = Callable[[Answer | Value], bool]
"""Whether a value will do."""


def find_path(bundle: Bundle, given: Mapping[str, Answer], measure: str, value: Value) -> Changes | None:
    """The changes after which the measure has that value: none needed, some, or None if answers cannot bring it about."""
    goal = Condition(measure=measure, one_of=(str(value),))
    search = _Search(bundle, given)
    found = search.bring(goal, True, {})
    if found is None or search.holds(goal, found) is not True:
        return None
    found = search.prune(goal, found)
    for name in tuple(found):
        for answer in search.bigger_steps(name, found) if name in found else ():
            other = search.prune(goal, {**found, name: answer})
            if len(other) < len(found):
                found = other
    return {name: found[name] for name in bundle.questions if name in found}


class _Search:
    def __init__(self, bundle: Bundle, given: Mapping[str, Answer]) -> None:
        self._bundle = bundle
        self._given = given
        self._evaluation = Evaluation(bundle)

    def _see(self, changes: Changes) -> Evaluation:
        self._evaluation.take({**self._given, **changes})
        return self._evaluation

    def holds(self, condition: Condition, changes: Changes) -> bool | None:
        """Whether the condition holds after the changes."""
        return self._see(changes).judge(condition).holds

    def prune(self, goal: Condition, changes: Changes) -> Changes:
        """Return the changes without those that the goal does not need; all of them if it does not hold."""
        for name in tuple(changes):
            less = {other: answer for other, answer in changes.items() if other != name}
            if self.holds(goal, less):
                changes = less
        return changes

    def bigger_steps(self, name: str, changes: Changes) -> list[Answer]:
        """Return the options beyond the one that a question is changed to; none where it is not answered by one option."""
        if self._bundle.questions[name].kind != "one":
            return []
        distances = {answer: distance for distance, answer in self._offered(name, {})}
        return [answer for answer, distance in distances.items() if distance > distances.get(changes[name], 0)]

    def bring(self, condition: Condition, wanted: bool, changes: Changes) -> Changes | None:
        """The changes, with those that make the condition true or false; None if there are none."""
        if self.holds(condition, changes) is wanted:
            return changes
        if condition.answer:
            return self._choose(condition.answer, lambda answer: compare(answer, condition) is wanted, changes)
        if condition.measure:
            return self._bring_measure(self._bundle.measures[condition.measure], condition, wanted, changes)
        if condition.finding:
            return self.bring(self._bundle.findings[condition.finding].when, wanted, changes)
        parts = condition.all_of or condition.any_of or condition.none_of
        of_each = wanted is not bool(condition.none_of)
        steps = [self._to_bring(part, of_each) for part in parts]
        together = bool(condition.any_of) is not wanted
        return self._every(steps, changes) if together else self._fewest(steps, changes)

    def _to_bring(self, condition: Condition, wanted: bool) -> Step:
        return partial(self.bring, condition, wanted)

    def _to_avoid(self, condition: Condition) -> Step:
        """Not true is enough, undetermined will do."""
        return lambda changes: changes if not self.holds(condition, changes) else self.bring(condition, False, changes)

    def _every(self, steps: Iterable[Step], changes: Changes) -> Changes | None:
        for step in steps:
            after = step(changes)
            if after is None:
                return None
            changes = after
        return changes

    def _fewest(self, steps: Iterable[Step], changes: Changes) -> Changes | None:
        found = [after for step in steps if (after := step(changes)) is not None]
        return min(found, key=len, default=None)

    def _choose(self, name: str, fits: Callable[[Answer], bool], changes: Changes) -> Changes | None:
        """The nearest answer to one question that fits."""
        offered = [(distance, answer) for distance, answer in self._offered(name, changes) if fits(answer)]
        return {**changes, name: min(offered, key=lambda one: one[0])[1]} if offered else None

    def _offered(self, name: str, changes: Changes) -> Iterator[tuple[int, Answer]]:
        """What could be answered instead, with its distance from the present answer."""
        question, present = self._bundle.questions[name], {**self._given, **changes}.get(name)
        if question.kind == "number":
            yield from ((abs(n - (present if isinstance(present, int) else 0)), n) for n in _numbers(question))
        elif question.kind == "one":
            names = self._bundle.offered[name]
            here = names.index(present) if isinstance(present, str) and present in names else 0
            yield from ((abs(index - here), other) for index, other in enumerate(names) if other != present)
        elif question.kind == "many":
            chosen = present if isinstance(present, tuple) else ()
            for other in self._bundle.offered[name]:
                yield 1, tuple(one for one in self._bundle.offered[name] if (one in chosen) is not (one == other))

    def _bring_measure(self, measure: Measure, condition: Condition, wanted: bool, changes: Changes) -> Changes | None:
        def fits(value: Answer | Value) -> bool:
            return compare(value, condition) is wanted

        if measure.kind == "choose":
            return self._fewest(self._cases(measure, fits, changes), changes)
        if measure.kind == "steps":
            return self._fewest([self._to_number(measure.of[0], *bounds) for bounds in _ranges(measure, fits)], changes)
        if measure.kind == "table":
            return self._fewest(self._rows(measure, fits, changes), changes)
        least, most = condition.at_least, condition.at_most
        if wanted:
            up = [] if least is None else [partial(self._push, measure, True, least)]
            down = [] if most is None else [partial(self._push, measure, False, most)]
            return self._every([*up, *down], changes)
        down = [] if least is None else [partial(self._push, measure, False, least - 1)]
        up = [] if most is None else [partial(self._push, measure, True, most + 1)]
        return self._fewest([*down, *up], changes)

    def _cases(self, measure: Measure, fits: Fits, changes: Changes) -> list[Step]:
        """For each case whose value fits: how to make it the first that is true."""
        resolve = self._see(changes).resolve
        before: list[Step] = []
        ways: list[Step] = []
        for case in measure.cases:
            value = resolve(case.value)
            if value is not None and fits(value):
                ways.append(partial(self._every, [*before, self._to_bring(case.when, True)]))
            before.append(self._to_avoid(case.when))
        value = resolve(measure.otherwise)
        return [*ways, partial(self._every, before)] if value is not None and fits(value) else ways

    def _rows(self, measure: Measure, fits: Fits, changes: Changes) -> list[Step]:
        """How to get to a row of the table whose entry fits, if the row depends on answers."""
        column = str(self._see(changes).resolve(measure.column))
        kind, _, name = (measure.row or "").partition(":")
        rows = self._bundle.tables[measure.table or ""]
        wanted = tuple(row for row, entries in rows.items() if column in entries and fits(entries[column]))
        if not wanted or kind not in ("answer", "measure"):
            return []
        to_row = Condition(answer=name, one_of=wanted) if kind == "answer" else Condition(measure=name, one_of=wanted)
        return [self._to_bring(to_row, True)]

    def _to_number(self, reference: str, least: int | None, most: int | None) -> Step:
        """How to bring an answer or measure between two numbers."""
        kind, _, name = reference.partition(":")
        if kind == "measure":
            return self._to_bring(Condition(measure=name, at_least=least, at_most=most), True)

        def fits(answer: Answer) -> bool:
            number = self._points(name, answer)
            return number is not None and (least is None or number >= least) and (most is None or number <= most)

        return lambda changes: changes if self._fits(name, fits, changes) else self._choose(name, fits, changes)

    def _fits(self, name: str, fits: Callable[[Answer], bool], changes: Changes) -> bool:
        present = self._see(changes).answer(name)
        return present is not None and fits(present)

    def _points(self, name: str, answer: Answer) -> int | None:
        if isinstance(answer, int):
            return answer
        question = self._bundle.questions[name]
        options = self._bundle.options(question) if question.chosen else ()
        return next((option.value for option in options if option.id == answer), None)

    def _push(self, measure: Measure, up: bool, bound: int, changes: Changes) -> Changes | None:
        """Bring a number to at least (`up`) or at most the bound."""
        if measure.kind == "minimum":
            limits = (bound, None) if up else (None, bound)
            steps = [self._to_number(reference, *limits) for reference in measure.of]
            return self._every(steps, changes) if up else self._fewest(steps, changes)
        if measure.kind == "difference":
            return self._fewest(self._sides(measure, up, bound, changes), changes)

        def reached(changes: Changes) -> bool:
            value = self._see(changes).value(measure.id)
            return isinstance(value, int | float) and (value >= bound if up else value <= bound)

        for question, answer in self._moves(measure, up, bound, changes):
            if reached(changes):
                break
            changes = {**changes, question: answer}
        return changes if reached(changes) else None

    def _sides(self, measure: Measure, up: bool, bound: int, changes: Changes) -> Iterator[Step]:
        """Move either number of a difference as far as the other one asks for."""
        first, second = (self._see(changes).number(reference) for reference in measure.of)
        if second is not None:
            limit = int(bound + second)
            yield self._to_number(measure.of[0], *((limit, None) if up else (None, limit)))
        if first is not None:
            limit = int(first - bound)
            yield self._to_number(measure.of[1], *((None, limit) if up else (limit, None)))

    def _moves(self, measure: Measure, up: bool, bound: int, changes: Changes) -> list[tuple[str, Answer]]:
        """For each question that the measure is made of the new answer that does most for it, the best of all first."""
        moves: list[tuple[float, int, str, Answer]] = []
        for reference in measure.of:
            kind, _, name = reference.partition(":")
            if kind != "answer":
                continue
            now = self._worth(measure, reference, self._see(changes).answer(name), bound)
            best: tuple[float, int, str, Answer] | None = None
            for distance, answer in self._offered(name, changes):
                gain = self._worth(measure, reference, answer, bound) - now
                cost = (-gain if up else gain, distance)
                if cost[0] < 0 and (best is None or cost < best[:2]):
                    best = (*cost, name, answer)
            if best:
                moves.append(best)
        return [move[2:] for move in sorted(moves, key=lambda move: move[:2])]

    def _worth(self, measure: Measure, reference: str, answer: Answer | None, bound: int) -> int:
        """What an answer adds to the sum that decides whether the measure is at its bound."""
        if answer is None or answer == NOT_APPLICABLE:
            return 0
        among = any(one in measure.counting for one in (answer if isinstance(answer, tuple) else (answer,)))
        points = self._points(reference.removeprefix("answer:"), answer) or 0
        worth = {"share": 100 * among - bound, "count": int(among), "mean": points - bound}.get(measure.kind, points)
        return measure.weights.get(reference, 1) * worth


def _numbers(question: Question) -> range:
    return range(question.minimum, (question.maximum or 0) + 1)


def _ranges(measure: Measure, fits: Fits) -> Iterator[tuple[int, int | None]]:
    """From which to which number the steps have a value that fits."""
    ordered = sorted(measure.steps, key=lambda step: step.at_least)
    for step, after in zip(ordered, [*ordered[1:], None], strict=True):
        if fits(step.value):
            yield step.at_least, None if after is None else after.at_least - 1
