"""The story: a playbook to everything that its authors should look after."""

from datetime import date

from generator.expand import first_of_copies
from generator.health.coverage import uncovered
from generator.health.review import overdue_reviews
from generator.health.rules import idle_rules
from generator.health.similar_ids import similar_ids
from generator.health.texts import ailing_texts
from generator.playbook import Playbook
from generator.problems import Problem


def examine(playbook: Playbook, today: date) -> list[Problem]:
    """What to look after, by file and line; only reviews depend on the day."""
    found = [
        *uncovered(playbook),
        *idle_rules(playbook),
        *ailing_texts(playbook),
        *similar_ids(playbook),
        *overdue_reviews(playbook, today),
    ]
    return first_of_copies(found, playbook.documents.values())
