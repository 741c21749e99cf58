"""What all pages are written with: words, texts and links of one language, seen from one page."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from posixpath import dirname, relpath
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.assessment.definition import Option
from generator.assessment.text import Text
from generator.assets import asset_paths
from generator.bundle import shared_scales
from generator.kinds import PAGES
from generator.mentions import mentions
from generator.output import Language, Output
from generator.pages.language_runs import mark_language_runs
from generator.pages.marking import mark_terms
from generator.pages.terms import vocabulary_of
from generator.pages.vocabulary import Vocabulary
from generator.playbook import Playbook
from generator.problems import Value
from generator.report.inline import Link, to_html, to_plain

FRONT_MATTER_END = "\n---\n"
MOST_STALE = 5
"""So many stale texts are told on a page; of more, how many."""
MARKDOWN_MARKS = re.compile(r"(?P<escapable>[\\`*_{}\[\]()#+\-.!])|[<>&|~^=:$]")
"""What Markdown may take for a mark. Not every Markdown knows a backslash before all of them; entities all know."""

TAG = re.compile(r"(</?(?:strong|code)(?: translate=\"no\")?>)")
"""The elements that marks become, apart from links."""


def markdown_text(text: str) -> str:
    """Plain text so that Markdown shows it as it is, on one line."""
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return MARKDOWN_MARKS.sub(lambda mark: f"\\{mark[0]}" if mark["escapable"] else f"&#{ord(mark[0])};", text)


@cache
def _relative(path: str, folder: str) -> str:
    """Kept, because most pages of a folder link to the same pages, many times."""
    return relpath(path, folder or ".")


def _html(text: str, link: Link) -> str:
    """Return a text as HTML; a browser that translates the page leaves what is code as it is."""
    return to_html(text, link).replace("<code>", '<code translate="no">')


def _compiled() -> BytecodeCache | None:
    try:
        return FileSystemBytecodeCache()
    except (OSError, RuntimeError):  # there is no folder that only this user can write to
        return None


COMPILED = _compiled()
"""Templates compiled by earlier builds, by what they are compiled from: to compile them takes longer than to fill them in."""


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=COMPILED,
    )
    environment.filters["md"] = lambda text: Markup(markdown_text(str(text)))
    environment.filters["yaml"] = lambda text: Markup(json.dumps(str(text), ensure_ascii=False))
    return environment


ENVIRONMENT = _environment()


@dataclass(frozen=True)
class Edition:
    """The playbook in one language: what every page of that language shares."""

    playbook: Playbook
    language: Language
    related: Mapping[str, tuple[str, ...]]
    """For each thing, the things that name it or that it names."""
    scales: Mapping[str, Mapping[str, Option]]
    """Options by scale and id."""
    vocabulary: Vocabulary
    """What names the terms of the glossary."""
    assets: Mapping[str, str]
    """The paths of our style sheets and scripts below the site's root, by their plain names."""
    stale: list[Text] = field(default_factory=list)
    """The stale texts that were worded since the last page; the next page tells them."""

    @classmethod
    def of(cls, playbook: Playbook, language: Language) -> "Edition":
        """The edition in a language."""
        related = mentions(playbook.things, playbook.languages)
        scales = {scale.id: {option.id: option for option in scale.options} for scale in shared_scales(playbook)}
        return cls(playbook, language, related, scales, vocabulary_of(playbook, language.code), asset_paths())

    def wording(self, text: Text) -> str:
        """The text in this language, marks included. Where it is stale, the page that is being written says so."""
        if self.playbook.is_stale(text, self.language.code) and text not in self.stale:
            self.stale.append(text)
        return text[self.language.code]

    def plain(self, text: Text) -> str:
        """The text in this language, without marks."""
        return to_plain(self.wording(text), lambda reference: (self.title(reference), None))

    def title(self, reference: str) -> str:
        """Title of a thing or page, without marks."""
        return self.plain(self.playbook.title(reference))

    def word(self, name: str, area: str = "pages", /, **values: object) -> str:
        """A word of the interface, of an area or one that all areas share, with `{name}` places filled in.

        Raises:
            ContentError: there is no such word, or it has places for which nothing is given.
        """
        word = self.wording(self.playbook.word(area, name))
        try:
            return word.format(**values) if values else word
        except (LookupError, ValueError, AttributeError):
            places = tuple(f"{{{one}}}" for one in values)
            told: dict[str, Value] = {"places": places, "language": self.language.code, "word": word}
            raise self.playbook.wrong_word(area, name, "wrong-word", **told) from None

    def page(
        self,
        url: str,
        template: str,
        source: str | None = None,
        *,
        terms: bool = True,
        footnotes: bool = True,
        **values: Any,
    ) -> Output:
        """A page at `url` (`roles/index.html`), written from a template.

        Args:
            url: its address below the language's root.
            template: name of the template.
            source: the content file it is made from.
            terms: whether terms are explained.
            footnotes: whether they are on paper, too.
            **values: what the template needs besides what all have.
        """
        view = View(self, url)
        front, end, body = view.render(template, **values).partition(FRONT_MATTER_END)
        if terms:
            body = self._explained(view, body, footnotes=footnotes)
        if self.stale:
            body = view.render("stale", texts=view.stale(), most=MOST_STALE) + body
            self.stale.clear()
        body = mark_language_runs(body, self.language.code, self.playbook.languages)
        path = self.language.prefix + url.removesuffix(".html") + ".md"
        return Output(path, front + end + body, source)

    def _explained(self, view: "View", body: str, *, footnotes: bool) -> str:
        terms = {term.id: term for term in self.playbook.glossary.terms}
        addresses = {name: view.url_of(f"term:{name}") for name in terms}
        body, marked = mark_terms(body, self.vocabulary, addresses, numbered=footnotes)
        if marked:
            body += view.render("explanations", terms=[terms[name] for name in marked], footnotes=footnotes)
        return body


