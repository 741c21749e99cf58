"""How the self-checks work: their rules in the reader's words, from the same definitions that the engine reads."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from generator.assessment.bundle import Bundle
from generator.assessment.definition import Assessment, Question
from generator.assessment.plan import DAYS
from generator.assessment.rules import Condition, Measure
from generator.assessment.text import Text
from generator.bundle import bundle
from generator.checks.assessments import NAMING
from generator.output import Output
from generator.pages.page import Edition, View

URL = "method.html"


def method_page(edition: Edition) -> Output:
    """The page, in one language."""
    view = View(edition, URL)
    checks = [Explanation(view, bundle(edition.playbook, one)) for one in edition.playbook.assessments]
    return edition.page(URL, "method", checks=checks, days=DAYS)


class Explanation:
    """A self-check's rules in words."""

    def __init__(self, view: View, material: Bundle) -> None:
        self._view = view
        self._bundle = material
        self.assessment: Assessment = material.assessment

    def plain(self, text: Text) -> str:
        """A text with the names of answers and measures where their values will stand."""
        named = self._view.edition.wording(text)
        for question in self._bundle.questions.values():
            if (place := f"{{answer:{question.id}}}") in named:
                named = named.replace(place, self._quote(self._view.plain(question.text)))
        for measure in self._bundle.measures.values():
            if (place := f"{{measure:{measure.id}}}") in named:
                named = named.replace(place, self._quote(self._view.plain(measure.title)))
        return self._view.plain(Text({self._view.edition.language.code: named}))

    def label(self, question: Question) -> str:
        """The question; a row of a matrix after what is asked of all its rows."""
        text = self._view.plain(question.text)
        return self._view.word("matrix-row", lead=self._view.plain(question.lead), row=text) if question.lead else text

    def options(self, question: Question) -> str:
        """The answers offered, with their points."""
        if question.kind == "number":
            unit = self._view.plain(question.unit) if question.unit else ""
            return self._view.word("method-number", least=question.minimum, most=question.maximum, unit=unit)
        if question.kind == "date":
            return self._view.word("method-date")
        labels = []
        for option in self._bundle.options(question):
            points = "" if option.value is None else self._view.word("method-points", n=option.value)
            labels.append(self._view.plain(option.label) + points)
        return self._list(labels)

    def explain(self, measure: Measure) -> Markup:
        """How the measure is worked out, line by line."""
        return Markup("<br>").join([*self._method(measure), *self._values(measure)])

    def _method(self, measure: Measure) -> Iterator[str]:
        """Of what the measure is made, and how."""
        if measure.table:
            row, column = self._name(measure.row or ""), self._name(measure.column or "")
            table = self._subject(measure.table or "", f"table-{measure.table}")
            yield self._view.word("method-kind-table", table=table, row=row, column=column)
            return
        yield self._view.word(f"method-kind-{measure.kind}")
        yield self._view.word("method-from") + self._list([self._name(reference) for reference in measure.of])
        if measure.counting:
            yield self._view.word("method-counting") + self._list([*dict.fromkeys(self._counted(measure))])
        if measure.weights:
            weights = [f"{self._name(name)} ×{weight}" for name, weight in measure.weights.items()]
            yield self._view.word("method-weights") + self._list(weights)

    def _values(self, measure: Measure) -> Iterator[str]:
        """Which values the measure takes when, and what it should reach."""
        for step in measure.steps:
            yield self._view.word("method-step", n=step.at_least, value=self._value(measure, step.value))
        for case in measure.cases:
            value, colon = self._value(measure, case.value), self._view.word("colon")
            yield Markup("{}{}{}").format(value, colon, self.describe(case.when))
        if measure.otherwise is not None:
            yield self._view.word("method-otherwise", value=self._value(measure, measure.otherwise))
        if measure.target is not None:
            target = self._name(measure.target) if isinstance(measure.target, str) else str(measure.target)
            yield self._view.word("method-target") + target

    def describe(self, condition: Condition) -> Markup:
        """The condition in words; combinations as nested lists."""
        for form in ("all_of", "any_of", "none_of"):
            parts: tuple[Condition, ...] = getattr(condition, form)
            if len(parts) == 1 and form != "none_of":
                return self.describe(parts[0])
            if parts:
                entries = Markup().join(Markup("<li>{}</li>").format(self.describe(part)) for part in parts)
                heading = self._view.word(f"method-{form.replace('_', '-')}")
                return Markup("{}<ul>{}</ul>").format(heading, entries)
        if condition.finding:
            finding = next(one for one in self.assessment.findings if one.id == condition.finding)
            return escape(self._view.word("method-found", name=self.plain(finding.title)))
        reference = f"answer:{condition.answer}" if condition.answer else f"measure:{condition.measure}"
        return escape(self._name(reference) + self._view.word("colon") + self._comparison(reference, condition))

    def link(self, reference: str) -> str:
        """A thing by its title, with its address if it is the playbook's and not the self-check's own."""
        subject = self._bundle.things.get(reference) if reference.startswith("subject:") else None
        return self._view.plain(subject.title) if subject else self._view.anchor(reference)

    def titles(self, actions: tuple[str, ...]) -> str:
        """The titles of actions."""
        by_id = {action.id: action.title for action in self.assessment.actions}
        return self._list([self.plain(by_id[name]) for name in actions]) or self._view.word("none")

    def _comparison(self, reference: str, condition: Condition) -> str:
        if condition.one_of:
            labels = [self._option(reference, name) for name in condition.one_of]
            return self._view.word("method-or").join(labels)
        if condition.at_least is not None and condition.at_most is not None:
            return self._view.word("method-between", least=condition.at_least, most=condition.at_most)
        if condition.at_least is not None:
            return self._view.word("method-at-least", n=condition.at_least)
        return self._view.word("method-at-most", n=condition.at_most)

    def _name(self, reference: str) -> str:
        kind, _, name = reference.partition(":")
        if kind == "answer":
            return self._quote(self.label(self._bundle.questions[name]))
        if kind == "measure":
            return self._quote(self._view.plain(self._bundle.measures[name].title))
        return self._title(reference)

    def _title(self, name: str) -> str:
        """Title of an id that a table uses as row or column."""
        for kind in NAMING:
            if f"{kind}:{name}" in self._view.playbook.things:
                return self._view.title(f"{kind}:{name}")
        return self._subject(name, f"column-{name}")

    def _subject(self, name: str, word: str) -> str:
        """Title of a subject of the self-check; the playbook's word where it has none of that id."""
        subject = self._bundle.things.get(f"subject:{name}")
        return self._view.plain(subject.title) if subject else self._view.word(word)

    def _option(self, reference: str, name: str) -> str:
        """Label of an option of the question or measure referred to."""
        kind, _, subject = reference.partition(":")
        if kind == "measure":
            return self._value(self._bundle.measures[subject], name)
        if name in ("unknown", "not-applicable"):
            return self._view.word(name)
        options = self._bundle.options(self._bundle.questions[subject])
        return next(self._view.plain(option.label) for option in options if option.id == name)

    def _counted(self, measure: Measure) -> Iterator[str]:
        """Labels of what a measure counts; its questions may have different scales."""
        for reference in measure.of:
            subject = reference.partition(":")[2]
            question = self._bundle.questions.get(subject)
            offered = {option.id for option in self._bundle.options(question)} if question else set(measure.counting)
            yield from (self._option(reference, name) for name in measure.counting if name in offered)

    def _value(self, measure: Measure, value: str | int) -> str:
        """A value of a measure as its readers know it."""
        if isinstance(value, str) and value.startswith(("answer:", "measure:")):
            return self._name(value)
        thing = f"{measure.names}:{value}"
        if thing in self._view.playbook.things:
            return self._view.title(thing)
        if subject := self._bundle.things.get(thing):
            return self._view.plain(subject.title)
        for scale in (*self.assessment.scales, *self._bundle.scales):
            for option in scale.options:
                if scale.id == measure.names and option.id == value:
                    return self._view.plain(option.label)
        return str(value)

    def _quote(self, text: str) -> str:
        return self._view.word("quoted", text=text)

    def _list(self, entries: list[str]) -> str:
        return self._view.word("separator").join(entries)
