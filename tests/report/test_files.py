"""What readers are told of files received, compared and merged. On the command line: `test_file_commands.py`."""

import json
from dataclasses import replace
from typing import Any

import pytest

from generator.assessment.text import Text
from generator.report.session import Session
from tests.support.fragment import Element, read
from tests.support.report_files import LANGUAGES, about, files
from tests.support.sample_check import FULL, sample, saved

NOBODY = saved({})


def received(text: str, present: str = NOBODY, language: str = "en") -> tuple[Element, Any]:
    """What is told of a file, and everything that is given."""
    given = json.loads(Session(sample(), language).receive(text, present))
    return read(given["html"]), given


def compared(*texts: str, language: str = "en") -> Element:
    """What is told of files of several dates."""
    return read(json.loads(Session(sample(), language).compare(files(*texts)))["html"])


def merged(*texts: str, language: str = "en") -> tuple[Element, Any]:
    """What is told of many people's files, and everything that is given."""
    given = json.loads(Session(sample(), language).merge(files(*texts)))
    return read(given["html"]), given


def part(tree: Element, name: str) -> Element:
    """A section by the id of its heading."""
    return tree.one("section", aria_labelledby=name)


def folded(tree: Element, name: str) -> Element:
    """A folded section by the id of its summary."""
    return next(one for one in tree.all("details") if one.one("summary").attributes["id"] == name)


def row(tree: Element, name: str) -> list[str]:
    """The cells of a line, without its head."""
    return [cell.text for cell in tree.one("tr", data_row=name).all("td")]


# Receiving a file


def test_receive() -> None:
    """A reader is told whose file it is, what of it can be used, and what would become of the present answers."""
    text = about(
        {"company-size": "medium", "months": 9, "cover": "vacant", "gone": 1, "<b>": 2},
        by="鈴木 <b>",
        saved_at="2026-01-02T03:04:05Z",
        content_version="1.1.0",
        evidence={"months": {"note": "Invoice", "due": "2026-02-30"}, "gone": {"note": "Why", "due": "R8.4.1"}},
    )
    tree, given = received(text, about({"months": 8, "skill-tool": "alone"}, evidence={"cover": {"note": "Old"}}))
    told = part(tree, "receipt-file").text
    for words in (
        *("Answers by: 鈴木 <b>", "Saved: 2026-01-02 03:04 UTC", "version then: 1.1.0", "version now: 1.2.0"),
        *("Taken as they are: 2.", "new question or option: 1. Not used: 2.", "note, link, owner or due date: 2"),
    ):
        assert words in told
    unused = part(tree, "receipt-dropped")
    assert row(unused, "<b>") == ["2", ""]
    assert row(unused, "gone") == ["1", "Why, 2026-04-01"]
    assert "2026-02-30" in part(tree, "receipt-dues").text
    assert "2 added, 1 overwritten, 1 lost." in part(tree, "receipt-effect").text
    assert "replaced or lost: 1" in part(tree, "receipt-effect").text
    assert row(part(tree, "receipt-overwritten"), "months") == ["8 months", "9 months"]
    assert row(part(tree, "receipt-lost"), "skill-tool") == ["Independently"]
    assert given["answers"] == {"size": "medium", "months": 9, "cover": "vacant", "gone": 1, "<b>": 2}
    assert given["evidence"] == {
        "months": {"note": "Invoice", "link": "", "owner": "", "due": ""},
        "gone": {"note": "Why", "link": "", "owner": "", "due": "2026-04-01"},
    }


@LANGUAGES
@pytest.mark.parametrize("text", ["", "[1]", "[" * 20, about({}).replace('"organisation"', '"fit"'), " " * 3_000_000])
def test_refused(text: str, language: str) -> None:
    """A file that cannot be used is told in words with a code, and nothing is taken from it."""
    tree, given = received(text, language=language)
    told = part(tree, "receipt-refused").text
    assert any(f"{opening}{code}" in told for opening in "（(" for code in ("not-json", "other-", "too-"))
    assert "{" not in told
    assert (given["answers"], given["evidence"]) == (None, None)


def test_options_that_are_gone_are_named_by_their_question() -> None:
    """Of an answer that is not used, what is known is shown: the question's text and the answer as it was saved."""
    tree, given = received(about({"cover": "somebody-else", "former-size": 3}))
    line = part(tree, "receipt-dropped").one("tr", data_row="cover")
    assert line.one("th").text == "Is there an Implementation & technical lead?"
    assert line.all("td")[0].text == "somebody-else"
    assert given["answers"]["cover"] == "somebody-else"


def test_many_answers_that_are_not_used_are_cut_short() -> None:
    """Of many answers, and of long ones, as much is shown as can be read."""
    many = {f"gone-{number:03}": "x" for number in range(150)}
    tree, given = received(about({**many, "cover": ["vacant"] * 5000, "gone-000": "長" * 5000}))
    unused = part(tree, "receipt-dropped")
    assert len(unused.having("data-row")) == 100
    assert "and 51 more" in unused.text
    assert row(unused, "gone-000")[0] == "長" * 200 + "…"
    assert row(unused, "cover")[0].endswith("vacant…")
    assert len(given["answers"]) == 150


