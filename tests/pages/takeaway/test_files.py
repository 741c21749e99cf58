"""What readers take away says what the content says, entry by entry, and pages lead to it."""

import csv
import re
from pathlib import Path
from typing import Any

from tests.support.edition import Edition
from tests.support.sheet import Sheet

MARKS = re.compile(r"\*\*|`|\[([^\]]+)\]\([^)]*\)")


def plain(edition: Edition, text: dict[str, str]) -> str:
    """A text without marks, things by their titles."""
    titles = {f"{kind}:{one.id}": one.data for kind, found in edition.written.things.items() for one in found}

    def named(match: re.Match[str]) -> str:
        return str(titles[match[1]]["title"][edition.language])

    return MARKS.sub(lambda match: match[1] or "", re.sub(r"\{([a-z]+:[a-z0-9-]+)\}", named, text[edition.language]))


def title(edition: Edition, kind: str, name: str) -> str:
    """The title of a thing."""
    [thing] = [one for one in edition.written.things[kind] if one.id == name]
    return plain(edition, thing.data["title"])


def word(edition: Edition, area: str, name: str) -> str:
    """A word of the interface."""
    return str(edition.written.files["interface.yaml"][area][name][edition.language])


def table(edition: Edition, name: str) -> tuple[Sheet, list[list[str]]]:
    """The workbook of that name, and the lines of the CSV beside it."""
    path = edition.folder / f"{name}.{edition.language}"
    text = Path(f"{path}.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.count(b"\n") == text.count(b"\r\n")
    return Sheet(Path(f"{path}.xlsx")), list(csv.reader(text.decode("utf-8-sig").splitlines(keepends=True)))


def agree(sheet: Sheet, lines: list[list[str]], rows: list[list[Any]]) -> None:
    """Hold both files of a table against what they should say before the columns that readers fill in."""
    width = len(rows[0])
    assert [row[:width] for row in sheet.rows] == rows
    assert [line[:width] for line in lines[1:]] == [[str(cell) for cell in row] for row in rows]
    assert lines[0] == sheet.heading
    assert all(cell is None for row in sheet.rows for cell in row[width:])


def test_checklists(edition: Edition) -> None:
    """Every item in the page's order with what done means, phase and role; the rest is left to the reader, with its type."""
    for checklist in edition.written.things["checklist"]:
        sheet, lines = table(edition, f"checklists/{checklist.id}-checklist")
        items, areas = checklist.data["items"], checklist.data["areas"]
        agree(
            sheet,
            lines,
            [
                [
                    items.index(item) + 1,
                    plain(edition, area["title"]),
                    plain(edition, item["title"]),
                    plain(edition, item["detail"]),
                    title(edition, "phase", item["phase"]),
                    title(edition, *item["owner"].split(":")),
                ]
                for area in areas
                for item in items
                if item["area"] == area["id"]
            ],
        )
        states = [word(edition, "report", "state-open"), word(edition, "takeaway", "in-progress")]
        states += [word(edition, "report", "state-done"), word(edition, "shared", "not-applicable")]
        for row in range(len(items)):
            rules = [sheet.rule(row, column) for column in range(6, 11)]
            assert rules == [None, ("date", []), ("list", states), ("date", []), None]
        assert sheet.sheet.cell(5, 8).number_format == sheet.sheet.cell(5, 10).number_format == "yyyy-mm-dd"
        edition_told = word(edition, "checklist", "edition").partition("{")[0]
        assert sheet.above[0] == plain(edition, checklist.data["title"])
        assert sheet.above[1] == plain(edition, checklist.data["summary"])
        assert edition_told + edition.written.files["site.yaml"]["version"] in sheet.above[2]
        assert edition.written.files["site.yaml"]["name"][edition.language] in sheet.above[2]


def test_duties(edition: Edition) -> None:
    """Every duty of every role with who does it in each phase."""
    sheet, lines = table(edition, "roles/duties")
    scales = {one["id"]: one for one in edition.written.files["assessments/scales.yaml"]["scales"]}
    holders = {one["id"]: one["label"][edition.language] for one in scales["holder"]["options"]}
    phases = [one.id for one in edition.written.things["phase"]]
    rows = [
        [
            plain(edition, role["title"]),
            plain(edition, duty["title"]),
            plain(edition, duty["description"]),
            word(edition, "pages", f"duty-{duty['level']}"),
            *(holders[duty["holders"][phase]] for phase in phases),
        ]
        for role in edition.written.folder("roles")
        for duty in role["duties"]
    ]
    agree(sheet, lines, rows)
    assert sheet.heading[4 : 4 + len(phases)] == [title(edition, "phase", phase) for phase in phases]


def test_staffing(edition: Edition) -> None:
    """Every pattern, with the same cells as the comparison on its page."""
    sheet, lines = table(edition, "staffing/staffing-patterns")
    comparison = edition.pages["staffing/index.html"].all("table")[0].all("tbody")[0]
    shown = [[cell.text for cell in row.all() if cell.tag in ("td", "th")] for row in comparison.all("tr")]
    patterns = [thing.data for thing in edition.written.things["staffing"]]
    rows = [[*cells, plain(edition, pattern["summary"])] for cells, pattern in zip(shown, patterns, strict=True)]
    agree(sheet, lines, rows)


def test_answer_sheets(edition: Edition) -> None:
    """Every question of every self-check, with the answers that its form offers."""
    for check in edition.written.things["assessment"]:
        sheet = Sheet(edition.folder / f"self-check/{check.id}-answers.{edition.language}.xlsx")
        fieldsets = edition.pages[f"self-check/{check.id}.html"].all("fieldset", data_question="")
        assert list(dict.fromkeys(row[0] for row in sheet.rows)) == [
            fieldset.attributes["data-question"] for fieldset in fieldsets
        ]
        by_id = {fieldset.attributes["data-question"]: fieldset for fieldset in fieldsets}
        for number, row in enumerate(sheet.rows):
            fieldset, rule = by_id[row[0]], sheet.rule(number, 3)
            assert row[2].endswith(fieldset.all("legend")[0].text)
            assert rule is not None
            kind = fieldset.attributes["data-kind"]
            assert rule[0] == {"number": "whole", "date": "date"}.get(kind, "list")
            if rule[0] == "list":
                labels = [label.all("span")[0] for label in fieldset.all("label")]
                assert [label.text.startswith(choice) for label, choice in zip(labels, rule[1], strict=True)]


def test_pages_lead_to_files(edition: Edition) -> None:
    """A link offers each file under an ASCII name and tells type and size."""
    things = edition.written.things
    both = {
        **{f"checklists/{one.id}.html": f"{one.id}-checklist" for one in things["checklist"]},
        "roles/index.html": "duties",
        "phases/index.html": "../roles/duties",
        "staffing/index.html": "staffing-patterns",
    }
    expected = {url: [f"{name}.{edition.language}.{form}" for form in ("xlsx", "csv")] for url, name in both.items()}
    for one in things["assessment"]:
        expected[f"self-check/{one.id}.html"] = [f"{one.id}-answers.{edition.language}.xlsx"]
    found = {
        url: [link for link in part.all("a") if "download" in link.attributes] for url, part in edition.pages.items()
    }
    assert {url: [link.attributes["href"] for link in links] for url, links in found.items() if links} == expected
    for url, links in found.items():
        for link in links:
            address = link.attributes["href"]
            size = (edition.folder / url).parent.joinpath(address).stat().st_size
            assert address.isascii()
            assert address.rpartition(".")[2].upper() in link.text
            assert f"{-(-size // 1024)} KB" in link.text


def test_files_are_small(edition: Edition) -> None:
    """A file for a spreadsheet weighs less than a picture."""
    files = [path for path in edition.folder.rglob("*") if path.suffix in (".xlsx", ".csv")]
    assert files
    assert max(path.stat().st_size for path in files) < 20_000
