"""Result to report: what is told in which block, in the words of one language."""

from collections.abc import Callable

from generator.assessment.blocks import Block
from generator.assessment.bundle import Bundle
from generator.assessment.definition import Form
from generator.assessment.result import Result, State
from generator.assessment.scoring import Scoring
from generator.assessment.text import Text
from generator.report.compare import compare
from generator.report.evidence import tell_evidence
from generator.report.grid import lay_out
from generator.report.path import tell_path
from generator.report.plan import tell_plan
from generator.report.reasons import Reasons
from generator.report.summary import summarise
from generator.report.view import (
    Actions,
    ActionView,
    BlockView,
    Body,
    Check,
    Checks,
    ConfidenceView,
    Figure,
    Figures,
    Findings,
    FindingView,
    Link,
    Missing,
    Place,
    Placement,
    ReportView,
    Waiting,
)
from generator.report.wording import Wording


def compose(bundle: Bundle, result: Result, language: str) -> ReportView:
    """The report of a result."""
    scoring = Scoring(bundle)
    scoring.evaluation.take(result.answers)
    return Composer(scoring, language).report(result)


class Composer:
    """Tells what is scored, one set of answers after another; composes anew only what rests on changed ones."""

    def __init__(self, scoring: Scoring, language: str) -> None:
        self._scoring = scoring
        self._bundle = scoring.bundle
        self._wording = Wording(scoring.evaluation, language)
        self._word = self._wording.word
        self._reasons = Reasons(self._wording, scoring)
        kept = scoring.evaluation.kept
        self._block: Callable[[str, Form], BlockView] = kept(self._compose_block)
        self._finding: Callable[[str], FindingView] = kept(self._compose_finding)
        self._action: Callable[[int, str], ActionView] = kept(self._compose_action)
        self._check: Callable[[str], Check] = kept(self._compose_check)
        self._figure: Callable[[str], Figure] = kept(self._compose_figure)

    def report(self, result: Result) -> ReportView:
        """The report on the answers that are scored: those of the result."""
        blocks = tuple([block for name in self._bundle.blocks if (block := self._part(name, result))])
        figures = self._figures()
        contents = [Link(block.title, f"#report-{block.id}") for block in blocks]
        if figures.rows:
            contents.append(Link(self._word("all-figures"), "#report--figures"))
        confidence = self._confidence(result.dropped, result.form)
        return ReportView(self._word("report-title"), confidence, tuple(contents), blocks, figures)

    def _part(self, name: str, result: Result) -> BlockView | None:
        """A block of the report; none where nobody has written a note that it could show."""
        block = self._bundle.blocks[name]
        if block.kind != "evidence":
            return self._block(name, result.form)
        # Evidence is no answer, so that nothing that rests on answers alone may hold it.
        body = tell_evidence(result.evidence, self._wording, self._scoring.evaluation, self._reasons)
        return self._view(block, body, result.form) if body else None

    def _confidence(self, dropped: tuple[str, ...], form: Form) -> ConfidenceView:
        told = self._scoring.confidence(form)
        names = self._wording.listed(dropped)
        return ConfidenceView(
            level=told.level,
            level_word=self._word(f"confidence-{told.level}"),
            told=self._word(
                "confidence-told",
                answered=told.answered,
                asked=told.asked,
                unknown=told.unknown,
                not_applicable=told.not_applicable,
            ),
            basis=self._word("confidence-quick") if form == "quick" and self._bundle.has_quick_form else "",
            missing=self._reasons.unanswered(form),
            dropped=self._word("dropped", names=names) if dropped else "",
        )

    def _compose_block(self, name: str, form: Form) -> BlockView:
        block = self._bundle.blocks[name]
        return self._view(block, self._body(block), form)

    def _view(self, block: Block, body: Body | None, form: Form) -> BlockView:
        return BlockView(
            id=block.id,
            kind=block.kind,
            title=self._wording.plain(block.title),
            intro=self._wording.prose(block.intro) if block.intro else None,
            body=body,
            nothing="" if body else self._word(f"nothing-{block.kind}"),
            missing=None if body else self._missing(block, form),
        )

    def _body(self, block: Block) -> Body | None:
        if block.kind == "placement":
            return self._placement(block)
        if block.kind == "comparison":
            return compare(block, self._wording, self._scoring)
        if block.kind == "summary":
            return summarise(block, self._place, self._wording, self._scoring)
        if block.kind == "grid":
            return lay_out(block, self._wording, self._scoring)
        if block.kind == "path":
            return tell_path(block, self._wording, self._scoring, self._reasons)
        if block.kind == "plan":
            return tell_plan(block, self._wording, self._scoring, self._check)
        if block.kind == "findings":
            return self._findings()
        if block.kind == "actions":
            return self._actions(block)
        return self._checks("item", block.checklist or "") if block.kind == "checklist" else self._criteria(block)

    def _missing(self, block: Block, form: Form) -> Missing | None:
        """The questions that must be answered before the block has something to tell."""
        if block.rows:
            return self._reasons.missing((row.value for row in block.rows), form)
        return self._reasons.missing([f"measure:{block.measure}"], form) if block.measure else None

    def _placement(self, block: Block) -> Placement | None:
        place = self._place(block.measure, block.measure_title)
        if not place or not block.measure:
            return None
        beside = self._place(block.beside, block.beside_title)
        verdict = ""
        if beside:
            verdict = self._word("placement-same" if beside.value == place.value else "placement-differs")
        because = self._reasons.explain_measure(block.measure)
        return Placement(place, beside, verdict, because)

    def _place(self, name: str | None, title: Text | None = None) -> Place | None:
        """The thing that a measure names; none while the measure has no value."""
        value = self._scoring.evaluation.value(name) if name else None
        if not name or value is None:
            return None
        measure = self._bundle.measures[name]
        names = measure.names or ""
        link = Link(self._wording.measured(name, value), self._wording.link(f"{names}:{value}")[1])
        return Place(self._wording.plain(title or measure.title), link, names, str(value))

    def _findings(self) -> Findings | None:
        views = tuple([self._finding(found.id) for found in self._scoring.findings()])
        return Findings(views) if views else None

    def _compose_finding(self, name: str) -> FindingView:
        finding = self._bundle.findings[name]
        return FindingView(
            id=name,
            severity=finding.severity,
            severity_word=self._word(f"severity-{finding.severity}"),
            title=self._wording.plain(finding.title),
            text=self._wording.prose(finding.text),
            because=self._reasons.explain_condition(finding.when),
            links=self._links(finding.refs),
        )

    def _links(self, references: tuple[str, ...]) -> tuple[Link, ...]:
        return tuple(Link(*self._wording.link(one), self._wording.kind(one)) for one in references)

    def _actions(self, block: Block) -> Actions | None:
        names = self._scoring.actions()
        views = tuple([self._action(number, name) for number, name in enumerate(names[: block.most], start=1)])
        later = tuple([self._wording.plain(self._bundle.actions[name].title) for name in names[block.most :]])
        return Actions(views, later) if views else None

    def _compose_action(self, number: int, name: str) -> ActionView:
        action = self._bundle.actions[name]
        return ActionView(
            id=name,
            number=number,
            title=self._wording.plain(action.title),
            text=self._wording.prose(action.text),
            effort=self._word(f"effort-{action.effort}"),
            owner=Link(*self._wording.link(action.owner)) if action.owner else None,
            because=self._reasons.explain_condition(action.when),
            links=self._links(action.refs),
        )

    def _criteria(self, block: Block) -> Checks | None:
        value = self._scoring.evaluation.value(block.measure) if block.measure else None
        return None if value is None else self._checks("criterion", str(value))

    def _checks(self, kind: str, group: str) -> Checks | None:
        """The states of the group's items or criteria, in the order in which the self-check lists them."""
        checks = tuple(
            [
                self._check(reference)
                for reference in self._bundle.statuses
                if reference.startswith(f"{kind}:") and self._group(reference) == group
            ]
        )
        if not checks:
            return None
        known = tuple([check for check in checks if check.state != "unknown"])
        counts = {state: sum(check.state == state for check in known) for state in ("done", "open")}
        waiting = tuple([Waiting(check.subject) for check in checks if check.state == "unknown"])
        return Checks(self._word("tally", **counts), known, waiting)

    def _group(self, reference: str) -> str | None:
        thing = self._bundle.things.get(reference)
        return thing.group if thing else None

    def _compose_check(self, reference: str) -> Check:
        status = self._scoring.status(reference)
        state: State = status.state
        kind, _, name = reference.partition(":")
        return Check(
            id=name,
            attribute="checklist-item" if kind == "item" else kind,
            subject=Link(*self._wording.link(reference)),
            state=state,
            state_word=self._word(f"state-{state}"),
            because=self._reasons.explain_condition(self._bundle.statuses[reference].done_when),
        )

    def _figures(self) -> Figures:
        listed = [self._figure(name) for name, measure in self._bundle.measures.items() if not measure.internal]
        waiting = tuple([Waiting(Link(figure.title), figure.target) for figure in listed if not figure.data])
        return Figures(tuple([figure for figure in listed if figure.data]), waiting)

    def _compose_figure(self, name: str) -> Figure:
        measured = self._scoring.measure(name)
        return Figure(
            id=name,
            title=self._wording.plain(self._bundle.measures[name].title),
            data="" if measured.value is None else str(measured.value),
            value=self._wording.measured(name, measured.value),
            target="" if measured.target is None else self._wording.measured(name, measured.target),
        )
