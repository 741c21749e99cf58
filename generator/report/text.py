"""The same report as plain text, for the terminal."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.assessment.bundle import Bundle
from generator.assessment.result import Result
from generator.report.compose import compose
from generator.report.view import (
    CELL_SIGNS,
    FEW,
    GAP_SIGNS,
    SEVERITY_SIGNS,
    STATE_SIGNS,
    Actions,
    BlockView,
    Checks,
    Comparison,
    ConfidenceView,
    Findings,
    Grid,
    Headline,
    Link,
    Missing,
    Notes,
    Path,
    Placement,
    Plan,
    Reason,
    Summary,
    Waiting,
)
from generator.report.wording import Words


def render_text(bundle: Bundle, result: Result, language: str) -> str:
    """The report as lines of text, without marks, links and figures; ends with a line break."""
    return "\n".join(_Writer(bundle, result, language).lines()) + "\n"


class _Writer:
    def __init__(self, bundle: Bundle, result: Result, language: str) -> None:
        self._report = compose(bundle, result, language)
        self._word = Words(bundle.words, language).word
        self._writers: dict[type, Callable[[Any], Iterator[str]]] = {
            Placement: self._placement,
            Comparison: self._comparison,
            Findings: self._findings,
            Actions: self._actions,
            Checks: self._checks,
            Summary: self._summary,
            Grid: self._grid,
            Path: self._path,
            Plan: self._plan,
            Notes: self._notes,
        }

    def lines(self) -> Iterator[str]:
        yield f"# {self._report.title}"
        yield from self._confidence(self._report.confidence)
        for block in self._report.blocks:
            yield from ("", f"## {block.title}")
            yield from self._block(block)
        if self._report.figures.rows:
            yield from ("", f"## {self._word('all-figures')}")
            for figure in self._report.figures.rows:
                yield f"- {figure.title}{self._word('colon')}{figure.value}{self._aside(figure.target)}"
            yield from self._waiting(self._report.figures.waiting)

    def _confidence(self, confidence: ConfidenceView) -> Iterator[str]:
        yield f"{self._word('confidence')}{self._word('colon')}{confidence.level_word}"
        yield confidence.told
        if confidence.basis:
            yield confidence.basis
        if confidence.dropped:
            yield confidence.dropped
        if confidence.missing:
            yield self._word("unanswered-questions", n=len(confidence.missing.questions))

    def _block(self, block: BlockView) -> Iterator[str]:
        if block.intro:
            yield block.intro.plain
        if block.body is None:
            yield block.nothing
            yield from self._missing(block.missing)
        else:
            yield from self._writers[type(block.body)](block.body)

    def _missing(self, missing: Missing | None) -> Iterator[str]:
        if missing:
            yield missing.told
            yield from (f"  - {question.label}" for question in missing.questions)
            if missing.more:
                yield f"  - {self._word('more-questions', n=missing.more)}"

    def _placement(self, body: Placement) -> Iterator[str]:
        for place in (body.place, body.beside):
            if place:
                yield f"{place.label}{self._word('colon')}{place.link.label}"
        if body.verdict:
            yield body.verdict
        yield from self._because(body.because)

    def _comparison(self, body: Comparison) -> Iterator[str]:
        value, target, colon = self._word("value"), self._word("target"), self._word("colon")
        for row in body.rows:
            yield f"- {row.subject.label}"
            told = f"{value}{body.unit}{colon}{row.value} / {target}{body.unit}{colon}{row.target}"
            yield f"  {told} / {GAP_SIGNS[row.state]} {row.gap}"
        yield from self._waiting(body.waiting)

    def _findings(self, body: Findings) -> Iterator[str]:
        for finding in body.entries:
            yield f"{SEVERITY_SIGNS[finding.severity]} {finding.severity_word}{self._word('colon')}{finding.title}"
            yield f"  {finding.text.plain}"
            yield from self._because(finding.because, "  ")
            yield from self._links(finding.links)

    def _actions(self, body: Actions) -> Iterator[str]:
        colon = self._word("colon")
        for action in body.entries:
            yield f"{action.number}. {action.title}"
            yield f"  {self._word('effort')}{colon}{action.effort}"
            if action.owner:
                yield f"  {self._word('owner')}{colon}{action.owner.label}"
            yield f"  {action.text.plain}"
            yield from self._because(action.because, "  ")
            yield from self._links(action.links)
        if body.later:
            yield self._word("later-actions", n=len(body.later))
            yield from (f"  - {title}" for title in body.later)

    def _checks(self, body: Checks) -> Iterator[str]:
        yield body.tally
        for check in body.entries:
            yield f"- {STATE_SIGNS[check.state]} {check.state_word}{self._word('colon')}{check.subject.label}"
        yield from self._waiting(body.waiting)

    def _waiting(self, waiting: tuple[Waiting, ...]) -> Iterator[str]:
        if waiting:
            yield self._word("rows-waiting", n=len(waiting))

    def _summary(self, body: Summary) -> Iterator[str]:
        for fact in body.facts:
            yield f"{fact.label}{self._word('colon')}{fact.link.label}"
        yield from self._headlines("summary-gaps", body.gaps)
        yield from self._headlines("summary-asks", body.asks)

    def _headlines(self, name: str, headlines: tuple[Headline, ...]) -> Iterator[str]:
        yield f"{self._word(name)}{self._word('colon')}"
        for one in headlines:
            yield f"  - {' '.join(filter(None, (one.sign, one.link.label, f'({one.aside})' if one.aside else '')))}"
        if not headlines:
            yield f"  {self._word('summary-nothing')}"

    def _grid(self, body: Grid) -> Iterator[str]:
        yield body.tally
        for row in body.rows:
            places = zip(row.cells, body.columns, strict=True)
            cells = [f"{CELL_SIGNS[cell]} {column}" for cell, column in places if cell]
            yield f"- {row.subject.label}{self._word('colon')}{' / '.join([*cells, row.told])}"
        yield from self._waiting(body.waiting)

    def _path(self, body: Path) -> Iterator[str]:
        yield body.told
        for number, step in enumerate(body.steps, start=1):
            yield f"{number}. {step.question.label}{self._word('colon')}{step.before} → {step.after}"
            yield from self._links(step.links)

    def _plan(self, body: Plan) -> Iterator[str]:
        yield body.told
        for part in body.parts:
            yield f"- {part.title.label} ({part.time})"
            for row in part.rows:
                owner = f" / {row.owner.label}" if row.owner else ""
                yield f"  - {row.time}{self._word('colon')}{row.subject.label}{owner}"
            if part.ends_when:
                yield f"  {part.ends}"
                yield from (f"  - {STATE_SIGNS[one.state]} {one.subject.label}" for one in part.ends_when)

    def _notes(self, body: Notes) -> Iterator[str]:
        for note in body.entries:
            yield f"- {note.question.label}{self._word('colon')}{note.answer}"
            told = (note.note.text, note.link.label if note.link else "", note.owner.text, note.due)
            yield f"  {' / '.join(filter(None, told))}"

    def _because(self, reasons: tuple[Reason, ...], indent: str = "") -> Iterator[str]:
        if reasons:
            yield f"{indent}{self._word('because')}"
            yield from self._reasons(reasons, indent + "  ")

    def _reasons(self, reasons: Iterable[Reason], indent: str) -> Iterator[str]:
        for reason in reasons:
            yield f"{indent}- {reason.subject.label}{f' → {reason.value}' if reason.value else ''}"
            yield from self._reasons(reason.behind[:FEW], indent + "  ")
            if reason.behind[FEW:]:
                more = self._word("more-reasons", n=len(reason.behind[FEW:]))
                yield f"{indent}  - {more}"

    def _links(self, links: Iterable[Link]) -> Iterator[str]:
        for link in links:
            yield f"  → {link.kind + self._word('colon') if link.kind else ''}{link.label}"

    def _aside(self, target: str) -> str:
        return f" / {self._word('target')}{self._word('colon')}{target}" if target else ""
