"""A content folder laid over another: what a company adds to a playbook, says otherwise, or hides.

The files have the same structure and names. Where both have something at the same place,

- mappings are laid over each other, key by key;
- in a list, an entry lies over the one that has its id (or, where entries have none, its `code`, `of`, `partner` or `about`), and
  any other is added at the end; `hide: true` in an entry, or in a file of its own, takes away what it lies over;
- a text replaces the whole text, so that no language keeps the old wording; in languages that are new it joins the text;
- everything else replaces what was there.

References to what is hidden go with it where they are entries of a list, or what a question is `about`. Anywhere else
they are problems.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.checks.walk import walk
from generator.document import Document, Place, Position
from generator.kinds import entries
from generator.problems import Problem, suggest
from generator.report.inline import references

IDENTITY = ("id", "code", "of", "partner", "about")
"""What an entry of a list is known by: the first of these that it has."""


type Report = Callable[[Problem], None]


def lay_over(
    below: Mapping[str, Document], above: Mapping[str, Document], lone: Collection[str], report: Report
) -> tuple[dict[str, Document], frozenset[str]]:
    """The documents of both folders as one, by file name, and the references to what is hidden.

    Args:
        below: the documents of the content folder.
        above: those of the folder laid over it; their own `file` is the name that problems tell.
        lone: names of the files that a playbook cannot be without.
        report: takes what hides nothing.
    """
    hiding = {file for file, document in above.items() if file not in lone and document.data.get("hide") is True}
    for file in hiding - below.keys():
        _report_nothing_to_hide(_Part.of(above[file])["hide"], file, below, report)
    languages = _languages(below, above)
    laid = {}
    for file in {**below, **above}:
        if file not in hiding:
            copy = _Copy(languages=languages, report=report)
            low, high = (_Part.of(folder[file]) if file in folder else None for folder in (below, above))
            laid[file] = copy.document(file, copy.either(low, high, ()))
    hidden = frozenset(_defined(below.values()) - _defined(laid.values()))
    return {file: without(hidden, document) for file, document in laid.items()}, hidden


def without(hidden: frozenset[str], document: Document) -> Document:
    """The document without entries of lists that are a reference to something hidden, or stand for it."""
    if not hidden:
        return document
    copy = _Copy(left_out=hidden)
    return copy.document(document.file, copy.take(_Part.of(document), ()))


def check_hidden(hidden: frozenset[str], document: Document, report: Report) -> None:
    """Report what still names something hidden."""
    for place, value in walk(document) if hidden else ():
        if isinstance(value, str):
            for reference in hidden.intersection((value, *references(value))):
                report(document.problem(place, "hidden-reference", reference=reference))


def _defined(documents: Iterable[Document]) -> set[str]:
    return {entry.ref for document in documents for entry in entries(document)}


def _languages(below: Mapping[str, Document], above: Mapping[str, Document]) -> set[str]:
    """Codes of the languages that either folder names."""
    listed = [documents["site.yaml"].data.get("languages") for documents in (below, above) if "site.yaml" in documents]
    return {code for codes in listed if isinstance(codes, list) for one in codes if (code := _identity(one))}


def _identity(entry: Any) -> str | None:
    found = (entry.get(key) for key in IDENTITY) if isinstance(entry, dict) else ()
    return next((value for value in found if isinstance(value, str)), None)


def _report_nothing_to_hide(part: "_Part", name: str, known: Iterable[str], report: Report) -> None:
    report(part.document.problem(part.place, "nothing-to-hide", name=name, suggestion=suggest(name, known)))


@dataclass(frozen=True)
class _Part:
    """A value in a document."""

    document: Document
    place: Place
    data: Any

    @classmethod
    def of(cls, document: Document) -> "_Part":
        return cls(document, (), document.data)

    def __getitem__(self, step: str | int) -> "_Part":
        return _Part(self.document, (*self.place, step), self.data[step])

    def get(self, key: str) -> "_Part | None":
        return self[key] if key in self.data else None


class _Copy:
    """A document in the making, from parts of others."""

    def __init__(
        self,
        *,
        languages: Collection[str] = (),
        left_out: Collection[str] = (),
        report: Report = lambda _: None,
    ) -> None:
        self._languages = frozenset(languages)
        self._left_out = left_out
        self._report = report
        self._positions: dict[Place, Position] = {}
        self._patterns: dict[Place, Place] = {}
        self._files: dict[Place, str] = {}

    def document(self, file: str, data: Any) -> Document:
        return Document(file, data, self._positions, self._patterns, self._files)

    def either(self, below: _Part | None, above: _Part | None, new: Place) -> Any:
        """One of two values, or both laid over each other, at a new place."""
        if below and above:
            return self._lay(below, above, new)
        part = below or above
        return self.take(part, new) if part else None

    def take(self, part: _Part, new: Place) -> Any:
        """A value as it is, but for what is left out."""
        self._stand(part, new)
        if isinstance(part.data, dict):
            # What a question is about is a link beside it, which it can do without.
            keys = [key for key in part.data if key != "about" or not self._is_left_out(part.data[key])]
            return {key: self.take(part[key], (*new, key)) for key in keys}
        if isinstance(part.data, list):
            kept = [part[index] for index, entry in enumerate(part.data) if not self._is_left_out(entry)]
            return [self.take(entry, (*new, index)) for index, entry in enumerate(kept)]
        return part.data

    def _stand(self, part: _Part, new: Place) -> None:
        """Note where the author has written what stands at a new place."""
        document, old = part.document, part.place
        if old in document.positions:
            self._positions[new] = document.positions[old]
            self._patterns[new] = document.patterns.get(old, old)
            self._files[new] = document.written_in(old)

    def _is_left_out(self, entry: Any) -> bool:
        return (entry if isinstance(entry, str) else _identity(entry)) in self._left_out

    def _lay(self, below: _Part, above: _Part, new: Place) -> Any:
        if isinstance(below.data, dict) and isinstance(above.data, dict) and not self._is_text_anew(below, above):
            self._stand(above, new)
            keys = {**below.data, **above.data}
            return {key: self.either(below.get(key), above.get(key), (*new, key)) for key in keys}
        both_lists = isinstance(below.data, list) and isinstance(above.data, list)
        if both_lists and all(_identity(entry) for entry in (*below.data, *above.data)):
            self._stand(above, new)
            return self._lay_entries(below, above, new)
        return self.take(above, new)

    def _is_text_anew(self, below: _Part, above: _Part) -> bool:
        return self._languages.issuperset((*below.data, *above.data)) and bool(below.data.keys() & above.data.keys())

    def _lay_entries(self, below: _Part, above: _Part, new: Place) -> list[Any]:
        names = [_identity(entry) for entry in below.data]
        over: dict[str | None, _Part] = {}
        pairs: list[tuple[_Part | None, _Part | None]] = []
        for index, entry in enumerate(above.data):
            # An id that stands twice is told of like any other, once both are in the list.
            if (name := _identity(entry)) in names and name not in over:
                over[name] = above[index]
            else:
                pairs.append((None, above[index]))
        pairs = [*((below[index], over.get(name)) for index, name in enumerate(names)), *pairs]
        laid: list[Any] = []
        for low, high in pairs:
            if not high or high.data.get("hide") is not True:
                laid.append(self.either(low, high, (*new, len(laid))))
            elif not low:
                _report_nothing_to_hide(high, str(_identity(high.data)), map(str, names), self._report)
        return laid
