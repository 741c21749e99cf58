"""The guide to thousands of answers: its command and its queries, run on a hundred thousand, against what scoring gives."""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import chdir
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import duckdb
import pytest
from click.testing import CliRunner

from generator.__main__ import main
from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.definition import NOT_APPLICABLE, UNKNOWN, Question
from generator.assessment.saved import FORMAT, VERSION
from generator.assessment.scoring import assess
from generator.bundle import bundle
from generator.flat_table import COLUMNS
from generator.load import load
from tests.support.checkout import CONTENT
from tests.support.guide_pages import ANSWERS, blocks, commands, page

JAPAN = timedelta(hours=9)
QUARTERS = tuple(datetime(2025 + month // 12, month % 12 + 1, 1, tzinfo=UTC) - JAPAN for month in (9, 12, 15, 18))
"""When quarters begin in Japan: October 2025 to July 2026."""
PEOPLE = {"営業": 180, "Finance": 150, "0012": 120, "法務, 知財": 40}
"""Files a quarter from each department."""
SMALL = (4, 5, 6, 3)
"""The same from a small one, by quarter."""
type Cell = tuple[date, str, str]
"""A quarter, a department and a measure."""


class Collected(NamedTuple):
    """What was handed in."""

    material: Bundle
    files: Mapping[Path, dict[str, Any]]
    """By path, which ends in department and name."""
    database: duckdb.DuckDBPyConnection
    """After the guide's statements."""
    heatmap: duckdb.DuckDBPyRelation
    """What the guide's query shows."""


def any_answer(question: Question, material: Bundle, chance: random.Random) -> Any:
    """An answer that the question offers."""
    apart = [UNKNOWN, *([NOT_APPLICABLE] if question.not_applicable else [])]
    if chance.random() < 0.1:
        return chance.choice(apart)
    if question.kind == "number":
        return chance.randint(question.minimum, question.maximum or 0)
    if question.kind == "date":
        return f"2026-0{chance.randint(1, 9)}-11"
    offered = material.offered[question.id]
    return chance.choice(offered) if question.kind == "one" else chance.sample(offered, chance.randint(0, len(offered)))


def any_file(material: Bundle, begin: datetime, chance: random.Random) -> dict[str, Any]:
    """What somebody saved in the quarter that begins then: a tenth of the questions is not answered."""
    saved_at = begin + timedelta(seconds=chance.randrange(88 * 24 * 3600))
    asked = [question for question in material.questions.values() if chance.random() < 0.9]
    return {
        "format": FORMAT,
        "version": VERSION,
        "assessment": material.assessment.id,
        "content_version": "1.10",
        "saved_at": saved_at.isoformat().replace("+00:00", "Z"),
        "by": "鈴木",
        "answers": {question.id: any_answer(question, material, chance) for question in asked},
    }


def hand_in(material: Bundle) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The files of all departments and quarters; the first of each quarter is saved as it begins, in another day of UTC."""
    chance = random.Random(26)
    for number, begin in enumerate(QUARTERS):
        for department, people in {**PEOPLE, "監査": SMALL[number]}.items():
            for person in range(people):
                saved = any_file(material, begin, chance)
                if person == 0:
                    saved["saved_at"] = begin.isoformat()
                yield Path(f"answers/{number}/{department}/{person}.json"), saved


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Collected:
    """A hundred thousand answers, gone through everything that the guide says."""
    playbook = load(CONTENT)
    material = bundle(playbook, next(one for one in playbook.assessments if one.id == "organisation"))
    files = dict(hand_in(material))
    ((_, *words),) = commands(ANSWERS[0])
    # Nothing is fetched from another host meanwhile.
    database = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    with chdir(tmp_path_factory.mktemp("collected")):
        for path, saved in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(saved), "utf-8")
        told = CliRunner().invoke(main, ["--content", str(CONTENT), *words])
        assert (told.exit_code, told.output) == (0, "")
        *statements, picture, hand_on = [block.text for block in blocks(ANSWERS[0]) if block.kind == "sql"]
        for statement in statements:
            database.execute(statement)
        heatmap = database.sql(picture)
        database.execute(hand_on)
        database.execute("CREATE TABLE warehouse AS FROM 'answers.parquet'")
    return Collected(material, files, database, heatmap)


@pytest.fixture(scope="module")
def scored(collected: Collected) -> Mapping[Cell, list[float]]:
    """The values that scoring each file by itself gives, by where they belong."""
    values: defaultdict[Cell, list[float]] = defaultdict(list)
    for path, saved in collected.files.items():
        result = assess(collected.material, Answers.from_saved(saved, collected.material))
        there = datetime.fromisoformat(saved["saved_at"]) + JAPAN
        quarter = date(there.year, there.month - (there.month - 1) % 3, 1)
        for name, measure in result.measures.items():
            if isinstance(measure.value, int | float):
                values[quarter, path.parent.name, name].append(measure.value)
    return values


def number(database: duckdb.DuckDBPyConnection, query: str) -> Any:
    """The one value that a query gives."""
    row = database.execute(query).fetchone()
    assert row
    return row[0]


@pytest.mark.parametrize("name", ANSWERS)
def test_columns_are_told(name: str) -> None:
    """The guide tells what each column is for, in their order."""
    assert tuple(re.findall(r"^\| `(\w+)` \|", page(name), re.MULTILINE)) == COLUMNS


@pytest.mark.thorough
def test_every_answer_is_in_the_table(collected: Collected) -> None:
    """There are a hundred thousand answers at least, one last line for each file, and the columns have the table's names."""
    database = collected.database
    assert (
        number(database, "SELECT count(*) FROM (SELECT DISTINCT file, id FROM answers WHERE kind = 'answer')")
        >= 100_000
    )
    assert number(database, "SELECT count(*) FROM answers WHERE kind = 'confidence'") == len(collected.files)
    assert tuple(row[0] for row in database.execute("DESCRIBE answers").fetchall()) == COLUMNS
    assert number(database, "SELECT list_sort(list(DISTINCT content_version)) FROM answers") == ["1.10"]


@pytest.mark.thorough
def test_heatmap_is_what_scoring_gives(collected: Collected, scored: Mapping[Cell, list[float]]) -> None:
    """Count and mean of each cell are those of the files' own results, and cells of fewer than five files are left out."""
    rows = collected.database.execute("SELECT quarter, department, measure, files, mean FROM heatmap").fetchall()
    found = {(quarter, department, measure): tell for quarter, department, measure, *tell in rows}
    wanted = {cell: [len(values), fmean(values)] for cell, values in scored.items() if len(values) >= 5}
    assert found == {cell: pytest.approx(tell) for cell, tell in wanted.items()}
    assert len(wanted) < len(scored)
    assert {quarter for quarter, department, _ in found if department == "監査"} == {date(2026, 1, 1), date(2026, 4, 1)}


@pytest.mark.thorough
def test_difference_is_to_the_quarter_before(collected: Collected, scored: Mapping[Cell, list[float]]) -> None:
    """It is there if, and only if, the quarter right before is shown too."""
    before = {
        date(2026, 1, 1): date(2025, 10, 1),
        date(2026, 4, 1): date(2026, 1, 1),
        date(2026, 7, 1): date(2026, 4, 1),
    }
    rows = collected.database.execute("SELECT quarter, department, measure, difference FROM heatmap").fetchall()
    for quarter, department, measure, difference in rows:
        past = scored.get((before.get(quarter, date.max), department, measure), [])
        now = fmean(scored[quarter, department, measure])
        assert difference == (pytest.approx(now - fmean(past), abs=1e-9) if len(past) >= 5 else None)


@pytest.mark.thorough
def test_heatmap_is_shown(collected: Collected, scored: Mapping[Cell, list[float]]) -> None:
    """The picture has a line for each department and quarter, with the means to one decimal."""
    columns = collected.heatmap.columns
    rows = [dict(zip(columns, row, strict=True)) for row in collected.heatmap.fetchall()]
    assert len(rows) == len(QUARTERS) * len(PEOPLE) + 2
    for row in rows:
        for measure in ("routine-own", "advanced-own", "duties-nobody"):
            values = scored[row["quarter"], row["department"], measure]
            assert row[f"{measure}_mean"] == pytest.approx(fmean(values), abs=0.051)


@pytest.mark.thorough
def test_parquet_holds_the_table(collected: Collected) -> None:
    """What goes to the warehouse is the table, line by line."""
    lines = [number(collected.database, f"SELECT count(*) FROM {table}") for table in ("answers", "warehouse")]
    assert lines[0] == lines[1]
    assert number(collected.database, "SELECT count(*) FROM (FROM answers EXCEPT ALL FROM warehouse)") == 0
