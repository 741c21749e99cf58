"""Every link leads somewhere, cross links go both ways, and nothing comes from another host."""

import re
from collections import Counter

from generator.load import load
from generator.mentions import mentions
from tests.support.builds import BuiltSite
from tests.support.edition import MARKS, Edition
from tests.support.element import page
from tests.support.page_text import resolve
from tests.support.written_content import WrittenContent

PAIRED = ("duty", "skill", "neighbour", "rule", "staffing", "criterion", "step", "item", "pitfall", "case", "term")
"""Kinds of thing that tell, within their own element, what they are related to."""


def test_links_lead_somewhere(site: BuiltSite) -> None:
    """Every address within the site is a file of the site, and every anchor is on that page, once."""
    ids = {path: Counter(page(path).ids_of("id")) for path in site.folder.rglob("*.html")}
    for path, own in ids.items():
        assert [name for name, count in own.items() if count > 1] == [], path
        for element in page(path).all():
            for name in ("href", "src"):
                address = element.attributes.get(name, "")
                target, _, anchor = address.partition("#")
                if not address or target.startswith(("https:", "data:")):
                    continue
                file = (path.parent / target).resolve() if target else path
                assert file.is_file(), (path, address)
                assert not anchor or file.suffix != ".html" or ids[file][anchor] or anchor.startswith("__"), (
                    path,
                    address,
                )
            for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
                for reference in element.attributes.get(name, "").split():
                    assert own[reference] or reference.startswith("__"), (path, name, reference)  # `__`: the theme's


def test_nothing_comes_from_elsewhere(site: BuiltSite) -> None:
    """Only links that the content itself gives lead out of the site, and no page loads anything from another host."""
    given = {
        address
        for text in WrittenContent(site.content).texts("en")
        for address in re.findall(r"\]\((https://[^)\s]+)\)", text)
    }
    for path in site.folder.rglob("*.html"):
        for element in page(path).all():
            for name in ("href", "src", "srcset", "action", "data", "poster"):
                address = element.attributes.get(name, "")
                if re.match(r"[a-z]+:|//", address) and not address.startswith("data:"):
                    assert (name, element.tag) == ("href", "a"), (path, address)
                    assert address in given, (path, address)


def test_related_things_link_to_each_other(edition: Edition) -> None:
    """Where a thing names another, each is linked from the other's own element."""
    playbook = load(edition.site.content)
    related = mentions(playbook.things, playbook.languages)
    checked = 0
    for ref, thing in playbook.things.items():
        kind = thing.kind.name
        url, _, anchor = thing.url.partition("#")
        if kind not in (*PAIRED, "role", "phase"):
            continue
        part = edition.pages[url]
        [own] = part.all(**{MARKS[kind].replace("-", "_"): thing.id}) if anchor else [part]
        links = {resolve(link, url) for link in own.links}
        for other in related[ref]:
            if playbook.things[other].kind.name in (*PAIRED, "role", "phase"):
                assert playbook.things[other].url in links, (ref, other)
                checked += 1
    assert checked > 20
