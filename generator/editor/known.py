"""The ids that a playbook knows, each with what it means, by what is asked for where an id stands."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain

from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN
from generator.assessment.text import Text
from generator.bundle import shared_scales, tables
from generator.checks.references import VALUES
from generator.kinds import KINDS
from generator.playbook import Playbook

type Choices = Mapping[str | int, str]
"""What may be written, and what that means."""


class Known:
    """Ids and references, found as `generator.checks` finds them."""

    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook
        self._scales = {scale.id: scale for scale in shared_scales(playbook)}

    def ids(self, what: str) -> Choices:
        """Ids of a kind of thing or part of a self-check; options of `scale:<id>`, or their points: `points:<id>`."""
        of, _, name = what.rpartition(":")
        if of == "scale":
            return {option.id: meaning(option.label) for option in self._scales[name].options}
        if of == "points":
            return {
                option.value: meaning(option.label) for option in self._scales[name].options if option.value is not None
            }
        if collect := self._parts.get(what):
            return dict(collect())
        return {ref.partition(":")[2]: told for ref, told in self._things.items() if ref.startswith(f"{what}:")}

    def references(self, kinds: Iterable[str]) -> Choices:
        """References to things of some kinds, `answer:…` and `measure:…` among them."""
        wanted = tuple(f"{kind}:" for kind in kinds)
        values = chain.from_iterable(
            ((f"{kind}:{id}", told) for id, told in self.ids("question" if kind == "answer" else kind).items())
            for kind in VALUES
        )
        checks = self._playbook.assessments
        matrices = (
            (f"answer:{one.matrix}", meaning(one.lead)) for check in checks for one in check.questions if one.matrix
        )
        return {ref: told for ref, told in chain(self._things.items(), values, matrices) if ref.startswith(wanted)}

    @cached_property
    def _things(self) -> dict[str, str]:
        """What things mean, by reference: their titles; of a statement, what it says."""
        playbook = self._playbook
        things = {
            ref: " / ".join((entry.data.get("title") or entry.data["text"]).values())
            for ref, entry in playbook.things.items()
        }
        pages = {f"page:{name}": meaning(playbook.page_title(name)) for name in playbook.pages}
        subjects = {f"subject:{one.id}": meaning(one.title) for check in playbook.assessments for one in check.subjects}
        return {**things, **pages, **subjects}

    @cached_property
    def _parts(self) -> Mapping[str, Callable[[], Iterable[tuple[str, str]]]]:
        checks = self._playbook.assessments
        scales = [*self._scales.values(), *(scale for check in checks for scale in check.scales)]
        offered = [
            *(option for scale in scales for option in scale.options),
            *(option for check in checks for question in check.questions for option in question.options),
        ]
        names_of_scales = [(scale.id, ", ".join(option.id for option in scale.options)) for scale in scales]
        word = self._playbook.word
        standing = [(name, meaning(word("shared", name))) for name in (UNKNOWN, NOT_APPLICABLE)]
        return {
            "section": lambda: ((one.id, meaning(one.title)) for check in checks for one in check.sections),
            "question": lambda: ((one.id, meaning(one.text)) for check in checks for one in check.questions),
            "measure": lambda: ((one.id, meaning(one.title)) for check in checks for one in check.measures),
            "finding": lambda: ((one.id, meaning(one.title)) for check in checks for one in check.findings),
            "action": lambda: ((one.id, meaning(one.title)) for check in checks for one in check.actions),
            "status": lambda: ((one.of, self._things.get(one.of, "")) for check in checks for one in check.statuses),
            "option": lambda: [*((option.id, meaning(option.label)) for option in offered), *standing],
            "table": lambda: ((name, "") for name in chain(tables(self._playbook), *(one.tables for one in checks))),
            "scale": lambda: names_of_scales,
            "scale or kind": lambda: [*names_of_scales, *((kind.name, "") for kind in KINDS), ("subject", "")],
        }


def meaning(text: Text | None) -> str:
    """A text in all languages, in one line."""
    return " / ".join((text or {}).values())
