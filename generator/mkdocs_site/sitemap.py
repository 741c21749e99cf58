"""One sitemap per language, each page with its twins."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urljoin
from xml.sax.saxutils import escape, quoteattr

from generator.output import Language

type Twins = Mapping[Language, str]
"""The URL of one page, relative to the site's root, in each language that it exists in."""

_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def write_sitemaps(site_dir: Path, site_url: str | None, languages: Iterable[Language], pages: Iterable[Twins]) -> None:
    """Write `sitemap.xml` beside each language's home page.

    Sitemaps hold absolute addresses only, so without `site_url` they are empty. They are written all the same,
    because the theme's script asks for them. They carry no dates: the same content has to give the same bytes.
    """
    twins = [page for page in pages if site_url]
    for language in languages:
        entries = [_entry(site_url or "", page, language) for page in twins if language in page]
        text = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f"<urlset {_NAMESPACES}>", *entries, "</urlset>\n"])
        file = site_dir / language.prefix / "sitemap.xml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _entry(site_url: str, page: Twins, language: Language) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(twin.code)} href={quoteattr(urljoin(site_url, url))}/>'
        for twin, url in page.items()
    )
    return f"<url><loc>{escape(urljoin(site_url, page[language]))}</loc>{links}</url>"
