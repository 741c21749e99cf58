"""LibreOffice opens every file, prints it as it is meant, and works out what formulas say."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.support.edition import Edition
from tests.support.paper import squeezed
from tests.support.sheet import HEADING, Sheet

pytestmark = pytest.mark.thorough

A4 = (842, 595)
"""Points, turned on its side."""


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for LibreOffice's settings, so that it shares nothing with the person at this machine."""
    return tmp_path_factory.mktemp("office")


def convert(form: str, files: list[Path], folder: Path, profile: Path) -> None:
    """Have LibreOffice write files in another format."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing: tests/install-office installs it or says how"
    setting = f"-env:UserInstallation={profile.as_uri()}"
    command = [office, setting, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def test_prints(edition: Edition, tmp_path: Path, profile: Path) -> None:
    """Each workbook prints on A4, as wide as the paper, with title, page and edition below, and whole."""
    files = list(edition.folder.rglob(f"*.{edition.language}.xlsx"))
    convert("pdf", files, tmp_path, profile)
    assert files
    for path in files:
        sheet, pages = Sheet(path), PdfReader(tmp_path / f"{path.stem}.pdf").pages
        texts = [squeezed(page.extract_text()) for page in pages]
        for number, (page, text) in enumerate(zip(pages, texts, strict=True), start=1):
            assert (round(page.mediabox.width), round(page.mediabox.height)) == pytest.approx(A4, abs=2)
            assert squeezed(f"{number} / {len(pages)}") in text
            assert squeezed(sheet.above[0]) in text
            assert squeezed(edition.written.files["site.yaml"]["version"]) in text
            assert all(squeezed(heading) in text for heading in sheet.heading)
        for row in sheet.rows:
            assert squeezed(str(row[2])) in "".join(texts)


def test_answer_codes(edition: Edition, tmp_path: Path, profile: Path) -> None:
    """Whatever is chosen from a list, the option's id appears beside it."""
    for check in edition.written.things["assessment"]:
        name = f"{check.id}-answers.{edition.language}"
        sheet = Sheet(edition.folder / f"self-check/{name}.xlsx")
        chosen = []
        for row in range(len(sheet.rows)):
            rule = sheet.rule(row, 3)
            assert rule is not None
            chosen.append(rule[1][row % len(rule[1])] if rule[1] else 4)
            sheet.sheet.cell(HEADING + 1 + row, 4).value = chosen[-1]
        sheet.book.save(tmp_path / f"{name}.xlsx")
        convert("csv:Text - txt - csv (StarCalc):44,34,76", [tmp_path / f"{name}.xlsx"], tmp_path, profile)
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))[HEADING:]
        fieldsets = edition.pages[f"self-check/{check.id}.html"].all("fieldset", data_question="")
        offered = {
            fieldset.attributes["data-question"]: [one.attributes.get("value", "") for one in fieldset.all("input")]
            for fieldset in fieldsets
        }
        for row, line in enumerate(lines):
            rule = sheet.rule(row, 3)
            assert rule is not None
            expected = offered[line[0]][row % len(rule[1])] if rule[1] else line[3]
            assert line[5] == expected, line
