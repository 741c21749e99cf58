"""All papers of the site, and what is needed to print them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.output import Language, NavigationEntry, Output
from generator.pages.page import Edition
from generator.paper.book import book
from generator.paper.heads import heads_css
from generator.paper.index import index_page
from generator.paper.paper import Paper, write_paper
from generator.paper.sheets import sheets


def paper_outputs(
    editions: Sequence[Edition],
    pages: Mapping[Language, Sequence[Output]],
    menus: Mapping[Language, Sequence[NavigationEntry]],
) -> Iterator[Output]:
    """Every paper in every language, the page that lists them, and the style sheet of their margins.

    Args:
        editions: the languages.
        pages: the site's pages by language; the book is made of them.
        menus: their order.
    """
    for edition in editions:
        papers = list_papers(edition, editions, pages[edition.language], menus[edition.language])
        edition.stale.clear()  # each paper tells its own
        yield index_page(edition, papers)
        heads = heads_css(edition, papers)
        yield heads
        for paper in papers:
            yield write_paper(edition, paper, editions, PurePosixPath(heads.path).name)


def list_papers(
    edition: Edition, editions: Sequence[Edition], pages: Sequence[Output], menu: Sequence[NavigationEntry]
) -> list[Paper]:
    """The papers of one language, in the order in which they are listed."""
    some = list(sheets(edition, editions))
    return [*some, book(edition, some, pages, menu)]