class View:
    """An edition seen from one page: links are relative to it."""

    def __init__(self, edition: Edition, url: str) -> None:
        self.edition = edition
        self.playbook = edition.playbook
        self._url = url

    def render(self, template: str, **values: Any) -> str:
        """A template filled in, with what all of them use."""
        return ENVIRONMENT.get_template(f"{template}.md.j2").render(
            view=self,
            w=self.word,
            t=self.html,
            plain=self.plain,
            label=self.label,
            heading=self.heading,
            link=self.anchor,
            url=self.url_of,
            playbook=self.playbook,
            language=self.edition.language.code,
            **values,
        )

    def word(self, name: str, area: str = "pages", /, **values: object) -> str:
        """A word of the interface, with `{name}` places filled in."""
        return self.edition.word(name, area, **values)

    def html(self, text: Text | None) -> Markup:
        """A text in the page's language."""
        if not text:
            return Markup("")
        return Markup(_html(self.edition.wording(text), lambda ref: (self.name(ref), self.url_of(ref))))

    def plain(self, text: Text) -> str:
        """A text without marks and links."""
        return self.edition.plain(text)

    def label(self, text: Text) -> Markup:
        """A text with its marks, but without links: for labels, legends and what is a link itself."""
        return Markup(_html(self.edition.wording(text), lambda ref: (self.name(ref), None)))

    def heading(self, text: Text) -> Markup:
        """A text with its marks, but without links, so that Markdown takes it for the text of a heading."""
        parts = TAG.split(" ".join(str(self.label(text)).split()))
        # Tags are every second part; what is between them is text, which `label` has escaped for HTML.
        return Markup(
            "".join([_escaped(unescape(part)) if place % 2 == 0 else part for place, part in enumerate(parts)])
        )

    def url_of(self, reference: str) -> str:
        """Relative address of a thing (`role:operations`) or page (`page:glossary`)."""
        kind, _, name = reference.partition(":")
        target = PAGES[name] if kind == "page" else self.playbook.things[reference].url
        return self.relative(target)

    def relative(self, url: str) -> str:
        """Relative address of a page of the same language."""
        path, hash_mark, anchor = url.partition("#")
        if path == self._url and hash_mark:
            return f"#{anchor}"
        return _relative(path, dirname(self._url)) + hash_mark + anchor

    def root(self, path: str) -> str:
        """Relative address of a file or folder (`engine/`) below the site's root, which all languages share."""
        relative = _relative(path, dirname(self.edition.language.prefix + self._url))
        return relative + "/" if path.endswith("/") else relative

    def asset(self, name: str) -> str:
        """Relative address of one of our style sheets or scripts, by its plain name (`js/checklist.js`)."""
        return self.root(self.edition.assets[name])

    def anchor(self, reference: str, label: str | None = None) -> Markup:
        """A link to a thing or page, named by its title."""
        return Markup('<a href="{}">{}</a>').format(self.url_of(reference), label or self.name(reference))

    def title(self, reference: str) -> str:
        """Title of a thing or page, without marks."""
        return self.edition.title(reference)

    def name(self, reference: str) -> Markup:
        """Title of a thing or page, with its marks."""
        return self.label(self.playbook.title(reference))

    def option(self, scale: str, name: str) -> str:
        """Label of a scale's option, without marks."""
        return self.plain(self.edition.scales[scale][name].label)

    def level(self, value: int) -> str:
        """Name of a skill level, without marks."""
        options = self.edition.scales["skill-level"].values()
        return next(self.plain(option.label) for option in options if option.value == value)

    def original(self) -> Markup:
        """A link to this page in the language that the playbook is translated from."""
        source, url = self.playbook.site.languages[0], self.root(self._url)
        return Markup('<a href="{}" hreflang="{}" lang="{}">{}</a>').format(url, source.code, source.code, source.name)

    def stale(self) -> list[str]:
        """What this page has to tell of the stale texts that are on it: each without marks."""

        def link(reference: str) -> tuple[str, None]:
            known = reference in self.playbook.things or reference.startswith("page:")
            return (self.title(reference) if known else "…"), None  # the answer or measure is not known here

        texts = list(self.edition.stale)  # titles may be stale too
        return [to_plain(self.edition.wording(text), link) for text in texts]

    def related(self, reference: str, without: tuple[str, ...] = ()) -> dict[str, list[str]]:
        """What names the thing or is named by it, by kind; kinds in `without` left out."""
        groups: dict[str, list[str]] = {}
        for other in self.edition.related[reference]:
            kind = other.partition(":")[0]
            if kind not in ("source", "statement", "activity", *without):
                groups.setdefault(kind, []).append(other)
        return groups
