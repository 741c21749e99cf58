"""The sheets that are filled in and signed: what the company decides, roles, phases, checklists and forms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from generator.assessment.codes import CodeBook
from generator.assessment.definition import Assessment, Option, Question, Section
from generator.bundle import bundle
from generator.kinds import PAGES
from generator.pages.drawings import count_people
from generator.pages.page import Edition, View
from generator.paper.paper import Paper
from generator.schema.guidance import Checklist
from generator.schema.role import Duty
from generator.schema.staffing import People


def sheets(edition: Edition, editions: Sequence[Edition]) -> Iterator[Paper]:
    """All sheets of a language, those for one look first; those with another language beside it follow their own."""
    playbook = edition.playbook
    beside = tuple(one for one in editions if one is not edition)[:1]
    if playbook.site.decision:
        yield from _in_both(edition, _decision(edition), beside)
    for role in playbook.roles:
        title = edition.plain(role.title)
        yield Paper(f"role-{role.id}", "role", title, "role", f"roles/{role.id}.html", {"role": role})
    for phase in playbook.phases.phases:
        duties = _by_holder(edition, phase.id)
        title = edition.plain(phase.title)
        url = f"phases/{phase.id}.html"
        yield Paper(f"phase-{phase.id}", "phase", title, "phase", url, {"phase": phase, "duties": duties})
    for checklist in playbook.checklists:
        yield from _in_both(edition, _checklist(edition, checklist), beside)
    for assessment in playbook.assessments:
        yield _form(edition, assessment)


def _in_both(edition: Edition, paper: Paper, beside: tuple[Edition, ...]) -> Iterator[Paper]:
    yield paper
    for other in beside:
        title = edition.word("both", "paper", title=paper.title)
        yield replace(paper, name=f"{paper.name}-both", title=title, beside=(other,))


def _decision(edition: Edition) -> Paper:
    playbook = edition.playbook
    changes = {
        phase.id: [duty for role in playbook.roles for duty in role.duties if _comes_home(edition, duty, phase.id)]
        for phase in playbook.phases.phases
    }
    title = edition.plain(playbook.site.decision.title) if playbook.site.decision else ""
    values = {"decision": playbook.site.decision, "changes": changes, "people": _people}
    return Paper("decision", "decision", title, "decision", PAGES["home"], values)


def _people(view: View, people: People) -> str:
    return count_people(view.edition, people)


def _comes_home(edition: Edition, duty: Duty, phase: str) -> bool:
    """Whether a duty is the company's own in a phase and was not in the one before."""
    phases = [one.id for one in edition.playbook.phases.phases]
    place = phases.index(phase)
    return duty.holders[phase] == "own" and (place == 0 or duty.holders[phases[place - 1]] != "own")


def _by_holder(edition: Edition, phase: str) -> Mapping[str, list[Duty]]:
    """The duties of a phase by who does them, in the order of the scale; holders without a duty left out."""
    duties = [duty for role in edition.playbook.roles for duty in role.duties]
    held = {name: [duty for duty in duties if duty.holders[phase] == name] for name in edition.scales["holder"]}
    return {name: some for name, some in held.items() if some}


def _checklist(edition: Edition, checklist: Checklist) -> Paper:
    numbers = {item.id: number for number, item in enumerate(checklist.items, start=1)}
    return Paper(
        f"checklist-{checklist.id}",
        "checklist",
        edition.plain(checklist.title),
        "checklist",
        f"checklists/{checklist.id}.html",
        {"checklist": checklist, "numbers": numbers},
    )


def _form(edition: Edition, assessment: Assessment) -> Paper:
    material = bundle(edition.playbook, assessment)

    def groups(section: Section) -> Iterator[tuple[tuple[Option, ...] | None, list[Question]]]:
        """The section's questions in order; those of a matrix that offer the same answers together, with the answers."""
        asked = [question for question in assessment.questions if question.section == section.id]
        grouped = groupby(asked, lambda question: (question.matrix, question.scale, question.options, question.kind))
        for (matrix, *_), some in grouped:
            questions = list(some)
            yield (material.options(questions[0]) if matrix and questions[0].chosen else None), questions

    codes = CodeBook(material)
    first = next((one for one in assessment.questions if one.kind == "one" and codes.signs(one.id)), None)
    example = codes.write({first.id: material.options(first)[-1].id}) if first else ""
    return Paper(
        f"form-{assessment.id}",
        "form",
        edition.plain(assessment.title),
        "form",
        f"self-check/{assessment.id}.html",
        {"check": assessment, "codes": codes, "options": material.options, "groups": groups, "example": example},
    )
