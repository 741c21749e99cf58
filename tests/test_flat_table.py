"""The flat table: what a file tells, line by line."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.answers_file import AnswersFile
from generator.assessment.answers import Answers
from generator.flat_table import COLUMNS, flat_table
from tests.support.sample_check import FULL, sample, saved, scored

BUNDLE = sample()


def file(answers: dict[str, Any], **about: str) -> AnswersFile:
    """A file with these answers to the sample."""
    content = json.loads(saved(answers)) | about
    return AnswersFile(Path("/answers/Sales/1.json"), "0123456789abcdef", BUNDLE, Answers.from_saved(content, BUNDLE))


def lines(*files: AnswersFile, language: str = "en") -> list[dict[str, Any]]:
    """The table's lines by column."""
    _, *rows = flat_table(files, language)
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def told(rows: Iterable[dict[str, Any]], kind: str, name: str) -> list[list[Any]]:
    """What the lines say of one thing: value, label, number and target."""
    columns = ("value", "label", "number", "target")
    return [[row[column] for column in columns] for row in rows if (row["kind"], row["id"]) == (kind, name)]


def test_where_a_line_comes_from() -> None:
    """Department, file, time in UTC, self-check and edition stand in each line; whose answers they are does not."""
    rows = lines(file(FULL, saved_at="2026-04-01T08:30:15.678+09:00", content_version="1.10", by="Suzuki"))
    origin = ("Sales", "0123456789abcdef", "2026-03-31 23:30:15", BUNDLE.assessment.id, "1.10")
    assert {tuple(row.values())[:5] for row in rows} == {origin}
    assert not any("Suzuki" in str(cell) for row in rows for cell in row.values())


def test_a_time_that_is_not_known() -> None:
    """What is no time is no time in the table either."""
    assert {row["saved_at_utc"] for row in lines(file(FULL), file(FULL, saved_at="spring"))} == {""}


def test_answers() -> None:
    """Numbers are numbers, options bring their points, what is not known has none, and each of several options has a line."""
    rows = lines(file(FULL))
    assert told(rows, "answer", "months") == [[9, "9 months", 9, None]]
    assert told(rows, "answer", "skill-planning") == [["teaches", "Designs it and teaches others", 3, None]]
    assert told(rows, "answer", "skill-data") == [["unknown", "I don’t know", None, None]]
    assert told(rows, "answer", "plan-start") == [["2026-11-30", "2026-11-30", None, None]]
    several = [["scoring", "Scoring criteria", None, None], ["timing", "Hand-over <b>time</b>", None, None]]
    assert told(rows, "answer", "rules") == several
    assert told(lines(file({"rules": []})), "answer", "rules") == [["", "None chosen", None, None]]


def test_only_what_is_asked() -> None:
    """An answer to a question that the others leave no reason to ask is not told."""
    assert told(lines(file({"cover": "dedicated", "hidden": "vacant"})), "answer", "hidden")
    assert not told(lines(file({"cover": "vacant", "hidden": "vacant"})), "answer", "hidden")


def test_measures_findings_and_confidence() -> None:
    """They are what scoring gives: measures with the number to reach, findings with their severity, the percentage answered."""
    rows, result = lines(file(FULL)), scored(FULL)
    assert told(rows, "measure", "skill-mean") == [[1, "1", 1, 2]]
    assert told(rows, "measure", "staffing-recommended") == [["dedicated", "Dedicated team", None, None]]
    measures = {row["id"]: row["value"] for row in rows if row["kind"] == "measure"}
    assert measures == {name: measure.value for name, measure in result.measures.items()}
    findings = [(row["id"], row["value"]) for row in rows if row["kind"] == "finding"]
    assert findings == [(finding.id, finding.severity) for finding in result.findings]
    assert told(rows, "finding", "low-skill") == [["warning", "Warning", None, None]]
    assert told(rows, "confidence", "confidence") == [["high", "sure", 90, None]]


def test_a_file_without_answers() -> None:
    """It has the one line that every file has, so that files can be counted, and those of measures that rest on no answer."""
    kinds = [row["kind"] for row in lines(file({}))]
    assert (kinds.count("confidence"), kinds.count("answer"), kinds.count("finding")) == (1, 0, 0)


def test_words_are_in_the_language_asked_for() -> None:
    """Titles and labels change with the language, ids and numbers do not."""
    english, japanese = (lines(file(FULL), language=language) for language in ("en", "ja"))
    words = {"title", "label"}
    without = [[{name: row[name] for name in row.keys() - words} for row in rows] for rows in (english, japanese)]
    assert without[0] == without[1]
    assert {"title": "スキルの平均", "label": "1"}.items() <= next(
        r for r in japanese if r["id"] == "skill-mean"
    ).items()


def test_files_do_not_colour_each_other() -> None:
    """What is told of a file is the same after others as alone, though what they share is worked out once."""
    others = [file({**FULL, "cover": "dedicated", "months": 1}), file({}), file(FULL), file({"skill-tool": "alone"})]
    assert lines(*others) == [line for one in others for line in lines(one)]


def test_no_file_is_read_before_its_turn() -> None:
    """Lines of the first file come before the second is asked for, so memory does not grow with the number of files."""
    taken = []

    def files() -> Iterator[AnswersFile]:
        for number in range(3):
            taken.append(number)
            yield file(FULL)

    rows = flat_table(files(), "en")
    assert next(rows) == COLUMNS
    next(rows)
    assert taken == [0]
