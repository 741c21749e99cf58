"""The terms of the glossary marked on a page, each where it is named first."""

from collections.abc import Mapping
from html import escape

from generator.pages.running_text import running_text
from generator.pages.vocabulary import Vocabulary


def mark_terms(
    page: str, vocabulary: Vocabulary, addresses: Mapping[str, str], *, numbered: bool
) -> tuple[str, tuple[str, ...]]:
    """The page with marks, and the ids of the terms marked, in the order of the page.

    A mark is a link to the term's entry, and described by the element `explanation-<id>`, which is left to the caller.
    A link to an entry that stands in running text is a mark as well, if it comes first.

    Args:
        page: HTML blocks and Markdown headings.
        vocabulary: what names the terms.
        addresses: of the entries in the glossary, seen from the page, by term.
        numbered: whether marks have numbers, for footnotes on paper.
    """
    terms = {escape(address): term for term, address in addresses.items()}
    marked: list[str] = []
    parts: list[str] = []
    done = 0

    def mark(start: int, end: int, term: str, shown: str) -> None:
        nonlocal done
        marked.append(term)
        number = f' data-number="{len(marked)}"' if numbered else ""
        link = f'<a class="term" href="{escape(addresses[term])}" aria-describedby="explanation-{term}"{number}>'
        parts.extend((page[done:start], link, shown, "</a>"))
        done = end

    for run in running_text(page):
        shown = page[run.start : run.end]
        if run.address is None:
            for found in vocabulary.find(shown):
                if found.term != run.entry and found.term not in marked:
                    mark(run.start + found.start, run.start + found.end, found.term, shown[found.start : found.end])
        elif (term := terms.get(run.address)) and term != run.entry and term not in marked:
            mark(page.rindex("<a", 0, run.start), run.end + len("</a>"), term, shown)
    return "".join((*parts, page[done:])), tuple(marked)
