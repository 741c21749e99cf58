"""What is there beside what should be, for each line one option out of a scale: a table that is its own figure."""

from collections.abc import Mapping

from generator.assessment.answers import Answer
from generator.assessment.blocks import Block
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Option
from generator.assessment.evaluation import Value
from generator.assessment.result import ChoiceResult
from generator.assessment.scoring import Scoring
from generator.report.view import Cell, Gap, Grid, GridRow, Link, Waiting
from generator.report.wording import Wording


def lay_out(block: Block, wording: Wording, scoring: Scoring) -> Grid | None:
    """The block's grid; none while nothing in it is answered."""
    choices = scoring.grid(block.id)
    if all(choice.value is None for choice in choices):
        return None
    options = {option.id: option for option in wording.bundle.scale(block.scale or "").options}
    rows = tuple([_row(choice, options, wording) for choice in choices if choice.value is not None])
    waiting = tuple([_waiting(choice, options, wording) for choice in choices if choice.value is None])
    met = sum(row.state in ("met", "over") for row in rows)
    return Grid(
        caption=wording.plain(block.title),
        columns=tuple([wording.plain(option.label) for option in options.values()]),
        rows=rows,
        waiting=waiting,
        tally=wording.word("grid-tally", met=met, all=len(rows)),
    )


def _row(choice: ChoiceResult, options: Mapping[str, Option], wording: Wording) -> GridRow:
    value, target = (options.get(one) if isinstance(one, str) else None for one in (choice.value, choice.target))
    state = _state(value, target)
    if value and target and state == "short":
        told = wording.word("grid-change", before=wording.plain(value.label), after=wording.plain(target.label))
    elif state == "unknown" and choice.value in (UNKNOWN, NOT_APPLICABLE):
        told = wording.word(str(choice.value))
    else:
        told = wording.word(f"grid-{state}")
    cells = tuple([_cell(option, choice.value, choice.target) for option in options])
    return GridRow(Link(*wording.link(choice.about)), cells, state, told)


def _waiting(choice: ChoiceResult, options: Mapping[str, Option], wording: Wording) -> Waiting:
    target = options.get(choice.target) if isinstance(choice.target, str) else None
    return Waiting(Link(*wording.link(choice.about)), wording.plain(target.label) if target else "")


def _state(value: Option | None, target: Option | None) -> Gap:
    """Where the options have points, more of them than wanted is no gap."""
    if value is None or target is None:
        return "unknown"
    if value is target:
        return "met"
    return "short" if value.value is None or target.value is None or value.value < target.value else "over"


def _cell(option: str, value: Answer | Value | None, target: Answer | Value | None) -> Cell:
    if option == value:
        return "both" if option == target else "today"
    return "target" if option == target else ""
