"""A paper: a document without the site's frame, made to be printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from jinja2 import ChoiceLoader, PackageLoader
from markupsafe import Markup

from generator.hosting.policy import page_policy
from generator.output import Output
from generator.pages.notices import notices_of
from generator.pages.page import ENVIRONMENT, MOST_STALE, Edition, View

FOLDER = "paper"

type Group = Literal["decision", "role", "phase", "checklist", "form", "book"]

_ENVIRONMENT = ENVIRONMENT.overlay(
    loader=ChoiceLoader([PackageLoader("generator.paper"), PackageLoader("generator.pages")])
)


@dataclass(frozen=True)
class Head:
    """What stands at the top of each sheet of a paper, or of a chapter."""

    page: str
    """Name of the kind of sheet in CSS."""
    title: str
    landscape: bool = False


@dataclass(frozen=True)
class Paper:
    """One paper in one language, before it is written."""

    name: str
    """Its file, without ending; also the name of its kind of sheet."""
    group: Group
    title: str
    template: str
    belongs: str
    """Address of the page that it belongs to."""
    values: Mapping[str, Any] = field(default_factory=dict)
    beside: tuple[Edition, ...] = ()
    """Other languages that stand beside this one, line by line."""
    heads: tuple[Head, ...] = ()
    """Of its chapters, if it has any."""
    stale: tuple[str, ...] = ()
    """Of what it holds already, the texts that are older than their original."""
    style: str = "css/paper.css"
    """Plain name of its style sheet."""

    @property
    def url(self) -> str:
        """Its address below its language's root."""
        return f"{FOLDER}/{self.name}.html"

    @property
    def head(self) -> Head:
        """What stands at the top of its sheets."""
        return Head(self.name, self.title, landscape=bool(self.beside))


def write_paper(edition: Edition, paper: Paper, editions: Sequence[Edition], heads: str) -> Output:
    """The document.

    Args:
        edition: its language.
        paper: what is in it.
        editions: all languages that it exists in.
        heads: file name of the style sheet of its margins.
    """
    notices = {one.language.code: notices_of(one) for one in editions}
    for one in editions:
        one.stale.clear()
    shared = _shared(edition, paper)
    body = body_of(edition, paper)
    views: list[View] = shared["views"]
    stale = [*paper.stale, *(text for one in views for text in one.stale())]
    twins = [one.language for one in editions if one is not edition]
    document = _ENVIRONMENT.get_template("document.html.j2")
    told = {
        "stale": stale,
        "most": MOST_STALE,
        "twins": twins,
        "policy": page_policy(),
        "heads": heads,
        "notices": notices,
    }
    html = document.render(**shared, **told, body=body)
    for one in editions:
        one.stale.clear()
    return Output(f"{edition.language.prefix}{paper.url}", html)


def body_of(edition: Edition, paper: Paper) -> Markup:
    """What is on the paper, without what makes it a document."""
    template = _ENVIRONMENT.get_template(f"{paper.template}.html.j2")
    return Markup(template.render(**_shared(edition, paper), **paper.values))  # the templates escape what they fill in


def _shared(edition: Edition, paper: Paper) -> dict[str, Any]:
    """What every template is filled in with."""
    view = View(edition, paper.url)
    about = {"view": view, "w": view.word, "plain": view.plain, "label": view.label}
    views = [view, *(View(other, paper.url) for other in paper.beside)]
    return {**about, "views": views, "paper": paper, "playbook": edition.playbook, "language": edition.language}
