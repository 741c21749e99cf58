"""Which language a page is in, and which page says the same in another one."""

from collections.abc import Iterable

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.output import Language


def language_of(path: str, languages: Iterable[Language]) -> Language:
    """The language whose folder holds the page; the longest folder wins, so the default language comes last."""
    holders = [language for language in languages if path.startswith(language.prefix)]
    return max(holders, key=lambda language: len(language.prefix))


def twins(page: Page, files: Files, languages: tuple[Language, ...]) -> dict[Language, Page]:
    """The page itself and its twins, by language; a language that does not have the page is left out."""
    own = language_of(page.file.src_uri, languages)
    name = page.file.src_uri.removeprefix(own.prefix)
    found = {language: files.get_file_from_path(language.prefix + name) for language in languages}
    return {language: file.page for language, file in found.items() if file and file.page}


def families(files: Files, languages: tuple[Language, ...]) -> list[dict[Language, Page]]:
    """Every page of the site once, with its twins."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    families = [(page, twins(page, files, languages)) for page in pages]
    return [family for page, family in families if next(iter(family.values())) is page]


def switcher(page: Page, files: Files, languages: tuple[Language, ...]) -> list[dict[str, str]]:
    """The links between languages as the theme wants them; where a twin is missing, to the language's home page."""
    existing = twins(page, files, languages)
    return [
        {
            "lang": language.code,
            "name": language.name,
            "link": existing[language].url if language in existing else f"{language.prefix}index.html",
        }
        for language in languages
    ]
