"""What nothing leads to: checklist items, phases, roles and pitfalls that the rest of the playbook leaves out."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from generator.playbook import Playbook
from generator.problems import Problem


def uncovered(playbook: Playbook) -> Iterator[Problem]:
    """Everything that a reader will not be led to, or will not get out of."""
    checks = playbook.assessments
    triggered = {ref for check in checks for finding in check.findings for ref in finding.refs}
    reached = triggered | {
        *(ref for check in checks for action in check.actions for ref in action.refs),
        *(question.about for check in checks for question in check.questions),
        *(status.of for check in checks for status in check.statuses),
    }
    held = {
        f"role:{role}"
        for pattern in playbook.staffing.patterns
        for role, people in pattern.people.items()
        if people.maximum
    }
    rules: list[tuple[str, str, AbstractSet[str | None]]] = [("role", "role-in-no-pattern", {*held})]
    if checks:  # without any self-check, nothing is left out by them
        rules += [("item", "unreached-item", reached), ("pitfall", "untriggered-pitfall", {*triggered})]
    for kind, code, named in rules:
        for ref, entry in playbook.things.items():
            if entry.kind.name == kind and ref not in named:
                yield entry.document.problem((*entry.place, "id"), code, ref=ref)
    for phase in playbook.phases.phases:
        if not phase.exit_criteria:
            entry = playbook.things[f"phase:{phase.id}"]
            yield entry.document.problem((*entry.place, "exit_criteria"), "no-exit-criterion")
