"""References (`role:implementation`, in fields and inside texts) and the statements that content rests on."""

import re
from collections.abc import Callable

from generator.checks.walk import walk
from generator.document import Document
from generator.kinds import KINDS, PAGES
from generator.playbook import Playbook
from generator.problems import Problem, suggest
from generator.report.inline import references

FIELD = re.compile(r"([a-z]+):[a-z][a-z0-9-]*")
VALUES = ("answer", "measure")
"""Kinds that name values of an assessment; `generator.checks.assessments` looks at those."""


def check_references(document: Document, playbook: Playbook, report: Callable[[Problem], None]) -> None:
    """Report references to things that do not exist."""
    known = {**dict.fromkeys(playbook.things), **{f"page:{name}": None for name in PAGES}}
    kinds = {kind.name for kind in KINDS} | {"page"}
    statements = [ref.removeprefix("statement:") for ref in playbook.things if ref.startswith("statement:")]
    for place, value in walk(document):
        if not isinstance(value, str):
            continue
        field = str(place[-1])
        if field == "basis" or field.endswith("_basis"):
            if value not in (*statements, "playbook"):
                help = suggest(value, [*statements, "playbook"])
                report(
                    document.problem(
                        place, "unknown-basis", f"names the statement {value!r}, which is in no source", help
                    )
                )
            continue
        named = references(value) if field in playbook.languages else [value] if FIELD.fullmatch(value) else []
        for reference in named:
            kind = reference.partition(":")[0]
            if kind in VALUES or reference in known:
                continue
            if kind not in kinds:
                message, help = f"names a thing of kind {kind!r}, which there is not", suggest(kind, kinds)
            else:
                message = f"names {reference!r}, which does not exist"
                help = suggest(reference, [name for name in known if name.startswith(f"{kind}:")])
            report(document.problem(place, "unknown-reference", message, help))
