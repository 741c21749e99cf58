"""Pages that are read: home, roles, staffing, phases, rollout, handover, pitfalls, cases, glossary."""

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from generator.assessment.definition import Assessment, Question
from generator.assessment.rules import Condition
from generator.output import Output
from generator.pages.drawings import (
    count_people,
    draw_case,
    draw_handover,
    draw_ladder,
    draw_matrix,
    draw_organisation,
    draw_timeline,
)
from generator.pages.glossary import glossary_page
from generator.pages.page import Edition
from generator.pages.takeaway.files import Download, downloads
from generator.pages.takeaway.tables import duty_table, staffing_table


def reading_pages(edition: Edition) -> Iterator[Output]:
    """All pages of this kind, in one language; of those that list things, the ones that have any."""
    playbook = edition.playbook
    # In this order: what is worded for a page is stale on the next one that is written.
    yield edition.page("index.html", "home", "site.yaml", timeline=draw_timeline(edition))
    duties = downloads(duty_table(edition), "roles/duties", "xlsx", "csv")
    yield from _role_pages(edition, duties)
    if "handover" in playbook.pages:
        yield edition.page("handover.html", "handover", "handover.yaml", figure=draw_handover(edition))
    if "staffing" in playbook.pages:
        yield from _staffing_page(edition)
    yield from _phase_pages(edition, duties)
    if "rollout" in playbook.pages:
        ladders = {ladder.id: draw_ladder(edition, ladder) for ladder in playbook.rollout.ladders}
        yield edition.page("rollout.html", "rollout", "rollout.yaml", figures=ladders)
    if "pitfalls" in playbook.pages:
        yield edition.page("pitfalls/index.html", "pitfalls", triggers=_triggers(edition))
    if "cases" in playbook.pages:
        changes = {case.id: draw_case(edition, case) for case in playbook.cases.cases}
        yield edition.page("cases/index.html", "cases", "cases.yaml", figures=changes)
    if "glossary" in playbook.pages:
        yield glossary_page(edition)


def _role_pages(edition: Edition, duties: tuple[Download, ...]) -> Iterator[Output]:
    if "roles" in edition.playbook.pages:
        yield edition.page("roles/index.html", "roles", files=duties)
    yield from (file.output(edition) for file in duties)
    people = partial(count_people, edition)
    for role in edition.playbook.roles:
        yield edition.page(f"roles/{role.id}.html", "role", f"roles/{role.id}.yaml", role=role, people=people)


def _staffing_page(edition: Edition) -> Iterator[Output]:
    organisations: Mapping[str, Markup | None] = {
        pattern.id: draw_organisation(edition, pattern) for pattern in edition.playbook.staffing.patterns
    }
    patterns = downloads(staffing_table(edition), "staffing/staffing-patterns", "xlsx", "csv")
    people = partial(count_people, edition)
    yield edition.page(
        "staffing/index.html", "staffing", "staffing.yaml", figures=organisations, people=people, files=patterns
    )
    yield from (file.output(edition) for file in patterns)


def _phase_pages(edition: Edition, duties: tuple[Download, ...]) -> Iterator[Output]:
    playbook = edition.playbook
    if "phases" in playbook.pages:
        timeline, matrix = draw_timeline(edition), draw_matrix(edition)
        yield edition.page("phases/index.html", "phases", "phases.yaml", timeline=timeline, matrix=matrix, files=duties)
    for phase in playbook.phases.phases:
        items = [item.id for checklist in playbook.checklists for item in checklist.items if item.phase == phase.id]
        yield edition.page(f"phases/{phase.id}.html", "phase", "phases.yaml", phase=phase, items=items)


def _triggers(edition: Edition) -> Mapping[str, Mapping[str, list[Question]]]:
    """For each pitfall, the questions of each self-check that decide whether it is told."""
    triggers: dict[str, dict[str, list[Question]]] = {pitfall.id: {} for pitfall in edition.playbook.pitfalls}
    for assessment in edition.playbook.assessments:
        questions = {question.id: question for question in assessment.questions}
        for finding in assessment.findings:
            for ref in finding.refs:
                if ref.startswith("pitfall:") and finding.id == ref.removeprefix("pitfall:"):
                    asked = dict.fromkeys(_questions(finding.when, assessment))
                    triggers[finding.id][assessment.id] = [questions[name] for name in asked]
    return triggers


def _questions(condition: Condition, assessment: Assessment) -> Iterator[str]:
    """Ids of the questions that a condition looks at, also by way of measures."""
    if condition.answer:
        yield condition.answer
    if condition.measure:
        yield from _behind(condition.measure, assessment)
    for part in (*condition.all_of, *condition.any_of, *condition.none_of):
        yield from _questions(part, assessment)


def _behind(name: str, assessment: Assessment) -> Iterator[str]:
    measure = next(one for one in assessment.measures if one.id == name)
    for reference in (*measure.of, measure.row or "", measure.column or ""):
        kind, _, target = reference.partition(":")
        if kind == "answer":
            yield target
        elif kind == "measure":
            yield from _behind(target, assessment)
