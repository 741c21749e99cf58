"""Result to report: what is told in which block, in the words of one language."""

from generator.assessment.bundle import Bundle
from generator.assessment.definition import Action, Block
from generator.assessment.result import FindingResult, Result, State
from generator.assessment.text import Text
from generator.report.compare import compare
from generator.report.reasons import Reasons
from generator.report.view import (
    Actions,
    ActionView,
    BlockView,
    Body,
    Check,
    Checks,
    ConfidenceView,
    Figure,
    Findings,
    FindingView,
    Link,
    Missing,
    Place,
    Placement,
    ReportView,
)
from generator.report.wording import Wording


def compose(bundle: Bundle, result: Result, language: str) -> ReportView:
    """The report of a result."""
    return _Composer(bundle, result, language).report()


class _Composer:
    def __init__(self, bundle: Bundle, result: Result, language: str) -> None:
        self._bundle = bundle
        self._result = result
        self._wording = Wording(bundle, result, language)
        self._word = self._wording.word
        self._reasons = Reasons(self._wording, result)

    def report(self) -> ReportView:
        return ReportView(
            title=self._word("report-title"),
            confidence=self._confidence(),
            blocks=tuple(self._block(block) for block in self._bundle.assessment.report),
            figures=tuple(self._figure(name) for name in self._result.measures),
        )

    def _confidence(self) -> ConfidenceView:
        told = self._result.confidence
        return ConfidenceView(
            level=told.level,
            level_word=self._word(f"confidence-{told.level}"),
            told=self._word(
                "confidence-told",
                answered=told.answered,
                asked=told.asked,
                percent=told.percent,
                unknown=told.unknown,
                not_applicable=told.not_applicable,
            ),
            missing=self._reasons.unanswered(),
            dropped=self._word("dropped", names=", ".join(self._result.dropped)) if self._result.dropped else "",
        )

    def _block(self, block: Block) -> BlockView:
        body: Body | None
        if block.kind == "placement":
            body = self._placement(block)
        elif block.kind == "comparison":
            body = compare(block, self._wording, self._result)
        elif block.kind == "findings":
            body = self._findings()
        elif block.kind == "actions":
            body = self._actions(block)
        elif block.kind == "checklist":
            body = self._checks("item", block.checklist or "")
        else:
            body = self._criteria(block)
        return BlockView(
            id=block.id,
            kind=block.kind,
            title=self._wording.plain(block.title),
            intro=self._wording.prose(block.intro) if block.intro else None,
            body=body,
            nothing="" if body else self._word(f"nothing-{block.kind}"),
            missing=None if body else self._missing(block),
        )

    def _missing(self, block: Block) -> Missing | None:
        """The questions that must be answered before the block has something to tell."""
        if block.kind == "comparison":
            return self._reasons.missing(row.value for row in block.rows)
        return self._reasons.missing([f"measure:{block.measure}"]) if block.measure else None

    def _placement(self, block: Block) -> Placement | None:
        place = self._place(block.measure, block.measure_title)
        if not place or not block.measure:
            return None
        beside = self._place(block.beside, block.beside_title)
        verdict = ""
        if beside:
            verdict = self._word("placement-same" if beside.value == place.value else "placement-differs")
        because = self._reasons.explain(self._result.measures[block.measure].because)
        return Placement(place, beside, verdict, because)

    def _place(self, name: str | None, title: Text | None) -> Place | None:
        """The thing that a measure names; none while the measure has no value."""
        measured = self._result.measures.get(name or "")
        if not name or measured is None or measured.value is None:
            return None
        measure = self._bundle.measures[name]
        value, names = str(measured.value), measure.names or ""
        link = Link(self._wording.measured(name, measured.value), self._wording.link(f"{names}:{value}")[1])
        return Place(self._wording.plain(title or measure.title), link, names, value)

    def _findings(self) -> Findings | None:
        views = tuple(self._finding(found) for found in self._result.findings)
        return Findings(views) if views else None

    def _finding(self, found: FindingResult) -> FindingView:
        finding = next(one for one in self._bundle.assessment.findings if one.id == found.id)
        return FindingView(
            id=finding.id,
            severity=found.severity,
            severity_word=self._word(f"severity-{found.severity}"),
            title=self._wording.plain(finding.title),
            text=self._wording.prose(finding.text),
            because=self._reasons.explain_condition(finding.when),
            links=self._links(finding.refs),
        )

    def _links(self, references: tuple[str, ...]) -> tuple[Link, ...]:
        return tuple(Link(*self._wording.link(one), self._wording.kind(one)) for one in references)

    def _actions(self, block: Block) -> Actions | None:
        by_id = {action.id: action for action in self._bundle.assessment.actions}
        actions = [by_id[name] for name in self._result.actions]
        views = tuple(self._action(number, action) for number, action in enumerate(actions[: block.most], start=1))
        later = tuple(self._wording.plain(action.title) for action in actions[block.most :])
        return Actions(views, later) if views else None

    def _action(self, number: int, action: Action) -> ActionView:
        return ActionView(
            number=number,
            title=self._wording.plain(action.title),
            text=self._wording.prose(action.text),
            effort=self._word(f"effort-{action.effort}"),
            owner=Link(*self._wording.link(action.owner)) if action.owner else None,
            because=self._reasons.explain_condition(action.when),
            links=self._links(action.refs),
        )

    def _criteria(self, block: Block) -> Checks | None:
        measured = self._result.measures.get(block.measure or "")
        return self._checks("criterion", str(measured.value)) if measured and measured.value is not None else None

    def _checks(self, kind: str, group: str) -> Checks | None:
        """The states of the group's items or criteria, in the order in which the self-check lists them."""
        checks = tuple(
            self._check(reference)
            for reference in self._result.statuses
            if reference.startswith(f"{kind}:") and self._group(reference) == group
        )
        if not checks:
            return None
        counts = {state: sum(check.state == state for check in checks) for state in ("done", "open", "unknown")}
        return Checks(self._word("tally", **counts), checks)

    def _group(self, reference: str) -> str | None:
        thing = self._bundle.things.get(reference)
        return thing.group if thing else None

    def _check(self, reference: str) -> Check:
        status = self._result.statuses[reference]
        state: State = status.state
        kind, _, name = reference.partition(":")
        return Check(
            id=name,
            attribute="checklist-item" if kind == "item" else kind,
            subject=Link(*self._wording.link(reference)),
            state=state,
            state_word=self._word(f"state-{state}"),
            because=self._reasons.explain(status.because),
        )

    def _figure(self, name: str) -> Figure:
        measured = self._result.measures[name]
        return Figure(
            id=name,
            title=self._wording.plain(self._bundle.measures[name].title),
            data="" if measured.value is None else str(measured.value),
            value=self._wording.measured(name, measured.value),
            target="" if measured.target is None else self._wording.measured(name, measured.target),
        )
