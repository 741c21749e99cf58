"""Which answers have to change before a goal is reached, and what of the playbook helps with each."""

from collections.abc import Iterator

from generator.assessment.blocks import Block
from generator.assessment.dependence import references
from generator.assessment.result import Change
from generator.assessment.scoring import Scoring
from generator.report.reasons import Reasons
from generator.report.view import Link, Path, PathStep
from generator.report.wording import Wording


def tell_path(block: Block, wording: Wording, scoring: Scoring, reasons: Reasons) -> Path | None:
    """The block's path; none while it is not known where the reader stands."""
    path = scoring.path(block.id)
    if path is None:
        return None
    goal = wording.measured(block.goal or "", path.goal)
    if path.changes is None:
        return Path(wording.word("path-none", goal=goal), ())
    if not path.changes:
        return Path(wording.word("path-reached", goal=goal), ())
    steps = tuple([_step(change, wording, scoring, reasons) for change in path.changes])
    return Path(wording.word("path-told", goal=goal, n=len(steps)), steps)


def _step(change: Change, wording: Wording, scoring: Scoring, reasons: Reasons) -> PathStep:
    helpful = dict.fromkeys(_helpful(change.question, scoring))
    return PathStep(
        question=reasons.question(change.question),
        before=wording.answered(change.question, change.before),
        after=wording.answered(change.question, change.after),
        links=tuple([Link(*wording.link(one), wording.kind(one)) for one in helpful]),
    )


def _helpful(question: str, scoring: Scoring) -> Iterator[str]:
    """What the question is about, and the items and criteria that its answer helps to tick."""
    bundle = scoring.bundle
    if about := bundle.questions[question].about:
        yield about
    for name, status in bundle.statuses.items():
        if f"answer:{question}" in references(status.done_when) and scoring.status(name).state != "done":
            yield name
