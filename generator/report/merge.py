"""The report on many people's answers. Answers come with numbers of people, never with a name."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from generator.assessment.agreement import Agreement
from generator.assessment.bundle import Bundle
from generator.assessment.collection import Refusal
from generator.assessment.evaluation import Evaluation
from generator.assessment.merge import MOST_DISCUSSED, Merge, Poll
from generator.figures.bar import bar
from generator.report.intake import tell_files, tell_refused, too_few
from generator.report.section import Cell, Entries, Fragment, Line, Section, Table
from generator.report.view import Link
from generator.report.wording import Wording

NAMED = 12
"""How many people are named where an answer is missing; more are counted."""
SHOWN = 12
"""How many different numbers or dates are counted one by one."""


def compose_merge(merge: Merge, bundle: Bundle, language: str, refused: Sequence[Refusal] = ()) -> Fragment:
    """Compose the report: disagreement first, details folded."""
    return _Composer(merge, bundle, language).fragment(refused)


class _Composer:
    def __init__(self, merge: Merge, bundle: Bundle, language: str) -> None:
        self._merge = merge
        self._bundle = bundle
        self._wording = Wording(Evaluation(bundle, merge.answers), language)
        self._word = self._wording.word

    def fragment(self, refused: Sequence[Refusal]) -> Fragment:
        """All sections; without anybody to count, only why."""
        outside = (*self._left_out(), *tell_refused("merge-refused", refused, self._wording))
        if not self._merge.people:
            return too_few("merge", self._word("merge"), 1, outside, self._wording)
        sections = (self._discussed(), *outside, *self._placements(), self._agreed(), self._polls(), self._files())
        return Fragment(self._word("merge"), sections)

    def _discussed(self) -> Section:
        discussed = self._merge.discussed
        title = self._word("merge-discussed" if len(discussed) == MOST_DISCUSSED else "merge-discussed-fewer")
        told = self._word("merge-discussed-told" if discussed else "merge-no-disagreement")
        counted = self._word("merge-counted", people=self._count(len(self._merge.people)))
        return Section("merge-discussed", title, (counted, told), tuple(map(self._ballot, discussed)))

    def _left_out(self) -> tuple[Section, ...]:
        """Files that add nobody, and names that stand for more than one person; no section without any."""
        entries = tuple(
            Link(self._word(f"merge-left-out-{one.reason}", file=one.name, of=one.of)) for one in self._merge.left_out
        )
        names = self._word("separator").join(self._merge.namesakes)
        told = (self._word("merge-namesakes", names=names),) if names else ()
        if not told and not entries:
            return ()
        return (Section("merge-left-out", self._word("merge-left-out"), told, (Entries(entries),) if entries else ()),)

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

    def _placements(self) -> tuple[Section, ...]:
        """Where the answers place how many people, under the self-check's own names; none where it places nobody."""
        if not self._merge.placements:
            return ()
        tables = tuple(
            self._placement(name, counts) for name, counts in self._merge.placements.items() if any(counts.values())
        )
        told = () if tables else (self._word("nothing-placement"),)
        title = self._word("merge-placements", names=self._wording.placements())
        return (Section("merge-placements", title, told, tables),)

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

    def _agreed(self) -> Section:
        """How many questions have an agreed answer, and what that means."""
        tally = self._word("merge-agreed-tally", n=len(self._merge.answers), all=len(self._merge.polls))
        return Section("merge-agreed", self._word("merge-agreed"), (tally, self._word("merge-method-agreed")))

    def _polls(self) -> Section:
        heads = ("question", "disagreement", "agreed", "spread", "answered", "unknown", "not-applicable", "missing")
        title = self._word("merge-polls", n=len(self._merge.polls))
        lines = tuple(map(self._poll, self._merge.polls))
        told = tuple(self._word(f"merge-method-{name}") for name in ("spread", "disagreement"))
        table = Table(Link(title), tuple(self._word(head) for head in heads), lines)
        return Section("merge-polls", title, told, (table,), folded=True)

    def _poll(self, poll: Poll) -> Line:
        agreement = poll.agreement
        cells = (
            Cell(str(agreement.disagreement), figure=bar(agreement.disagreement)),
            Cell(self._majority(poll.question, agreement)),
            Cell(self._spread(poll.question, agreement)),
            *(Cell(str(people)) for people in (poll.answered, poll.unknown, poll.not_applicable)),
            Cell(self._missing(poll.missing)),
        )
        return Line(poll.question, self._question(poll), cells)

    def _majority(self, question: str, agreement: Agreement) -> str:
        """The agreed answer, or that there is none."""
        if agreement.agreed is not None:
            return self._wording.answered(question, agreement.agreed)
        if agreement.middle is None:
            return self._word("no-majority")
        middle = self._word("median", answer=self._wording.answered(question, agreement.middle))
        return self._word("no-majority") + self._word("in-brackets", text=middle)

    def _files(self) -> Section:
        people = self._merge.people
        title = self._word("merge-files", n=len(people))
        return tell_files("merge-files", title, people, self._wording)._replace(folded=True)

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
        return Link(self._wording.question(poll.question), f"#question-{poll.question}")

    def _people(self, people: int, everybody: int) -> Cell:
        figure = bar((200 * people + everybody) // (2 * everybody)) if everybody else Markup()
        return Cell(self._count(people), figure=figure)

    def _count(self, people: int) -> str:
        return self._word("people-one" if people == 1 else "people-many", n=people)


def _most_frequent(counts: Mapping[str, int]) -> Mapping[str, int]:
    """As many as are shown, in their order."""
    chosen = sorted(counts, key=lambda name: -counts[name])[:SHOWN]
    return {name: people for name, people in counts.items() if name in chosen}
