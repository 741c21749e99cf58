"""The report on answers saved at several dates."""

from collections.abc import Sequence

from markupsafe import Markup

from generator.assessment.bundle import Bundle
from generator.assessment.collection import Refusal, moment
from generator.assessment.evaluation import Evaluation
from generator.assessment.history import History, Trend
from generator.figures.lettering import number
from generator.figures.sparkline import sparkline
from generator.report.intake import tell_files, tell_refused
from generator.report.section import Cell, Entries, Fragment, Line, Section, Table
from generator.report.view import STATE_SIGNS, Link
from generator.report.wording import Wording

CHANGE_SIGNS = {"new": "＋", "gone": "－", "still": "＝"}


def compose_history(history: History, bundle: Bundle, language: str, refused: Sequence[Refusal] = ()) -> Fragment:
    """What has changed between the files."""
    return _Composer(history, bundle, language).fragment(refused)


class _Composer:
    def __init__(self, history: History, bundle: Bundle, language: str) -> None:
        self._history = history
        self._bundle = bundle
        # Titles of findings and actions may tell an answer: what is gone is told with the answers of then.
        self._then = Wording(Evaluation(bundle, history.first), language)
        self._wording = Wording(Evaluation(bundle, history.last), language)
        self._word = self._wording.word
        self._dates = tuple(self._date(file.label, file.saved_at) for file in history.files)

    def fragment(self, refused: Sequence[Refusal]) -> Fragment:
        """All sections: changed results and answers first, what stayed and the files folded."""
        history = self._history
        placements, steady = self._wording.placements(), self._word("history-steady", n=len(history.steady))
        files = self._word("history-files", n=len(history.files))
        return Fragment(
            self._word("history"),
            (
                *tell_refused("history-refused", refused, self._wording),
                *([self._measures("placements", placements, history.placements)] if history.placements else []),
                self._answers(),
                self._findings(),
                self._measures("moved", self._word("history-moved"), history.moved),
                self._actions(),
                self._statuses(),
                self._measures("steady", steady, history.steady)._replace(folded=True),
                tell_files("history-files", files, history.files, self._wording)._replace(folded=True),
            ),
        )

    def _date(self, label: str, saved_at: str) -> str:
        when = moment(saved_at)
        return label + self._word("in-brackets", text=when.strftime("%Y-%m-%d")) if when else label

    def _measures(self, name: str, title: str, trends: Sequence[Trend]) -> Section:
        head = (self._word("measure"), *self._dates, self._word("change"))
        shown = [trend for trend in trends if not self._bundle.measures[trend.measure].internal]
        table = self._table(title, head, tuple(map(self._trend, shown)))
        return self._section(name, title, table, self._word("history-measures-told") if name == "moved" else "")

    def _trend(self, trend: Trend) -> Line:
        title = self._wording.plain(self._bundle.measures[trend.measure].title)
        values = [Cell(self._wording.measured(trend.measure, value)) for value in trend.values]
        change = Cell(self._word(f"direction-{trend.direction}"), _arrow(trend), self._draw(trend, title))
        return Line(trend.measure, Link(title), (*values, change))

    def _draw(self, trend: Trend, title: str) -> Markup:
        """The numbers as a line; nothing where there are not two of them."""
        numbers = tuple(value if isinstance(value, int | float) else None for value in trend.values)
        if len(numbers) - numbers.count(None) < 2:
            return Markup()
        return sparkline(
            numbers,
            title=self._word("trend-title", title=title),
            description=self._word("separator").join("–" if value is None else number(value) for value in numbers),
            prefix=f"history-trend-{trend.measure}",
        )

    def _findings(self) -> Section:
        found = self._history.findings
        lines = tuple(
            Line(
                name,
                Link(wording.plain(self._bundle.findings[name].title)),
                (
                    Cell(self._word(f"severity-{self._bundle.findings[name].severity}")),
                    Cell(self._word(f"change-{change}"), CHANGE_SIGNS[change]),
                ),
            )
            for change, names, wording in (
                ("new", found.new, self._wording),
                ("still", found.still, self._wording),
                ("gone", found.gone, self._then),
            )
            for name in names
        )
        return self._titled("findings", self._heads("finding", "severity", "change"), lines)

    def _actions(self) -> Section:
        titles = [self._then.plain(self._bundle.actions[name].title) for name in self._history.actions.gone]
        entries = (Entries(tuple(map(Link, titles))),) if titles else ()
        return self._section("actions", self._word("history-actions"), entries)

    def _statuses(self) -> Section:
        lines = tuple(
            Line(
                reference,
                Link(*self._wording.link(reference), self._wording.kind(reference)),
                (Cell(self._word(f"became-{state}"), STATE_SIGNS[state]),),
            )
            for state, references in (("done", self._history.done), ("open", self._history.undone))
            for reference in references
        )
        return self._titled("statuses", self._heads("subject", "change"), lines)

    def _answers(self) -> Section:
        lines = tuple(
            Line(
                change.question,
                Link(self._wording.question(change.question)),
                tuple(Cell(self._wording.answered(change.question, one)) for one in (change.was, change.is_now)),
            )
            for change in self._history.answers
        )
        return self._titled("answers", self._heads("question", "was", "is-now"), lines)

    def _heads(self, *names: str) -> tuple[str, ...]:
        return tuple(self._word(name) for name in names)

    def _table(self, title: str, head: tuple[str, ...], lines: tuple[Line, ...]) -> tuple[Table, ...]:
        """The table; none without lines."""
        return (Table(Link(title), head, lines),) if lines else ()

    def _titled(self, name: str, head: tuple[str, ...], lines: tuple[Line, ...]) -> Section:
        title = self._word(f"history-{name}")
        return self._section(name, title, self._table(title, head, lines))

    def _section(self, name: str, title: str, parts: tuple[Table | Entries, ...], told: str = "") -> Section:
        told = told if parts else self._word("nothing-changed")
        return Section(f"history-{name}", title, (told,) if told else (), parts)


def _arrow(trend: Trend) -> str:
    """Where the number went; nothing where there are no two to compare."""
    was, now = trend.values[0], trend.values[-1]
    if not isinstance(was, int | float) or not isinstance(now, int | float):
        return ""
    return "↑" if now > was else "↓" if now < was else "→"
