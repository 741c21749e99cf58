"""The menu: which pages there are, in which order, under which names."""

from generator.kinds import PAGES
from generator.output import NavigationEntry
from generator.pages.page import Edition


def navigation(edition: Edition) -> tuple[NavigationEntry, ...]:
    """The menu in one language."""
    playbook = edition.playbook

    def entry(url: str, title: str) -> NavigationEntry:
        return NavigationEntry(title, edition.language.prefix + url.removesuffix(".html") + ".md")

    def page(name: str) -> NavigationEntry:
        return entry(PAGES[name], edition.word(f"{name}-title"))

    def things(kind: str) -> tuple[NavigationEntry, ...]:
        found = [one for ref, one in playbook.things.items() if one.kind.name == kind]
        return tuple(entry(one.url, edition.wording(playbook.title(one.ref))) for one in found)

    def section(title: str, *children: NavigationEntry) -> NavigationEntry:
        return NavigationEntry(edition.word(title), children=children)

    return (
        page("home"),
        section("roles-title", page("roles"), *things("role"), page("handover")),
        page("staffing"),
        section("phases-title", page("phases"), *things("phase"), page("rollout")),
        section("checklists-title", *things("checklist")),
        section("learn-title", page("pitfalls"), page("cases")),
        section("self-checks-title", *things("assessment"), page("method")),
        page("glossary"),
        page("colophon"),
    )
