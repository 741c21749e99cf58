"""The playbook's figures: its data put into the words of one language and drawn."""

from markupsafe import Markup

from generator.figures.ladder import Rung, ladder
from generator.figures.organisation import Post, Support, organisation
from generator.figures.timeline import Span, timeline
from generator.pages.page import Edition
from generator.schema.phase import Ladder
from generator.schema.staffing import People, StaffingPattern


def draw_timeline(edition: Edition) -> Markup:
    """The phases on an axis of months."""
    spans = []
    for phase in edition.playbook.phases.phases:
        lead = edition.wording(edition.scales["holder"][phase.lead].label)
        note = edition.word("timeline-note", duration=edition.wording(phase.duration), lead=lead)
        spans.append(Span(edition.wording(phase.title), phase.from_month, phase.to_month, phase.lead, note))
    title, axis = edition.word("timeline-title"), edition.word("timeline-axis")
    return timeline(spans, title=title, axis=axis, prefix="timeline")


def draw_ladder(edition: Edition, steps: Ladder) -> Markup:
    """The measures of a ladder, with the phase in which each starts."""
    phases = {phase.id: edition.wording(phase.title) for phase in edition.playbook.phases.phases}
    rungs = [Rung(edition.wording(step.title), phases[step.phase]) for step in steps.steps]
    return ladder(rungs, title=edition.wording(steps.title), prefix=f"ladder-{steps.id}")


def draw_organisation(edition: Edition, pattern: StaffingPattern) -> Markup:
    """A staffing pattern's team."""
    posts = []
    for role in edition.playbook.roles:
        people = pattern.people[role.id]
        title = edition.wording(role.title)
        posts.append(Post(title, people.minimum, people.maximum, count_people(edition, people), people.shared))
    level = next(one for one in edition.playbook.staffing.support_levels if one.id == pattern.support)
    label = edition.word("outside-support") + edition.word("colon") + edition.wording(level.title)
    return organisation(
        posts,
        Support(label, level.need),
        title=edition.wording(pattern.title),
        prefix=f"organisation-{pattern.id}",
        together=pattern.headcount.maximum,
    )


def count_people(edition: Edition, people: People) -> str:
    """How many people hold a role, in words."""
    if people.maximum == 0:
        if not people.covered_by:
            return edition.word("people-none")
        cover = next(role for role in edition.playbook.roles if role.id == people.covered_by)
        return edition.word("people-covered", role=edition.wording(cover.title))
    one, exact = people.maximum == 1, people.minimum == people.maximum
    name = "people-one" if one else "people-many" if exact else "people-range"
    counted = edition.word(name, n=people.minimum, least=people.minimum, most=people.maximum)
    return edition.word("people-shared", people=counted) if people.shared else counted
