"""What a report says of the way ahead: summary, grid, path, plan and notes, and the files that are made of them."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import icalendar
import pytest

from generator.assessment.answers import Answers
from generator.assessment.evidence import Evidence
from generator.assessment.scoring import assess
from generator.assessment.text import Text
from generator.report.render import render
from generator.report.session import Session
from generator.report.spreadsheet import answers_table
from generator.report.text import render_text
from tests.support.fragment import Element, read
from tests.support.sample_check import FULL, bundle_json, sample, saved, scored

EVIDENCE = {
    "cover": {
        "note": "=HYPERLINK(0)\n<b>二行目</b>",
        "link": "https://wiki.example/a?b=1&c",
        "owner": "田中",
        "due": "2027-01-15",
    },
    "months": {"link": "javascript:alert(1)"},
    "gone": {"note": "x"},
}


def saved_with_evidence() -> str:
    """A saved file with notes."""
    return json.dumps({**json.loads(saved(FULL)), "evidence": EVIDENCE})


def report(language: str = "en", **changes: Any) -> Element:
    """The report on all answers but for some."""
    return read(render(sample(), scored({**FULL, **changes}), language))


def block(tree: Element, name: str) -> Element:
    """One block of the report."""
    [found] = [one for one in tree.all("section") if one.attributes.get("aria-labelledby") == f"report-{name}"]
    return found


def test_summary() -> None:
    """The summary names where the reader stands, the weightiest findings and the first actions, with links to them."""
    tree = report()
    part = block(tree, "summary")
    links = [link.attributes["href"] for link in part.all("a")]
    assert links == [
        "../phases/joint.html",
        "#finding-no-implementation",
        "#finding-low-skill",
        "#action-name-implementer",
        "#action-plan-training",
    ]
    assert {link[1:] for link in links[1:]} <= {one.attributes["id"] for one in tree.having("id")}
    assert "Name the implementation lead Strategy lead, days" in part.text


def test_summary_leaves_strengths_out() -> None:
    """What goes well is no gap."""
    part = block(
        report(cover="dedicated", **{f"skill-{one}": "alone" for one in ("planning", "tool", "data")}), "summary"
    )
    assert "You have begun" not in part.text
    assert "Nothing in these answers." in part.text


def test_grid() -> None:
    """Each line marks what is there and what should be, in signs and in words."""
    rows = block(report(), "levels").having("data-grid-state")
    assert [row.attributes["data-grid-state"] for row in rows] == ["over", "short", "unknown"]
    assert [cell.text for cell in rows[0].all("td")] == [
        "",
        "",
        "○target",
        "●today",
        "△Ahead of target",
    ]
    assert rows[2].all("td")[-1].text == "？I don’t know"
    met = block(report(**{"skill-tool": "alone"}), "levels").having("data-grid-state")[1]
    assert (met.attributes["data-grid-state"], met.all("td")[2].text) == ("met", "◎today and target")


def test_path() -> None:
    """The path names the answers to change, from what to what, and what helps."""
    part = block(report(), "way")
    steps = part.all("li", **{"class": "report-path__step"})
    assert len(steps) == 1
    assert steps[0].all("a")[0].attributes["href"] == "#question-skill-tool"
    assert "Not yet → becomes Independently" in steps[0].text
    assert "You have reached “Joint” already." in block(report(**{"skill-tool": "alone"}), "way").text


def test_path_names_open_items() -> None:
    """What an answer would tick is named with it."""
    part = block(report(**{"skill-planning": "none", "skill-tool": "alone"}), "way")
    assert [link.attributes["href"] for link in part.all("a")] == [
        "#question-skill-planning",
        "../checklists/setup.html#item-skills-listed",
    ]


def test_plan() -> None:
    """The plan has dates, owners and what must be true at the end."""
    part = block(report(), "plan")
    assert [one.attributes["data-plan-part"] for one in part.having("data-plan-part")] == [
        "actions",
        "outside-led",
    ]
    stage = part.having("data-plan-part")[1]
    assert "2026-11-30 – 2026-12-29" in stage.text
    assert stage.all("tr")[1].text == "Sit in on the set-upImplementation & technical lead2026-11-30 – 2026-12-14"
    assert "□The team runs the basics Open" in stage.text


def test_plan_without_a_start() -> None:
    """While the start is not known, weeks stand for dates."""
    text = block(report(**{"plan-start": "unknown"}), "plan").text
    assert "week 1" in text
    assert "Give a start date" in text
    assert "2026" not in text


def test_notes() -> None:
    """Notes are shown as text; only web addresses become links."""
    answers = Answers.from_json(saved_with_evidence(), sample())
    assert list(answers.evidence) == ["months", "cover"]
    part = block(read(render(sample(), assess(sample(), answers), "ja")), "evidence")
    assert "=HYPERLINK(0) <b>二行目</b>" in part.text
    assert [one.attributes["href"] for one in part.all("a") if "rel" in one.attributes] == [
        "https://wiki.example/a?b=1&c"
    ]
    assert "javascript:alert(1)" in part.text
    assert "田中2027-01-15" in part.text


def test_answers_table() -> None:
    """All questions stand in the table with what belongs to them; nothing in it is a formula."""
    text = Session(bundle_json(), "ja").answers_table(saved_with_evidence())
    assert text.startswith("\ufeff記号,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["記号"] for row in rows] == list(sample().questions)
    row = next(row for row in rows if row["記号"] == "cover")
    assert row["根拠とメモ"] == "'=HYPERLINK(0)\n<b>二行目</b>"
    assert (row["回答"], row["担当"], row["期限"]) == ("いない", "田中", "2027-01-15")


def test_ids_and_notes_do_not_become_dates() -> None:
    """A spreadsheet would write `mar-2` and `0012` back as something else; dates it is to read as dates."""
    bundle = sample()
    cover = replace(bundle.assessment.questions[0], id="mar-2")
    due = next(one for one in bundle.assessment.questions if one.kind == "date")
    assessment = replace(bundle.assessment, questions=(cover, due))
    changed = replace(bundle, assessment=assessment)
    answers = Answers({due.id: "2026-11-30"}, evidence={"mar-2": Evidence(note="0012", due="2027-01-15")})
    rows = list(csv.reader(io.StringIO(answers_table(changed, answers, "ja").removeprefix("\ufeff"), newline="")))
    assert [rows[1][0], rows[1][4], rows[1][7], rows[2][3]] == ["'mar-2", "'0012", "2027-01-15", "2026-11-30"]


def test_plan_table() -> None:
    """The plan as a table has a line for each action, task and criterion, with days or weeks."""
    rows = list(csv.reader(io.StringIO(Session(bundle_json(), "en").plan_table(saved(FULL)).removeprefix("\ufeff"))))
    assert rows[1][:1] + rows[1][2:6] == [
        "Action",
        "Name the implementation lead",
        "Strategy lead",
        "2026-11-30",
        "2026-12-13",
    ]
    assert rows[-1] == ["Exit criterion", "Outside-led", "The team runs the basics", "", "", "2026-12-29", "Open"]
    assert "week 1" in Session(bundle_json(), "en").plan_table(saved({**FULL, "plan-start": "unknown"}))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_calendar(language: str) -> None:
    """A calendar program reads the plan: every event has its days, a name of its own, and its title whole."""
    text = Session(bundle_json(), language).plan_calendar(saved(FULL))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    events: list[Any] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert len(events) == 3 + 2 + 1
    assert len({str(event["UID"]) for event in events}) == len(events)
    titles = [str(event["SUMMARY"]) for event in events]
    assert {"ja": "振り返る; 毎月, 全員で", "en": "Review; monthly, all of us"}[language] in titles
    first = events[titles.index({"ja": "設定に立ち会う", "en": "Sit in on the set-up"}[language])]
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2026, 11, 30), date(2026, 12, 15))


def test_long_lines_are_folded() -> None:
    """A title longer than a line comes back whole, whatever its characters."""
    bundle = sample()
    title = Text(ja="長い題名、" * 30, en="long title, " * 20)
    things = {**bundle.things, "activity:review": replace(bundle.things["activity:review"], title=title)}
    text = Session(replace(bundle, things=things), "ja").plan_calendar(saved(FULL))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    titles = [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(text).walk("VEVENT")]
    assert title["ja"] in titles


def test_nothing_to_plan() -> None:
    """Without a start there is no calendar; before it is known where the reader stands, there is no plan either."""
    session = Session(bundle_json(), "en")
    assert session.plan_calendar(saved({**FULL, "plan-start": "unknown"})) == ""
    assert session.plan_table(saved({})) == ""


@pytest.mark.parametrize("language", ["ja", "en"])
def test_text_tells_the_same(language: str) -> None:
    """As plain text the new blocks say what they say as HTML."""
    answers = Answers.from_json(saved_with_evidence(), sample())
    told = render_text(sample(), assess(sample(), answers), language)
    for part in ("2026-11-30", "○", "→", "田中", "https://wiki.example/a?b=1&c"):
        assert part in told
