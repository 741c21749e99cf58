"""The report on one glance: where the reader stands, what is missing most, and what to ask for."""

from collections.abc import Callable

from generator.assessment.blocks import Block
from generator.assessment.scoring import Scoring
from generator.report.view import SEVERITY_SIGNS, Headline, Link, Place, Summary
from generator.report.wording import Wording


def summarise(block: Block, place: Callable[[str], Place | None], wording: Wording, scoring: Scoring) -> Summary | None:
    """The block's summary; none while it has no value and no finding to name."""
    facts = tuple([fact for name in block.measures if (fact := place(name))])
    found = [one for one in scoring.findings() if one.severity != "strength"][: block.most]
    findings = scoring.bundle.findings
    gaps = tuple(
        [
            Headline(
                Link(wording.plain(findings[one.id].title), f"#finding-{one.id}"),
                SEVERITY_SIGNS[one.severity],
                wording.word(f"severity-{one.severity}"),
            )
            for one in found
        ]
    )
    asks = tuple([_ask(name, wording, scoring) for name in scoring.actions()[: block.most]])
    return Summary(facts, gaps, asks) if facts or gaps else None


def _ask(name: str, wording: Wording, scoring: Scoring) -> Headline:
    action = scoring.bundle.actions[name]
    owner = wording.link(action.owner)[0] if action.owner else ""
    effort = wording.word(f"effort-{action.effort}")
    return Headline(
        Link(wording.plain(action.title), f"#action-{name}"),
        aside=wording.word("separator").join(filter(None, (owner, effort))),
    )
