"""Things that somebody promised to look at again."""

from collections.abc import Iterator
from datetime import date

from generator.assessment.plan import months_after
from generator.health.wording import notice
from generator.playbook import Playbook
from generator.problems import Problem


def overdue_reviews(playbook: Playbook, today: date) -> Iterator[Problem]:
    """Things whose time for review has passed, or that were never reviewed."""
    for entry in playbook.things.values():
        if (months := entry.data.get("review_in")) is None:
            continue
        owner = f" (owner: {name})" if (name := entry.data.get("owner")) else ""
        if reviewed := entry.data.get("reviewed_on"):
            due = months_after(date.fromisoformat(reviewed), months)
            if due < today:
                place = (*entry.place, "reviewed_on")
                yield notice("review-overdue", entry.document, place, due=due, owner=owner)
        else:
            place = (*entry.place, "review_in")
            yield notice("never-reviewed", entry.document, place, months=months, owner=owner)
