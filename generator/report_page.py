"""A report as a page of its own: what the site's page shows, with its styles, to be opened away from the site."""

import re
from functools import cache

from markupsafe import escape

from generator.assets import source

_STYLES = ("site", "figures", "report", "report-ahead", "print")
_LINK = re.compile(r'<a href="(?!#(?:finding|action|report)-|https?:)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
"""What leads to the site or to the form, neither of which is there."""
# What the theme gives on the site.
_FRAME = """
:root { --md-code-font-family: ui-monospace, monospace; }
body { max-width: 46rem; padding: 0 1rem; margin: 1rem auto; font: 1rem/1.7 system-ui, sans-serif; color: #000; background: #fff; }
a { color: var(--color-accent); }
table { border-collapse: collapse; }
th, td { padding: 0.4em 0.8em; text-align: left; vertical-align: top; border: 1px solid #767676; }
svg { max-width: 100%; height: auto; }
.visually-hidden { position: absolute; overflow: hidden; width: 1px; height: 1px; clip-path: inset(50%); }
[data-print-summary] { display: none; }
"""


def report_page(fragment: str, title: str, language: str) -> str:
    """A whole HTML document around a report's fragment; only links within the report are kept."""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_styles()}{_FRAME}</style>\n</head>\n"
        '<body data-md-color-scheme="default">\n<main class="md-typeset">\n'
        f'<section class="report">\n{_LINK.sub(r"\1", fragment)}\n</section>\n</main>\n</body>\n</html>\n'
    )


@cache
def _styles() -> str:
    return "\n".join(source("css/report.css", name).read_text("utf-8") for name in _STYLES)
