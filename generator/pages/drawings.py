"""The playbook's figures: its data put into the words of one language and drawn."""

from markupsafe import Markup

from generator.figures.change import Change, changes
from generator.figures.ladder import Rung, ladder
from generator.figures.matrix import Group, Line, matrix
from generator.figures.organisation import Post, Support, organisation
from generator.figures.relay import Leg, relay
from generator.figures.timeline import Span, timeline
from generator.pages.page import Edition
from generator.schema.guidance import Case, CaseFigure
from generator.schema.phase import Ladder
from generator.schema.staffing import People, StaffingPattern


def draw_timeline(edition: Edition) -> Markup | None:
    """The phases on an axis of months; none without phases."""
    spans = []
    for phase in edition.playbook.phases.phases:
        lead = edition.plain(edition.scales["holder"][phase.lead].label)
        note = edition.word("timeline-note", duration=edition.plain(phase.duration), lead=lead)
        spans.append(Span(edition.plain(phase.title), phase.from_month, phase.to_month, phase.lead, note))
    title, axis = edition.word("timeline-title"), edition.word("timeline-axis")
    return timeline(spans, title=title, axis=axis, prefix="timeline") if spans else None


def draw_matrix(edition: Edition) -> Markup | None:
    """Who does which duty in which phase; none without duties or phases."""
    playbook = edition.playbook
    phases = playbook.phases.phases
    groups = [
        Group(
            edition.plain(role.title),
            tuple(
                Line(edition.plain(duty.title), tuple(duty.holders[phase.id] for phase in phases))
                for duty in role.duties
            ),
        )
        for role in playbook.roles
        if role.duties
    ]
    if not phases or not groups:
        return None
    used = {cell for group in groups for line in group.lines for cell in line.cells}
    options = edition.scales["holder"]
    kinds = {name: edition.plain(option.label) for name, option in options.items() if name in used}
    columns = [edition.plain(phase.title) for phase in phases]
    return matrix(groups, columns, kinds, title=edition.word("phases-matrix"), prefix="matrix")


def draw_handover(edition: Edition) -> Markup | None:
    """The way of the work from the team to its neighbours, and back; none without steps."""
    handover = edition.playbook.handover
    legs = [Leg(edition.plain(step.title), edition.title(step.holder)) for step in handover.steps]
    return relay(legs, title=edition.word("handover-steps"), prefix="handover") if legs else None


def draw_case(edition: Edition, case: Case) -> Markup | None:
    """The figures of a case that have a before; none if no figure has."""
    drawn = [change for figure in case.figures if (change := _change(edition, figure))]
    title = edition.plain(case.title)
    return changes(drawn, title=title, prefix=f"case-{case.id}-figures") if drawn else None


def _change(edition: Edition, figure: CaseFigure) -> Change | None:
    label, before, after = edition.plain(figure.label), edition.word("case-before"), edition.word("case-after")
    if figure.times:
        return Change(label, 1, figure.times, before, f"{after} {edition.word('times', n=figure.times)}")
    if figure.percent_change:
        told = edition.word("percent-change", n=figure.percent_change)
        return Change(label, 100, 100 + figure.percent_change, before, f"{after} {told}")
    if figure.before is None or figure.after is None:
        return None
    if figure.unit and (unit := edition.plain(figure.unit)).casefold() not in label.casefold():
        label += edition.word("in-brackets", text=unit)
    reached = f"{figure.after:,}–{figure.after_most}" if figure.after_most else f"{figure.after:,}"
    reached = edition.word("more-than", n=reached) if figure.more_than else reached
    return Change(
        label,
        figure.before,
        figure.after,
        f"{before} {figure.before:,}",
        f"{after} {reached}",
        figure.after_most,
        open_ended=figure.more_than,
    )


def draw_ladder(edition: Edition, steps: Ladder) -> Markup | None:
    """The measures of a ladder, with the phase in which each starts; none without steps."""
    if not steps.steps:
        return None
    phases = {phase.id: edition.plain(phase.title) for phase in edition.playbook.phases.phases}
    rungs = [Rung(edition.plain(step.title), phases[step.phase]) for step in steps.steps]
    return ladder(rungs, title=edition.plain(steps.title), prefix=f"ladder-{steps.id}")


def draw_organisation(edition: Edition, pattern: StaffingPattern) -> Markup | None:
    """A staffing pattern's team; none without roles."""
    if not edition.playbook.roles:
        return None
    posts = []
    for role in edition.playbook.roles:
        people = pattern.people[role.id]
        title = edition.plain(role.title)
        posts.append(Post(title, people.minimum, people.maximum, count_people(edition, people), people.shared))
    level = next(one for one in edition.playbook.staffing.support_levels if one.id == pattern.support)
    label = edition.word("outside-support") + edition.word("colon") + edition.plain(level.title)
    return organisation(
        posts,
        Support(label, level.need),
        title=edition.plain(pattern.title),
        prefix=f"organisation-{pattern.id}",
        together=pattern.headcount.maximum,
    )


def count_people(edition: Edition, people: People) -> str:
    """How many people hold a role, in words."""
    if people.maximum == 0:
        if not people.covered_by:
            return edition.word("people-none")
        cover = next(role for role in edition.playbook.roles if role.id == people.covered_by)
        return edition.word("people-covered", role=edition.plain(cover.title))
    one, exact = people.maximum == 1, people.minimum == people.maximum
    name = "people-one" if one else "people-many" if exact else "people-range"
    counted = edition.word(name, n=people.minimum, least=people.minimum, most=people.maximum)
    return edition.word("people-shared", people=counted) if people.shared else counted
