"""What Material for MkDocs needs to be told per language, and what has to be put right in its pages."""

import copy
import json
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.output import Language

SEARCH_WORKER = "js/search-worker.js"
"""Plain name of our search worker."""
WORDS_FOR_RESULTS: Mapping[str, str] = {
    "search.result.one": "found-one",
    "search.result.other": "found-other",
    "search.result.more.one": "more-one",
    "search.result.more.other": "more-other",
    "search.failed": "failed",
}
"""The theme counts pages, and what more there is on a page; our results are groups of one kind each. The last is ours alone."""

# All of these begin with letters: a page is hundreds of kilobytes, and what begins with \s* is tried at every space of it.
_PALETTE = re.compile(r'<link rel="stylesheet" href="[^"]*assets/stylesheets/palette\.[0-9a-f]+\.min\.css">\s*')
_THEME_SEARCH_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")
_SEARCH_DIALOG = re.compile(r'(<div class="md-search" data-md-component="search" role="dialog")>')
_SEARCH_LABEL = re.compile(r'<input type="text" class="md-search__input"[^>]* aria-label="([^"]*)"')
_CONFIGURATION = re.compile(r'(<script id="__config" type="application/json">)(.*?)(?=</script>)')
_SEARCH_OUTPUT = re.compile(r'(<div class="md-search__scrollwrap") tabindex="0"')
_SKIP_LINK = re.compile(r'<a href="[^"]*" class="md-skip">.*?</a>\s*', re.DOTALL)
_BODY = re.compile(r"<body[^>]*>")
_POLICY = re.compile(r'<head>\s*<meta http-equiv="Content-Security-Policy" [^>]*>')
_EARLY_SCRIPT = re.compile(r"<script async [^>]*data-start></script>\n?")
_ALTERNATE = re.compile(r'<link rel="alternate" href="[^"]*" hreflang="([^"]*)">\s*')
_SECTION_MENU = re.compile(
    r'(<nav class="md-nav" data-md-level="\d+" )aria-labelledby="[^"]*"'
    r'([^>]*>\s*<label class="md-nav__title"[^>]*>\s*<span class="md-nav__icon md-icon"></span>\s*)([^<]*?)(\s*</label>)'
)


def language_view(config: MkDocsConfig, language: Language, site_name: str) -> MkDocsConfig:
    """The configuration as the pages of one language see it; the real one stays as it is."""
    view = copy.copy(config)
    # A shallow copy of a theme shares its settings with the original.
    view.theme = copy.deepcopy(config.theme)
    view.theme["language"] = language.code
    view.theme["palette"] = [_named_in(language, scheme) for scheme in view.theme["palette"]]
    view.site_name = escape(site_name)
    return view


def corrected(html: str, twins: Collection[str], search_worker: str, renamed: Mapping[str, str]) -> str:
    """Return a page with our search worker, only true `hreflang`s, and names for what the theme leaves unnamed.

    Args:
        html: the page.
        twins: codes of the languages that the page exists in.
        search_worker: path of our search worker below the site's root.
        renamed: new paths of the theme's files, by their old ones.
    """
    html = replaced_once(_THEME_SEARCH_WORKER, search_worker, html)
    for old, new in renamed.items():
        html = replaced_once(re.compile(re.escape(old)), new, html)
    # Twenty colours to choose from; every colour of ours is in our own style sheet.
    html = replaced_once(_PALETTE, "", html)
    label = _SEARCH_LABEL.search(html)
    html = replaced_once(_SEARCH_DIALOG, rf'\1 aria-label="{label[1] if label else ""}">', html)
    # Its links can be reached, and without any there is nothing to scroll.
    html = replaced_once(_SEARCH_OUTPUT, r"\1", html)
    html = _SECTION_MENU.sub(r'\1aria-label="\3"\2\3\4', html)
    html = _ALTERNATE.sub(lambda link: _alternate(link, twins), html)
    return _with_early_script_first(_with_skip_link_first(html))


def _with_skip_link_first(html: str) -> str:
    """The theme's link past the frame leads past the opening paragraph too, and a page without headings gets it too late."""
    link = _SKIP_LINK.search(html)
    if not link:
        return html
    first = re.sub(r'href="[^"]*"', 'href="#page"', link[0]) if 'id="page"' in html else link[0]
    return _BODY.sub(lambda body: body[0] + first, html.replace(link[0], "", 1), count=1)


def with_words_for_results(html: str, words: Mapping[str, str]) -> str:
    """A page that tells what search has found in our words."""

    def reworded(found: re.Match[str]) -> str:
        configuration = json.loads(found[2])
        # The theme takes the latter for HTML.
        told = {key: escape(words[word]) if ".more." in key else words[word] for key, word in WORDS_FOR_RESULTS.items()}
        configuration["translations"] |= told
        return found[1] + str(htmlsafe_json_dumps(configuration))

    return replaced_once(_CONFIGURATION, reworded, html)


def replaced_once(pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
    """The text with what the pattern stands for, which must be there, replaced.

    Raises:
        PluginError: it is not there once; a newer theme may have changed it.
    """
    text, count = pattern.subn(replacement, text)
    if count != 1:
        message = f"Expected {pattern.pattern!r} once in the theme, found it {count} times: has the theme changed?"
        raise PluginError(message)
    return text


def _with_early_script_first(html: str) -> str:
    """A script that starts something long goes before all else that a browser has to ask for, under the page's policy."""
    script = _EARLY_SCRIPT.search(html)
    if not script:
        return html
    return replaced_once(_POLICY, lambda policy: f"{policy[0]}\n{script[0]}", html.replace(script[0], ""))


def _named_in(language: Language, scheme: dict[str, Any]) -> dict[str, Any]:
    toggle = scheme["toggle"]
    names = toggle["name"]
    name = names.get(language.code) or names["en"]
    return scheme | {"toggle": toggle | {"name": escape(name)}}


def _alternate(link: re.Match[str], twins: Collection[str]) -> str:
    # For every link[rel=alternate] the theme's script would ask for "<page>/sitemap.xml", which does not exist.
    # With a space at its end the attribute means the same to everyone but that script.
    return link[0].replace('rel="alternate"', 'rel="alternate "') if link[1] in twins else ""
