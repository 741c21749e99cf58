"""Notes, owners and due dates beside answers."""

import re
from collections.abc import Mapping

from generator.assessment.evaluation import Evaluation
from generator.assessment.evidence import Evidence
from generator.report.reasons import Reasons
from generator.report.typed import Typed
from generator.report.view import Link, Note, Notes
from generator.report.wording import Wording

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
"""What may be linked: nothing that a browser would run."""


def tell_evidence(
    evidence: Mapping[str, Evidence], wording: Wording, evaluation: Evaluation, reasons: Reasons
) -> Notes | None:
    """The notes beside answers, in the order of the questions; none where there are none."""
    notes = tuple(
        [
            Note(
                question=reasons.question(name),
                answer=wording.answered(name, evaluation.given(name)),
                note=Typed(one.note),
                link=_link(one.link) if one.link else None,
                owner=Typed(one.owner),
                due=one.due,
            )
            for name, one in evidence.items()
        ]
    )
    return Notes(notes) if notes else None


def _link(address: str) -> Link:
    return Link(address, address if WEB_ADDRESS.fullmatch(address) else None)
