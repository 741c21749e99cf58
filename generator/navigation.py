"""The menu: which pages there are, in which order, under which names."""

from generator.output import NavigationEntry
from generator.pages.page import Edition


def navigation(edition: Edition) -> tuple[NavigationEntry, ...]:
    """The menu in one language."""
    playbook = edition.playbook

    def entry(url: str, title: str) -> NavigationEntry:
        return NavigationEntry(title, edition.language.prefix + url.removesuffix(".html") + ".md")

    def page(name: str) -> tuple[NavigationEntry, ...]:
        url = playbook.pages.get(name)
        return (entry(url, edition.title(f"page:{name}")),) if url else ()

    def things(kind: str) -> tuple[NavigationEntry, ...]:
        found = [one for ref, one in playbook.things.items() if one.kind.name == kind]
        return tuple(entry(one.url, edition.title(one.ref)) for one in found)

    def section(first: tuple[NavigationEntry, ...], *children: NavigationEntry) -> tuple[NavigationEntry, ...]:
        return tuple(NavigationEntry(one.title, one.path, children) for one in first) or children

    def heading(title: str, *children: NavigationEntry) -> tuple[NavigationEntry, ...]:
        return (NavigationEntry(edition.word(title), children=children),) if children else ()

    return (
        *page("home"),
        *section(page("roles"), *things("role"), *page("handover")),
        *page("staffing"),
        *section(page("phases"), *things("phase"), *page("rollout")),
        *heading("checklists-title", *things("checklist")),
        *page("pitfalls"),
        *page("cases"),
        *heading("self-checks-title", *things("assessment"), *page("method")),
        *page("glossary"),
        *page("paper"),
        *page("colophon"),
        *page("accessibility"),
        *page("diagnosis"),
    )
