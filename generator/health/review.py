"""Things that somebody promised to look at again."""

from collections.abc import Iterator
from datetime import date

from generator.assessment.plan import months_after
from generator.playbook import Playbook
from generator.problems import Noun, Problem


def overdue_reviews(playbook: Playbook, today: date) -> Iterator[Problem]:
    """Things whose time for review has passed, or that were never reviewed."""
    for entry in playbook.things.values():
        if (months := entry.data.get("review_in")) is None:
            continue
        owner = entry.data.get("owner") or Noun("none")
        if reviewed := entry.data.get("reviewed_on"):
            due = months_after(date.fromisoformat(reviewed), months)
            if due < today:
                place = (*entry.place, "reviewed_on")
                yield entry.document.problem(place, "review-overdue", due=due.isoformat(), owner=owner)
        else:
            place = (*entry.place, "review_in")
            yield entry.document.problem(place, "never-reviewed", months=months, owner=owner)
