"""The glossary on the site: terms marked and explained where they occur, and an index to find them by."""

import json
import re

from tests.support.builds import BuiltSite
from tests.support.edition import Edition
from tests.support.element import Element, page


def test_marks_lead_to_entries_and_are_explained(edition: Edition) -> None:
    """Each mark leads to a term's entry and is described by that term's definition; a page marks and explains a term once."""
    terms = {thing.id: thing for thing in edition.written.things["term"]}
    entries = edition.pages["glossary.html"].ids_of("id")
    seen = set()
    for url, part in edition.pages.items():
        marks = part.all("a", class_="term")
        named = [mark.attributes["href"].partition("#term-")[2] for mark in marks]
        assert len(named) == len(set(named)), url
        for mark, name in zip(marks, named, strict=True):
            assert f"term-{name}" in entries, (url, name)
            assert mark.attributes["href"].partition("#")[0] in ("", "../glossary.html", "glossary.html")
            assert mark.attributes["aria-describedby"] == f"explanation-{name}"
            [text] = part.all("p", id=f"explanation-{name}")
            first = re.split(r"[*`{\[]", terms[name].data["definition"][edition.language])[0].split()
            assert " ".join(first) in text.text, (url, name)
        assert len(part.all("div", class_="explanation")) == len(marks), url
        seen |= set(named)
    assert seen


def test_marks_are_in_running_text(edition: Edition) -> None:
    """No mark is in a heading, link, label, button, question or figure, nor in the entry of its own term."""
    for url, part in edition.pages.items():
        for tag in (
            "h1",
            "h2",
            "h3",
            "th",
            "dt",
            "caption",
            "legend",
            "label",
            "button",
            "fieldset",
            "svg",
            "summary",
            "a",
        ):
            assert [one.text for outer in part.all(tag) for one in outer.all("a", class_="term")] == [], (url, tag)
        for entry in part.all("div", data_term=""):
            own = f"#term-{entry.attributes['data-term']}"
            assert own not in [mark.attributes["href"] for mark in entry.all("a", class_="term")]


def test_every_occurrence_of_a_linked_term_is_explained(edition: Edition) -> None:
    """A page whose texts name a term by its reference explains it."""
    for kind, folder in (("role", "roles"), ("phase", "phases")):
        for thing in edition.written.things[kind]:
            part = edition.pages[f"{folder}/{thing.id}.html"]
            named = re.findall(r"[{(]term:([a-z0-9-]+)[})]", json.dumps(thing.data, ensure_ascii=False))
            assert set(named) <= {
                id_.removeprefix("explanation-") for id_ in part.ids_of("id") if id_.startswith("explanation-")
            }


def test_index(edition: Edition) -> None:
    """Each letter of the row has terms or words under it, and every term and line stands under the letter it begins with."""
    part = edition.pages["glossary.html"]
    [row] = part.all("nav", class_="letters screen-only")
    headings = [heading for heading in part.all("h2") if heading.attributes["id"].startswith("index-")]
    assert row.links == [f"#{heading.attributes['id']}" for heading in headings]
    assert len(part.all("h3")) == len(edition.written.things["term"])
    assert all("data-search-exclude" in heading.attributes for heading in headings)
    for line in part.all("p", class_="see"):
        [target] = line.links
        assert target.removeprefix("#") in part.ids_of("id")


def test_index_of_the_real_glossary(site_build: BuiltSite) -> None:
    """In Japanese everything stands in the order of its reading, in English of its letters, each synonym in its place."""
    japanese, english = (lines(page(site_build.folder / path)) for path in ("glossary.html", "en/glossary.html"))
    assert japanese[:6] == [
        "あ行",
        "ROI",
        "アドバイザリー",
        "インサイドセールス",
        "インハウス化→内製化",
        "営業支援システム→SFA",
    ]
    assert japanese[japanese.index("ま行") : japanese.index("や行")] == ["ま行", "見込み客→リード", "見込み顧客→リード"]
    assert japanese[-1] == "連携ルール"
    assert english[:5] == ["A", "ABM", "Advisory support", "API", "B"]


def lines(whole: Element) -> list[str]:
    """The lines of the index."""
    found = [one for one in whole.all() if one.tag in ("h2", "h3") or one.attributes.get("class") == "see"]
    return [one.text.replace(" → ", "→") for one in found]


def test_explanations_are_not_searched(edition: Edition) -> None:
    """A page is not found for a definition that it only explains a term with."""
    index = json.loads((edition.folder / "search/search_index.json").read_text("utf-8"))
    found: dict[str, str] = {}
    for entry in index["docs"]:
        url = entry["location"].partition("#")[0]
        found[url] = found.get(url, "") + re.sub(r"<[^>]*>", "", entry["text"])
    title = edition.written.files["interface.yaml"]["pages"]["explanation-link"][edition.language]
    for url, text in found.items():
        assert title not in text, url
        if url not in ("glossary.html", "colophon.html"):  # a source may say the same
            for thing in edition.written.things["term"]:
                assert thing.data["definition"][edition.language] not in text, (url, thing.id)
    for thing in edition.written.things["term"]:
        first = re.split(r"[*`{\[]", thing.data["definition"][edition.language])[0].split()
        assert " ".join(first) in " ".join(found["glossary.html"].split()), thing.id
