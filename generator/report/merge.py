"""What is told of many people's answers. What somebody answered is told in numbers of people, never with a name."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from generator.assessment.agreement import Agreement
from generator.assessment.bundle import Bundle
from generator.assessment.collection import Refusal
from generator.assessment.evaluation import Evaluation
from generator.assessment.merge import MOST_DISCUSSED, Merge, Poll
from generator.figures.bar import bar
from generator.report.intake import tell_files, tell_refused
from generator.report.section import Cell, Fragment, Line, Section, Table
from generator.report.view import Link
from generator.report.wording import Wording

NAMED = 12
"""How many people are named where an answer is missing; more are counted."""
SHOWN = 12
"""How many different numbers or dates are counted one by one."""


def compose_merge(merge: Merge, bundle: Bundle, language: str, refused: Sequence[Refusal] = ()) -> Fragment:
    """What the people have in common, and first what they have not."""
    return _Composer(merge, bundle, language).fragment(refused)


class _Composer:
    def __init__(self, merge: Merge, bundle: Bundle, language: str) -> None:
        self._merge = merge
        self._bundle = bundle
        self._wording = Wording(Evaluation(bundle, merge.answers), language)
        self._word = self._wording.word

    def fragment(self, refused: Sequence[Refusal]) -> Fragment:
        """Everything that is told."""
        return Fragment(
            self._word("merge"),
            (
                self._discussed(),
                self._placements(),
                self._polls(),
                tell_files("merge-files", self._word("merge-files"), self._merge.people, self._wording),
                *tell_refused("merge-refused", refused, self._wording),
            ),
        )

    def _discussed(self) -> Section:
        discussed = self._merge.discussed
        title = self._word("merge-discussed" if len(discussed) == MOST_DISCUSSED else "merge-discussed-fewer")
        told = self._word("merge-discussed-told" if discussed else "merge-no-disagreement")
        return Section("merge-discussed", title, (told,), tuple(map(self._ballot, discussed)))

    def _ballot(self, poll: Poll) -> Table:
        """Who said what, counted per option."""
        everybody = len(self._merge.people)
        named = dict(self._options(poll))
        apart = {"unknown": poll.unknown, "not-applicable": poll.not_applicable}
        silent = {"unanswered": len(poll.missing), "not-asked": poll.not_asked}
        counts = {
            **named,
            **{name: (self._word(name), people) for name, people in {**apart, **silent}.items() if people},
        }
        lines = tuple(Line(name, Link(label), (self._people(n, everybody),)) for name, (label, n) in counts.items())
        return Table(self._question(poll), (self._word("answer"), self._word("people")), lines)

    def _options(self, poll: Poll) -> Iterable[tuple[str, tuple[str, int]]]:
        """By option, number or date what it is called and how many chose it."""
        question = self._bundle.questions[poll.question]
        shown = poll.counts if question.chosen else _most_frequent(poll.counts)
        for answer, people in shown.items():
            value = int(answer) if question.kind == "number" else answer
            yield answer, (self._wording.answered(poll.question, value), people)
        if rest := sum(poll.counts.values()) - sum(shown.values()):
            yield "other-values", (self._word("other-values"), rest)

    def _placements(self) -> Section:
        tables = tuple(
            self._placement(name, counts) for name, counts in self._merge.placements.items() if any(counts.values())
        )
        told = () if tables else (self._word("nothing-placement"),)
        return Section("merge-placements", self._word("merge-placements"), told, tables)

    def _placement(self, name: str, counts: Mapping[str, int]) -> Table:
        measure = self._bundle.measures[name]
        everybody = len(self._merge.people)
        known = {value: (self._placed(name, value), people) for value, people in counts.items()}
        if rest := everybody - sum(counts.values()):
            known["no-value"] = (Link(self._word("no-value")), rest)
        lines = tuple(Line(value, link, (self._people(people, everybody),)) for value, (link, people) in known.items())
        title = self._wording.plain(measure.title)
        return Table(Link(title), (self._word("placed"), self._word("people")), lines)

    def _placed(self, name: str, value: str) -> Link:
        address = self._wording.link(f"{self._bundle.measures[name].names}:{value}")[1]
        return Link(self._wording.measured(name, value), address)

    def _polls(self) -> Section:
        heads = ("question", "disagreement", "agreed", "spread", "answered", "unknown", "not-applicable", "missing")
        title = self._word("merge-polls")
        lines = tuple(map(self._poll, self._merge.polls))
        told = tuple(self._word(f"merge-method-{name}") for name in ("agreed", "spread", "disagreement"))
        table = Table(Link(title), tuple(self._word(head) for head in heads), lines)
        return Section("merge-polls", title, told, (table,))

    def _poll(self, poll: Poll) -> Line:
        agreement = poll.agreement
        agreed = self._wording.answered(poll.question, agreement.agreed)
        cells = (
            Cell(str(agreement.disagreement), figure=bar(agreement.disagreement)),
            Cell(agreed),
            Cell(self._spread(poll.question, agreement)),
            *(Cell(str(people)) for people in (poll.answered, poll.unknown, poll.not_applicable)),
            Cell(self._missing(poll.missing)),
        )
        return Line(poll.question, self._question(poll), cells)

    def _spread(self, question: str, agreement: Agreement) -> str:
        if agreement.otherwise is not None:
            return self._word("spread-otherwise", n=agreement.otherwise)
        if agreement.least is None:
            return self._word("no-target")
        ends = [self._wording.answered(question, end) for end in (agreement.least, agreement.greatest)]
        told = ends[0] if ends[0] == ends[1] else self._word("range", least=ends[0], most=ends[1])
        if not agreement.steps:
            return told
        return told + self._word("in-brackets", text=self._word("spread-steps", n=agreement.steps))

    def _missing(self, labels: tuple[str, ...]) -> str:
        if not labels:
            return "0"
        named = self._word("separator").join(labels[:NAMED])
        if more := len(labels) - NAMED:
            named += self._word("more-people", n=more) if more > 0 else ""
        return f"{len(labels)}{self._word('in-brackets', text=named)}"

    def _question(self, poll: Poll) -> Link:
        return Link(self._wording.plain(self._bundle.questions[poll.question].text), f"#question-{poll.question}")

    def _people(self, people: int, everybody: int) -> Cell:
        figure = bar((200 * people + everybody) // (2 * everybody)) if everybody else Markup()
        return Cell(self._word("people-one" if people == 1 else "people-many", n=people), figure=figure)


def _most_frequent(counts: Mapping[str, int]) -> Mapping[str, int]:
    """As many as are shown, in their order."""
    chosen = sorted(counts, key=lambda name: -counts[name])[:SHOWN]
    return {name: people for name, people in counts.items() if name in chosen}
