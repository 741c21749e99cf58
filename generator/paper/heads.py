"""What stands in the margins of each sheet: CSS, because only the browser knows where sheets begin."""

from collections.abc import Iterable

from generator.assets import hashed_name
from generator.output import Output
from generator.pages.page import Edition
from generator.paper.paper import FOLDER, Head, Paper


def heads_css(edition: Edition, papers: Iterable[Paper]) -> Output:
    """A style sheet for all papers of a language: the playbook, the paper or chapter, the edition, and the page number.

    Browsers without boxes in the margin print their own; the edition stands on the first sheet as well.
    """
    name = edition.plain(edition.playbook.site.name)
    site = edition.playbook.site
    told = edition.word("edition", "paper", version=site.version, updated=site.updated)
    rules = [_rule(head, name, told) for paper in papers for head in (paper.head, *paper.heads)]
    edition.stale.clear()
    css = "\n".join(rules) + "\n"
    return Output(hashed_name(f"{edition.language.prefix}{FOLDER}/heads.css", css), css)


def _rule(head: Head, name: str, edition: str) -> str:
    size = " size: A4 landscape;" if head.landscape else ""
    boxes = {"top-left": _string(name), "top-right": _string(head.title), "bottom-left": _string(edition)}
    margins = " ".join(f"@{box} {{ content: {content}; }}" for box, content in boxes.items())
    part = f'[data-page="{head.page}"]'
    return f"@page {head.page} {{{size} {margins} }}\n{part}, {part} * {{ page: {head.page}; }}"


def _string(text: str) -> str:
    """A text as CSS writes it: everything but letters and digits by its number, so that nothing in it can end it."""
    return '"' + "".join(sign if sign.isalnum() else f"\\{ord(sign):x} " for sign in text) + '"'