def test_answers_that_are_not_used_can_be_lost() -> None:
    """Answers on the page that no question takes are counted among what a file replaces."""
    tree, _ = received(about({"size": "small"}), about({"gone": "x"}))
    assert row(part(tree, "receipt-lost"), "gone") == ["x"]


def test_answers_received_are_a_file_s() -> None:
    """What the page takes over is scored as the file is."""
    text = about({**FULL, "company-size": "small"})
    _, given = received(text)
    session = Session(sample(), "en")
    assert session.result(saved(given["answers"])) == session.result(text)


# Comparing files


def test_compare() -> None:
    """Between two dates are told: the files, what moved and how, findings, actions, items and answers."""
    later = {**FULL, "cover": "dedicated", "skill-tool": "alone", "skill-data": "alone", "gone": 1}
    tree = compared(about(later, saved_at="2026-02-01", by="Anna"), about(FULL, saved_at="2026-01-01", by="Anna"))
    assert [one.attributes["data-row"] for one in folded(tree, "history-files").having("data-row")] == [
        "Anna",
        "Anna 2",
    ]
    assert row(folded(tree, "history-files"), "Anna 2") == [
        "2026-02-01 00:00 UTC",
        "Not recorded",
        "11",
        "0",
        "1 (gone)",
    ]
    moved = part(tree, "history-moved")
    assert [head.text for head in moved.all("th", scope="col")][1:3] == ["Anna (2026-01-01)", "Anna 2 (2026-02-01)"]
    assert row(moved, "skill-share")[:2] == ["33%", "100%"]
    assert row(moved, "skill-share")[2].startswith("↑Better")
    assert moved.one("tr", data_row="skill-share").one("svg").one("desc").text == "33, 100"
    assert row(part(tree, "history-placements"), "phase-calendar")[2] == "Same"
    assert row(part(tree, "history-findings"), "no-implementation") == ["Critical", "－Gone"]
    assert row(part(tree, "history-findings"), "started") == ["Strength", "＝Still there"]
    assert [one.text for one in part(tree, "history-actions").all("li")] == [
        "Name the implementation lead",
        "Plan training",
    ]
    assert row(part(tree, "history-statuses"), "item:define-implementation") == ["✓Now done"]
    assert row(part(tree, "history-answers"), "skill-data") == ["I don’t know", "Independently"]


def test_what_is_gone_is_told_as_it_was() -> None:
    """A finding whose title tells an answer tells the one of then once it is gone."""
    bundle = sample()
    finding = replace(bundle.assessment.findings[0], title=Text({"en": "Now: {answer:cover}"}))
    bundle = replace(bundle, assessment=replace(bundle.assessment, findings=(finding,)))
    given = files(saved(FULL), saved({**FULL, "cover": "dedicated"}))
    tree = read(json.loads(Session(bundle, "en").compare(given))["html"])
    assert part(tree, "history-findings").one("tr", data_row="no-implementation").one("th").text == "Now: Nobody"


def test_worse() -> None:
    """Findings that are new, items that are no longer done and measures that went down are told as such."""
    tree = compared(about({**FULL, "cover": "dedicated", "skill-tool": "alone"}), about(FULL))
    assert row(part(tree, "history-findings"), "no-implementation") == ["Critical", "＋New"]
    assert row(part(tree, "history-statuses"), "item:define-implementation") == ["□No longer done"]
    assert row(part(tree, "history-moved"), "skill-share")[2].startswith("↓Worse")


def test_compare_leaves_out_what_cannot_be_used() -> None:
    """Files that cannot be used are named with their reason, and the others compared."""
    tree = compared(saved(FULL), "{", saved(FULL), "[]")
    told = [one.text for one in part(tree, "history-refused").all("li")]
    assert [one.partition(":")[0] for one in told] == ["2.json", "4.json"]
    assert "(not-json)" in told[0]
    assert part(tree, "history-answers").text == "Answers that changed No change."


@pytest.mark.parametrize("texts", [(), (saved(FULL),), (saved(FULL), "{")])
def test_too_few_to_compare(texts: tuple[str, ...]) -> None:
    """That there is nothing to compare is told, and is no error."""
    tree = compared(*texts)
    assert "at least 2" in part(tree, "history-too-few").text
    assert not tree.all("table")


# Merging files


