"""What cannot be true of several things at once."""

from collections.abc import Callable

from generator.playbook import Playbook
from generator.problems import Problem


def check_contradictions(playbook: Playbook, report: Callable[[Problem], None]) -> None:
    """Report a second decisive role, and roles that are covered by one that nobody holds."""
    decisive = [role.id for role in playbook.roles if role.decisive]
    for name in decisive[1:]:
        entry = playbook.things[f"role:{name}"]
        report(entry.document.problem(("decisive",), "decisive-twice", other=decisive[0]))
    for pattern in playbook.staffing.patterns:
        entry = playbook.things[f"staffing:{pattern.id}"]
        held = {role for role, people in pattern.people.items() if people.maximum}
        for role, people in pattern.people.items():
            cover = people.covered_by
            if role not in held and cover in pattern.people and cover not in held:
                place = (*entry.place, "people", role, "covered_by")
                report(entry.document.problem(place, "covered-by-nobody", role=str(cover)))
