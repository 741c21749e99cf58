"""The page that lists all papers."""

from collections.abc import Sequence
from itertools import groupby

from generator.kinds import PAGES
from generator.output import Output
from generator.pages.page import Edition
from generator.paper.paper import Paper


def index_page(edition: Edition, papers: Sequence[Paper]) -> Output:
    """The page, in one language."""
    groups = [(group, list(some)) for group, some in groupby(papers, lambda paper: paper.group)]
    return edition.page(PAGES["paper"], "paper", groups=groups)