def test_merge() -> None:
    """What is to be talked about comes first, counted per option; people are named only where they are missing."""
    first, second = {**FULL, "cover": "vacant"}, {**FULL, "cover": "dedicated", "skill-tool": "unknown"}
    third = {name: answer for name, answer in second.items() if name != "cover"}
    tree, given = merged(about(first, by="Anna"), about(second, by="鈴木"), about(third, by="Anna"))
    assert [one.attributes["aria-labelledby"] for one in tree.all("section")] == [
        "merge-discussed",
        "merge-left-out",
        "merge-placements",
        "merge-agreed",
    ]
    assert "Answers merged: 3 people." in part(tree, "merge-discussed").text
    assert "counted as different people: Anna, Anna 2." in part(tree, "merge-left-out").text
    discussed = part(tree, "merge-discussed")
    ballot = discussed.all("table")[0]
    assert ballot.one("caption").one("a").attributes["href"] == "#question-cover"
    assert {one.attributes["data-row"]: one.all("td")[0].text for one in ballot.having("data-row")} == {
        "dedicated": "1 person",
        "vacant": "1 person",
        "unanswered": "1 person",
    }
    assert "Anna" not in discussed.text
    assert row(part(tree, "merge-placements"), "dedicated") == ["3 people"]
    cells = row(folded(tree, "merge-polls"), "cover")
    assert cells[0] == "100"
    assert cells[1] == "No majority (median: Nobody)"
    assert cells[2] == "Nobody–Someone dedicated (steps apart: 1)"
    assert cells[6].startswith("1 (Anna")
    assert row(folded(tree, "merge-polls"), "skill-tool")[3:5] == ["1", "2"]
    assert given["answers"]["skill-tool"] == "unknown"
    assert "cover" not in given["answers"]


@LANGUAGES
def test_rule_is_written_beside_what_is_agreed(language: str) -> None:
    """How many questions have a majority, and what a majority is, is in sight; every question is folded, with a count."""
    tree, given = merged(about({"cover": "vacant"}, by="Anna"), about({"size": "small"}, by="B"), language=language)
    assert given["answers"] == {}
    rule = part(tree, "merge-agreed").text
    assert ("半分を超える人" if language == "ja" else "more than half of all people") in rule
    count = len(sample().questions)
    assert f"{count}問のうち0問" in rule or f"0 of {count}" in rule
    assert str(count) in folded(tree, "merge-polls").one("summary").text
    assert "2" in folded(tree, "merge-files").one("summary").text


def test_files_that_add_nobody() -> None:
    """A copy and a file without answers are reported with their names, and count for nobody."""
    copy = about(FULL, by="Anna", saved_at="2026-05-05")
    tree, _ = merged(about(FULL, by="Anna"), copy, about({}, by="B"), about({"gone": 1}))
    assert "Answers merged: 1 person." in part(tree, "merge-discussed").text
    told = [one.text for one in part(tree, "merge-left-out").all("li")]
    assert [one.partition(":")[0] for one in told] == ["2.json", "4.json", "3.json"]
    assert "same answers as “Anna”" in told[0]
    assert "has no answers" in told[1]


def test_merge_names_few() -> None:
    """Of many who are missing twelve are named and the others counted; of many numbers the most frequent are shown."""
    people = [about({"months": number}, by=f"P{number:02}") for number in range(20)]
    tree, _ = merged(*people, about({"months": 19}, by="P20"))
    assert row(folded(tree, "merge-polls"), "cover")[6].endswith("P11 and 9 more)")
    shown = part(tree, "merge-discussed").all("table")[0]
    assert len(shown.having("data-row")) == 13
    assert row(shown, "other-values") == ["8 people"]


def test_merge_of_people_who_agree() -> None:
    """Where all agree there is nothing to talk about."""
    tree, given = merged(about(FULL, by="Anna"), about(FULL, by="B"))
    assert "Nobody disagrees." in part(tree, "merge-discussed").text
    assert given["answers"] == FULL


@pytest.mark.parametrize("texts", [(), ("{",), (NOBODY,)])
def test_too_few_to_merge(texts: tuple[str, ...]) -> None:
    """Without a file that has answers nothing is agreed."""
    tree, given = merged(*texts)
    assert "at least 1" in part(tree, "merge-too-few").text
    assert given["answers"] == {}


# Both ways of telling


@LANGUAGES
def test_accessible_html(language: str) -> None:
    """Ids are unique and prefixed, names refer to something, tables are scrollers with captions, nothing is styled inline."""
    other = about({"cover": "dedicated", "months": 2, "gone": 1}, by='"<i>"')
    for prefix, tree in (
        ("receipt-", received(other, saved(FULL), language)[0]),
        ("history-", compared(saved(FULL), other, "{", language=language)),
        ("merge-", merged(saved(FULL), other, "{", language=language)[0]),
    ):
        ids = [one.attributes["id"] for one in tree.having("id")]
        assert len(ids) == len(set(ids))
        assert all(name.startswith(prefix) for name in ids)
        referred = " ".join(one.attributes["aria-labelledby"] for one in tree.having("aria-labelledby")).split()
        assert set(referred) <= set(ids)
        assert len(tree.all("table")) == len(tree.all("div", tabindex="0", role="group"))
        for table in tree.all("table"):
            assert table.one("caption").text
            assert {len(line.all("th")) + len(line.all("td")) for line in table.all("tr")} == {
                len(table.all("tr")[0].all("th"))
            }
        assert not tree.having("style")
        assert not tree.all("i")
        assert {one.tag for one in tree.all() if one.tag[0] == "h" and one.tag != "hr"} == {"h3"}
