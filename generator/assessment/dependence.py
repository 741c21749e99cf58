"""Which answers a value rests on."""

from collections.abc import Iterator

from generator.assessment.bundle import Bundle
from generator.assessment.rules import Condition, Measure


def questions_behind(bundle: Bundle, reference: str) -> tuple[str, ...]:
    """Ids of the questions whose answers can change `answer:…` or `measure:…`, in the order of asking."""
    seen: set[str] = set()
    waiting = [reference]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting.extend(_needs(bundle, one))
    return tuple(name for name in bundle.questions if f"answer:{name}" in seen)


def references(condition: Condition) -> Iterator[str]:
    """The answers, measures and findings that a condition is about, as `answer:…`, `measure:…`, `finding:…`."""
    for kind in ("answer", "measure", "finding"):
        if name := getattr(condition, kind):
            yield f"{kind}:{name}"
    for part in (*condition.all_of, *condition.any_of, *condition.none_of):
        yield from references(part)


def _needs(bundle: Bundle, reference: str) -> Iterator[str]:
    kind, _, name = reference.partition(":")
    if kind == "answer" and (condition := bundle.questions[name].shown_when):
        yield from references(condition)
    elif kind == "finding":
        yield from references(bundle.findings[name].when)
    elif kind == "measure":
        yield from _measure_needs(bundle.measures[name])


def _measure_needs(measure: Measure) -> Iterator[str]:
    yield from measure.of
    for case in measure.cases:
        yield from references(case.when)
    chosen = (*(case.value for case in measure.cases), measure.otherwise, measure.row, measure.column)
    yield from (one for one in chosen if isinstance(one, str) and one.startswith(("answer:", "measure:")))
