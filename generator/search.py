"""Search metadata: which kind of thing is at which address, its title, and what else readers call it."""

from collections.abc import Iterator

from markupsafe import escape

from generator.assessment.text import Text
from generator.kinds import KINDS, PAGES, Entry, Kind
from generator.output import Search, SearchEntry, SearchKind
from generator.pages.page import Edition, View
from generator.schema.guidance import Term
from generator.schema.staffing import SizeBand

SHOWN_AS = {
    "skill": "role",
    "neighbour": "role",
    "activity": "phase",
    "criterion": "phase",
    "handover": "rule",
    "size": "staffing",
    "support": "staffing",
    "ladder": "step",
    "area": "checklist",
    "statement": "source",
}
"""Kinds that readers look for as a part of another: results have one heading for both."""

TOOLS = ("files", "codes", "plan-b", "compare", "merge", "turns")
"""The tools of every self-check, in the order of the page."""

TELLING = ("detail", "description", "text", "summary")
"""Where a thing's own text stands, for what has no heading on its page."""


def search(edition: Edition) -> Search:
    """Return the search metadata of one language."""
    glossary, language = edition.playbook.glossary, edition.language.code
    words = ("found-one", "found-other", "more-one", "more-other", "failed")
    return Search(
        kinds=tuple(_kinds(edition)),
        entries={
            **{entry.url: _entry(edition, entry) for entry in edition.playbook.things.values() if _titled(entry)},
            **dict(_tools(edition)),
        },
        phrases=_phrases(edition),
        same_words=glossary.same_words.get(language, ()),
        stop_words=glossary.stop_words.get(language, ()),
        words={word: edition.word(f"search-{word}") for word in words},
    )


def _tools(edition: Edition) -> Iterator[tuple[str, SearchEntry]]:
    """What readers can do with their answers and ticks, by the address of each tool."""
    for assessment in edition.playbook.assessments:
        for tool in TOOLS:
            yield f"self-check/{assessment.id}.html#tool-{tool}", _tool(edition, "assessment", "form", f"tool-{tool}")
    for checklist in edition.playbook.checklists:
        yield f"checklists/{checklist.id}.html#ticks", _tool(edition, "checklist", "checklist", "tick-files")


def _tool(edition: Edition, kind: str, area: str, name: str) -> SearchEntry:
    names = edition.word(f"{name}-names", area).split(edition.word("separator").strip())
    return SearchEntry(
        kind=kind,
        title=str(escape(edition.word(name, area))),
        names=tuple(one.strip() for one in names),
        text=str(escape(edition.word(f"{name}-for", area))),
        part=True,
    )


def _phrases(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Search phrases of one language, by the address that they lead to."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in edition.playbook.glossary.search_phrases:
        kind, _, name = entry.about.partition(":")
        url = PAGES[name] if kind == "page" else edition.playbook.things[entry.about].url
        found[url] = found.get(url, ()) + entry.phrases.get(edition.language.code, ())
    return found


def _titled(entry: Entry) -> bool:
    return "title" in entry.data


def _kinds(edition: Edition) -> Iterator[SearchKind]:
    """The headings of results; of two that a word fits as well, the first is shown first."""
    headings = [kind for kind in KINDS if kind.name not in SHOWN_AS]
    headings.sort(key=lambda kind: (kind.name == "source", kind.name != "term"))  # what a word means comes first
    last = headings.pop()
    for kind in headings:
        yield SearchKind(kind.name, edition.word(f"kind-{kind.name}"), _listing(kind, edition))
    yield SearchKind(Search.PAGE, edition.word("kind-page"), PAGES["home"])
    yield SearchKind(last.name, edition.word(f"kind-{last.name}"), _listing(last, edition))


def _listing(kind: Kind, edition: Edition) -> str | None:
    """The page that has everything of a kind, if there is one."""
    path = kind.url.partition("#")[0]
    if "{" in path:
        path = f"{path.partition('/')[0]}/index.html"
    return path if path in edition.playbook.pages.values() else None


def _entry(edition: Edition, entry: Entry) -> SearchEntry:
    kind = entry.kind.name
    view = View(edition, entry.url)
    text = next((view.plain(Text(entry.data[name])) for name in TELLING if name in entry.data), "")
    return SearchEntry(
        kind=SHOWN_AS.get(kind, kind),
        title=str(escape(view.plain(Text(entry.data["title"])))),
        names=tuple(_names(edition, entry)),
        text=str(escape(text)),
        sizes=tuple((band.at_least, band.below) for band in _bands(edition, entry)),
    )


def _names(edition: Edition, entry: Entry) -> Iterator[str]:
    """What else readers call a term, and the company sizes that a staffing pattern is for."""
    if entry.kind.name == "term":
        yield from _other_names(next(term for term in edition.playbook.glossary.terms if term.id == entry.id), edition)
    for band in _bands(edition, entry):
        yield edition.plain(band.title)
        yield edition.plain(band.range)


def _other_names(term: Term, edition: Edition) -> Iterator[str]:
    """Its reading, its synonyms in the page's language, and what it is short for in any."""
    if edition.language.code == "ja":
        yield term.reading
    yield from term.synonyms.get(edition.language.code, ())
    if term.full_form:
        yield from dict.fromkeys(term.full_form.values())


def _bands(edition: Edition, entry: Entry) -> tuple[SizeBand, ...]:
    staffing = edition.playbook.staffing
    sizes = {size for pattern in staffing.patterns if entry.ref == f"staffing:{pattern.id}" for size in pattern.sizes}
    return tuple(band for band in staffing.size_bands if band.id in sizes)
