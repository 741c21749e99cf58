"""What an author sees of wrong content while the site is being served."""

from markupsafe import escape

from generator.catalogue import phrase
from generator.output import Language, NavigationEntry, Output, Site
from generator.problems import ContentError


def notice(error: ContentError, language: str, *, on_last_site: bool) -> str:
    """The problems as HTML, for the top of a page: one of the last site that was right, if there is one."""
    text = error.told(language)
    if on_last_site:
        text += f"\n\n{phrase('keeps-last-site', language)}"
    return f'<pre role="alert" lang="{language}" class="content-notice">{escape(text)}</pre>'


def empty_site(language: str) -> Site:
    """What there is to see before the content was right for the first time."""
    title = phrase("no-site-yet", language)
    return Site(
        languages=(Language(language, language, ""),),
        names={language: title},
        navigation={language: (NavigationEntry(title, "index.md"),)},
        outputs=(Output("index.md", f"---\ntitle: {title}\ndescription: {title}\n---\n"),),
    )
