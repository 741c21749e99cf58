"""What an author sees of wrong content while the site is being served."""

from collections.abc import Sequence

from markupsafe import escape

from generator.catalogue import LANGUAGES, phrase
from generator.problems import ContentError

STYLE = "margin:0;padding:1rem;background:#7f1d1d;color:#fff;font:14px/1.5 monospace;white-space:pre-wrap"


def author_language(languages: Sequence[str]) -> str:
    """The language to tell the author in: the site's first, if problems are told in it."""
    return languages[0] if languages and languages[0] in LANGUAGES else "en"


def notice(error: ContentError, language: str) -> str:
    """The problems as HTML, for the top of a page that is older than they are."""
    text = f"{error.told(language)}\n\n{phrase('keeps-last-site', language)}"
    return f'<pre role="alert" lang="{language}" style="{STYLE}">{escape(text)}</pre>'
