"""A report as a document of its own, to open or send without the site."""

import re
from html import escape

from generator.assets import SOURCES
from generator.playbook import Playbook

STYLES = ("site", "pages", "figures", "print", "paper", "book", "report")
LINK_TO_SITE = re.compile(r'<a href="(?!#(?:finding|action|report)-|https?:)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
"""A link to the site or to the form, neither of which is there."""


def report_page(fragment: str, title: str, playbook: Playbook, language: str) -> str:
    """The document: the fragment with its styles, and without links to pages that are not beside it."""
    styles = "\n".join((SOURCES / f"css/{name}.css").read_text("utf-8") for name in STYLES)
    name = playbook.plain(playbook.site.name, language)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} – {escape(name)}</title>\n<style>\n{styles}</style>\n</head>\n"
        f'<body class="paper md-typeset">\n<main class="paper__sheet">\n<h1>{escape(title)}</h1>\n'
        f'<section class="report">\n{LINK_TO_SITE.sub(r"\1", fragment)}\n</section>\n</main>\n</body>\n</html>\n'
    )
