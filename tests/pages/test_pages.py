"""Which pages there are, and that each is whole: in one language, with nothing left to fill in."""

import re

from generator.kinds import PAGES
from tests.support.builds import BuiltSite
from tests.support.edition import Edition
from tests.support.element import HEADINGS, page
from tests.support.page_text import JAPANESE, LEFTOVER


def test_nothing_is_warned_of(site: BuiltSite) -> None:
    """The log of the build holds no warning, not even one that a strict build lets pass."""
    assert "WARNING" not in site.log
    assert "ERROR" not in site.log
    assert "Traceback" not in site.log


def test_pages_of_the_contract(site_build: BuiltSite) -> None:
    """The real site has every address that was promised, in both languages."""
    things = {
        "roles": ("strategy", "implementation", "operations"),
        "phases": ("outside-led", "joint", "in-house"),
        "checklists": ("setup", "utilisation"),
        "self-check": ("organisation", "fit"),
    }
    promised = [f"{folder}/{name}" for folder, names in things.items() for name in names]
    promised += [f"{folder}/index" for folder in ("roles", "staffing", "phases", "pitfalls", "cases")]
    promised += ["index", "glossary", "method", "colophon"]
    for prefix in ("", "en/"):
        assert [name for name in promised if not (site_build.folder / f"{prefix}{name}.html").is_file()] == []


def test_pages_are_those_of_the_content(edition: Edition) -> None:
    """A page for each role, phase, checklist and self-check, those that every playbook has, and no other."""
    folders = {"role": "roles", "phase": "phases", "checklist": "checklists", "assessment": "self-check"}
    things = edition.written.things
    expected = {f"{folder}/{thing.id}.html" for kind, folder in folders.items() for thing in things[kind]}
    assert set(edition.pages) == expected | set(PAGES.values())


def test_every_page_says_what_it_is(edition: Edition) -> None:
    """Language, one heading of the first rank, and a title and description that no other page has."""
    heads = []
    for url in edition.pages:
        whole = page(edition.folder / url)
        [html] = whole.all("html")
        assert html.attributes["lang"] == edition.language
        assert len(whole.all("h1")) == 1
        [title] = whole.all("head")[0].all("title")
        [description] = whole.all("meta", name="description")
        heads.append((title.text, description.attributes["content"]))
    assert all(title and description for title, description in heads)
    assert len(set(heads)) == len(heads)


def test_page_is_in_one_language(edition: Edition) -> None:
    """No wording of the other language: Japanese in English pages, or Latin headings in Japanese ones, only as written."""
    written = set(edition.written.texts(edition.language))
    names = "".join(one["name"] for one in edition.written.files["site.yaml"]["languages"])
    every = "\n".join(written) + names
    named = {PAGES[page] for page in ("colophon", "accessibility", "diagnosis")}  # products, levels, files
    for url, part in edition.pages.items():
        if edition.language == "en":
            assert [run for run in JAPANESE.findall(part.text) if run not in every] == [], url
            continue
        for element in part.all():
            text = re.sub(r"^\d+\. ", "", element.text)
            if element.tag in HEADINGS and text and not JAPANESE.search(text):
                assert text in written or url in named, (url, text)


def test_nothing_is_left_to_fill_in(edition: Edition) -> None:
    """No place, variable, reference or mark shows in a page as it was written, nor an escape as text."""
    for url, part in edition.pages.items():
        assert LEFTOVER.findall(part.text) == [], url


def test_no_section_is_empty(edition: Edition) -> None:
    """What the content does not have is left out with its heading, in all pages but those that a script fills."""
    filled = ("checklists/", "self-check/")
    holders = [
        (url, one)
        for url, part in edition.pages.items()
        for tag in ("tbody", "dl", "ol", "ul")
        for one in part.all(tag)
    ]
    assert {url for url, one in holders if not one.text and not url.startswith(filled)} == set()


def test_who_decides_gets_the_sheet_first(edition: Edition) -> None:
    """The card of the reader who signs leads to the decision sheet before all else; nobody else's does."""
    readers = edition.written.files["site.yaml"]["readers"]
    deciding = {reader["id"] for reader in readers if str(reader.get("decides")).lower() == "true"}
    assert deciding
    sheet = "paper/decision.html"
    for card in edition.pages["index.html"].all("li", data_reader=""):
        found = [number for number, link in enumerate(card.links) if link == sheet]
        assert found == ([0] if card.attributes["data-reader"] in deciding else []), card.attributes
    assert (edition.folder / sheet).is_file()
