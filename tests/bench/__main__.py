"""Measures a built site and prints how the bars for speed are met: `make bench`.

Three pages take turns, each time in a fresh profile, and are then visited a second time in it:

ours          the organisation check, until it is ready to make its first report, and until that is on the page
bare Pyodide  the same Pyodide files started as its documentation does, until `1 + 1` is done
SurveyJS      the same questions with one answer in a plain form library, until it shows their sum

All times run from the start of navigation; the server is on this machine and compresses nothing. A changed answer is timed
without the quarter of a second in which the page waits for more. What an author waits for, and what merging costs, is told beside,
what pages without a self-check weigh against those that stock Material makes of the same text (`stock.py`), what a build takes beside
other builders of the same pages (`builders.py`), and how that grows with the content (`multiplied.py`).
"""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.building import write_building
from tests.bench.speed import Outcome, run
from tests.bench.table import HEAD, write_parts, write_table
from tests.bench.weight import write_weights


def tell(outcome: Outcome) -> str:
    """Everything as text."""
    noise = f"The same loop took {outcome.noise} ms before each visit: differences of that size are the machine's."
    bars = write_table(HEAD, (row.cells for row in outcome.rows))
    building = [write_building(outcome.building)] if outcome.building else []
    return "\n\n".join((bars, *building, write_weights(outcome.weights), write_parts(outcome.parts), noise))


def as_json(outcome: Outcome) -> str:
    """Everything for programs."""
    rows = [{**asdict(row), "ratio": row.ratio, "met": row.met} for row in outcome.rows]
    return json.dumps({**asdict(outcome), "rows": rows}, ensure_ascii=False, indent=1)


def main() -> None:
    """Read the command line, measure, tell."""
    parser = argparse.ArgumentParser(prog="make bench", description="How fast the self-checks of a built site are.")
    parser.add_argument("site", type=Path, help="folder of the built site")
    parser.add_argument("--rounds", type=int, default=5, help="fresh profiles for each page, and changes by an author")
    parser.add_argument("--changes", type=int, default=120, help="changed answers")
    parser.add_argument("--times", type=int, nargs="+", default=(1, 10, 50), help="so many times the content are built")
    parser.add_argument("--json", type=Path, default=Path("build", "bench.json"), help="file to write")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        outcome = run(playwright.chromium, options.site, options.rounds, options.changes, options.times)
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(as_json(outcome) + "\n", encoding="utf-8")
    print(tell(outcome))  # noqa: T201  # this is a command


if __name__ == "__main__":
    main()
