"""Python in the browser against Python on the command line, over thousands of answers."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page

from generator.assessment.bundle import Bundle
from generator.report.session import Session
from tests.support.assessed import report_in
from tests.support.samples import Samples
from tests.support.saved_answers import saved_file
from tests.support.self_check_page import SelfCheckPage
from tests.support.some_answers import some_answer
from tests.support.static_server import Serve

SETS = (100, 1250)
"""Answer sets for each of two self-checks in each of two languages, in the gate and in a thorough run: 5,000 in all."""
BATCH = 250
DIGEST = """
    async ([files, bundle, language]) => {
        if (!window.parity) {
            window.parity = startEngine();
            await window.parity.open(bundle, language);
        }
        const digests = [];
        for (const file of files) {
            const outcome = await window.parity.assess(file);
            const bytes = new TextEncoder().encode(outcome.html);
            const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
            digests.push(Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""));
        }
        return digests;
    }
"""


def answer_sets(bundle: Bundle, random: Random, count: int) -> Iterator[str]:
    """Yield files of saved answers, from empty to complete."""
    for _ in range(count):
        given = random.random()
        chosen = [question for question in bundle.questions.values() if random.random() < given]
        answers = {question.id: some_answer(question, bundle, random) for question in chosen}
        yield saved_file(bundle.assessment.id, answers)


@pytest.mark.few(2)
@pytest.mark.parametrize(("language", "prefix"), [("ja", ""), ("en", "en/")])
@pytest.mark.parametrize("assessment", ["organisation", "fit"])
def test_reports_are_the_same_bytes(
    page: Page, built_site: Path, serve: Serve, samples: Samples, assessment: str, language: str, prefix: str
) -> None:
    """Random answers, valid or not, give the same report to the byte in Pyodide and in CPython."""
    SelfCheckPage.open_ready(page, serve(built_site), f"{prefix}self-check/{assessment}.html")
    text = page.locator("[data-bundle]").text_content() or ""
    here = Session(text, language)
    files = list(answer_sets(Bundle.from_json(text), samples.random(), samples.size(*SETS)))
    for start in range(0, len(files), BATCH):
        batch = files[start : start + BATCH]
        there = page.evaluate(DIGEST, [batch, text, language])
        for file, digest in zip(batch, there, strict=True):
            assert hashlib.sha256(report_in(here.assess(file)).encode()).hexdigest() == digest, file


ASK = """
    async ([bundle, language, asked]) => {
        const engine = startEngine();
        await engine.open(bundle, language);
        const told = [];
        for (const texts of asked) told.push(await engine.ask(...texts));
        return told;
    }
"""


def test_files_are_reported_alike(page: Page, built_site: Path, serve: Serve, samples: Samples) -> None:
    """What is told of files received, compared and merged is the same text in Pyodide and in CPython."""
    SelfCheckPage.open_ready(page, serve(built_site), "self-check/organisation.html")
    text = page.locator("[data-bundle]").text_content() or ""
    here = Session(text, "ja")
    texts = [*answer_sets(here.bundle, samples.random(), 12), "", "{"]
    many = json.dumps([{"name": f"{number}.json", "text": one} for number, one in enumerate(texts)])
    asked = [*(["receive", one, texts[0]] for one in texts), ["compare", many], ["merge", many]]
    there = page.evaluate(ASK, [text, "ja", asked])
    assert there == [getattr(here, method)(*given) for method, *given in asked]
