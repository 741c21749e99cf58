"""The playbook's tables as readers take them away: checklists, who does each duty, staffing patterns."""

from generator.kinds import PAGES
from generator.pages.drawings import count_people
from generator.pages.page import Edition, View
from generator.pages.takeaway.table import Cell, Column, Field, Table
from generator.schema.guidance import Checklist

TEXT = Field()
DAY = Field("date")
PERSON = 12
DATE = 13
NOTE = 20
LONG = 44


def state_field(edition: Edition, *more: str) -> Field:
    """How far something is, in the words of the site."""
    named = [("state-open", "report"), ("in-progress", "takeaway"), ("state-done", "report"), ("not-applicable",)]
    words = [edition.word(*name) for name in (*named, *((name, "report") for name in more))]
    return Field("choice", tuple(dict.fromkeys(words)))


def make_table(
    edition: Edition, page: str, columns: tuple[Column, ...], rows: list[tuple[Cell, ...]], **told: str
) -> Table:
    """A table of this edition, which comes from the page of that title."""
    site = edition.playbook.site
    return Table(
        language=edition.language.code,
        edition=edition.word("edition", "checklist", version=site.version, updated=site.updated),
        source=edition.word("source", "takeaway", playbook=edition.plain(site.name), page=page),
        updated=site.updated,
        choices=edition.word("choices", "takeaway"),
        columns=columns,
        rows=tuple(rows),
        **told,
    )


def checklist_table(edition: Edition, checklist: Checklist) -> Table:
    """The items in the page's order, with columns to fill in."""
    view, word = View(edition, f"checklists/{checklist.id}.html"), edition.word
    numbers = {item.id: number for number, item in enumerate(checklist.items, start=1)}
    rows: list[tuple[Cell, ...]] = [
        (
            numbers[item.id],
            view.plain(area.title),
            view.plain(item.title),
            view.plain(item.detail),
            view.title(f"phase:{item.phase}"),
            view.title(item.owner),
            *([""] * 5),
        )
        for area in checklist.areas
        for item in checklist.items
        if item.area == area.id
    ]
    columns = (
        Column(word("number", "checklist"), 7),
        Column(word("kind-area"), 14),
        Column(word("item", "checklist"), 26),
        Column(word("done-means", "takeaway"), LONG),
        Column(word("phase"), 13),
        Column(word("role"), 15),
        Column(word("owner", "checklist"), field=TEXT, narrowest=PERSON),
        Column(word("due", "checklist"), field=DAY, narrowest=DATE),
        Column(word("table-state", "report"), 13, state_field(edition)),
        Column(word("checked-on", "takeaway"), field=DAY, narrowest=DATE),
        Column(word("evidence-note", "form"), field=TEXT, narrowest=NOTE),
    )
    title = view.plain(checklist.title)
    return make_table(
        edition, title, columns, rows, name=word("kind-checklist"), title=title, lead=view.plain(checklist.summary)
    )


def duty_table(edition: Edition) -> Table:
    """Who does each duty in each phase, and who does it here."""
    view, word = View(edition, PAGES["roles"]), edition.word
    phases = edition.playbook.phases.phases
    rows: list[tuple[Cell, ...]] = [
        (
            view.plain(role.title),
            view.plain(duty.title),
            view.plain(duty.description),
            word(f"duty-{duty.level}"),
            *(view.option("holder", duty.holders[phase.id]) for phase in phases),
            "",
            "",
        )
        for role in edition.playbook.roles
        for duty in role.duties
    ]
    columns = (
        Column(word("role"), 15),
        Column(word("duty"), 24),
        Column(word("description", "takeaway"), LONG),
        Column(word("duty-level"), 10),
        *(Column(view.plain(phase.title), 14) for phase in phases),
        Column(word("owner", "checklist"), field=TEXT, narrowest=PERSON),
        Column(word("evidence-note", "form"), field=TEXT, narrowest=NOTE),
    )
    title, lead = word("roles-matrix"), word("role-holders-note")
    return make_table(edition, word("roles-title"), columns, rows, name=word("kind-duty"), title=title, lead=lead)


def staffing_table(edition: Edition) -> Table:
    """The comparison of the staffing patterns."""
    view, word = View(edition, PAGES["staffing"]), edition.word
    staffing, roles = edition.playbook.staffing, edition.playbook.roles
    rows: list[tuple[Cell, ...]] = [
        (
            word("separator").join(view.title(f"size:{size}") for size in pattern.sizes),
            view.plain(pattern.title),
            *(count_people(edition, pattern.people[role.id]) for role in roles),
            count_people(edition, pattern.headcount),
            view.title(f"support:{pattern.support}"),
            view.plain(pattern.summary),
        )
        for pattern in staffing.patterns
    ]
    columns = (
        Column(word("company-size"), 16),
        Column(word("staffing-pattern"), 16),
        *(Column(view.plain(role.title), 18) for role in roles),
        Column(word("headcount"), 16),
        Column(word("outside-support"), 16),
        Column(word("description", "takeaway"), LONG),
    )
    title, lead = word("staffing-comparison"), word("staffing-lead")
    return make_table(
        edition, word("staffing-title"), columns, rows, name=word("kind-staffing"), title=title, lead=lead
    )
