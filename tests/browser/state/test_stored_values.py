"""Whatever stands in the storage, the page can be used, what cannot be read is put aside, and there is a report."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.support.chromium import NewPage
from tests.support.self_check_page import SelfCheckPage

SMALL = {"company-size": "small"}
MORE = {"cover-strategy": "shared"}


def saved(answers: Any = SMALL, **others: Any) -> str:
    """A stored value with something wrong in it."""
    about = {"format": "playbook-answers", "version": 1, "assessment": "organisation", "content_version": "1"}
    return json.dumps({**about, "answers": answers, "saved_at": "2026-01-01T00:00:00Z", **others})


def with_answer(value: str) -> str:
    """A stored value with one more answer, of any JSON."""
    return saved({**SMALL, "months": "?"}).replace('"?"', value)


UNREADABLE = {
    "text": "hello",
    "html": "<!doctype html><script>document.title = 'owned'</script>",
    "cut-off": saved()[:-9],
    "byte-order-mark": "\ufeff" + saved(),
    "null": "null",
    "true": "true",
    "number": "12",
    "string": '"playbook-answers"',
    "list": "[]",
    "object": "{}",
    "deep-list": "[" * 200_000 + "]" * 200_000,
    "other-format": saved(format="drawing"),
    "version-missing": saved(version=None),
    "version-as-text": saved(version="1"),
    "future-version": saved(version=2),
    "other-self-check": saved(assessment="fit"),
    "answers-missing": saved(answers=None),
    "answers-as-list": saved(answers=[["company-size", "small"]]),
    "answers-as-text": saved(answers="small"),
}
"""Nothing of these can be used."""
PARTLY = {
    "answer-null": with_answer("null"),
    "answer-true": with_answer("true"),
    "answer-object": with_answer('{"a": 1}'),
    "answer-infinite": with_answer("1e999"),
    "answer-deep": with_answer("[" * 100_000 + "]" * 100_000),
    "answer-list-of-lists": with_answer('[["a"]]'),
    "prototype": saved().replace('"answers": {', '"answers": {"__proto__": {"x": 1}, '),
    "huge-answer": saved({**SMALL, "months": "x" * 500_000}),
    "answer-of-half-a-character": with_answer('"\\ud800"'),
    "id-with-spaces": saved({**SMALL, "a b": "small"}),
    "id-in-capitals": saved({**SMALL, "Company": "small"}),
    "evidence-as-list": saved(evidence=[1]),
    "evidence-of-numbers": saved(evidence={"company-size": {"note": 5}}),
    "name-as-number": saved(by=5),
}
"""The one good answer of these can be used, the rest cannot."""
WHOLE = {
    "first-release": (saved(), SMALL),
    "evidence-and-name": (saved(evidence={"company-size": {"note": "訊いた"}}, by="佐藤"), SMALL),
    "revisions-of-nonsense": (saved(revisions={"answers/company-size": "x", "answers/months": -1, "y": None}), SMALL),
    "duplicate-keys": (saved().replace('"answers": {', '"answers": {"company-size": "large", '), SMALL),
    "unknown-question": (saved({**SMALL, "gone-question": "yes"}), {**SMALL, "gone-question": "yes"}),
    "option-gone": (saved({**SMALL, "cover-operations": "gone"}), {**SMALL, "cover-operations": "gone"}),
    "half-a-character": (
        saved(evidence={"company-size": {"note": "x"}}).replace('"x"', '"\\ud800"'),
        SMALL,
    ),
    "much-written": (saved(evidence={"company-size": {"note": "訊" * 1900, "link": "x" * 300_000}}), SMALL),
    "constructor": (saved({**SMALL, "constructor": "x"}), {**SMALL, "constructor": "x"}),
}
"""Everything of these is kept, offered or not; with the answers."""
_OPEN = """() => ({
  form: self.selfCheck.questions[0].answer,
  answers: self.selfCheck.store.answers,
  backups: browserStorage.backups(self.selfCheck.store.key),
  message: document.querySelector("[data-unreadable]").getClientRects().length > 0,
  polluted: ({}).x !== undefined,
})"""


@pytest.fixture(scope="module")
def profile(chromium: Browser) -> Iterator[BrowserContext]:
    """One profile, so that Python comes from the browser's cache."""
    context = chromium.new_context()
    yield context
    context.close()


def open_with(new_page: NewPage, profile: BrowserContext, site: str, text: str) -> SelfCheckPage:
    """Open the self-check with this in the storage and nothing else."""
    page = new_page(context=profile)
    page.goto(site + "index.html")
    page.evaluate("(text) => { localStorage.clear(); localStorage['playbook:/:organisation'] = text; }", text)
    check = SelfCheckPage(page, site, "en").open()
    page.wait_for_load_state()
    return check


@pytest.mark.few(4)
@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable(new_page: NewPage, profile: BrowserContext, site: str, text: str) -> None:
    """What cannot be read is put aside and told, and the form begins empty."""
    outcome(open_with(new_page, profile, site, text), {}, text)


@pytest.mark.few(3)
@pytest.mark.parametrize("text", PARTLY.values(), ids=PARTLY)
def test_partly_readable(new_page: NewPage, profile: BrowserContext, site: str, text: str) -> None:
    """Of what can be read in part that part is there, and the original is put aside and told."""
    outcome(open_with(new_page, profile, site, text), SMALL, text)


@pytest.mark.few(2)
@pytest.mark.parametrize(("text", "answers"), WHOLE.values(), ids=WHOLE)
def test_readable(new_page: NewPage, profile: BrowserContext, site: str, text: str, answers: dict[str, Any]) -> None:
    """What has the right form stays whole, questions and options that are no longer asked included."""
    outcome(open_with(new_page, profile, site, text), answers, None)


def outcome(check: SelfCheckPage, answers: dict[str, Any], aside: str | None) -> None:
    """The answers are there, the original is aside if it has to be, and answering goes on to a report."""
    seen = check.page.evaluate(_OPEN)
    assert (seen["answers"], seen["form"]) == (answers, answers.get("company-size"))
    assert (seen["backups"], seen["message"]) == (([], False) if aside is None else ([aside], True))
    assert not seen["polluted"]
    check.choose(MORE)
    evidence = check.page.evaluate("() => self.selfCheck.store.evidence")
    check.shows_report_for({**answers, **MORE}, evidence=evidence)
    check.page.reload()
    assert check.page.evaluate("() => self.selfCheck.store.answers") == {**answers, **MORE}
    check.page.close()


@pytest.mark.thorough
def test_three_originals_at_most(new_page: NewPage, profile: BrowserContext, site: str) -> None:
    """Originals are told until they are discarded; a fourth puts the oldest out, and each can be saved to a file."""
    check = open_with(new_page, profile, site, "first")
    page = check.page
    for text in ("second", "third", "third", "fourth"):
        page.evaluate("(text) => (localStorage['playbook:/:organisation'] = text)", text)
        page.reload()
    assert page.evaluate(_OPEN)["backups"] == ["second", "third", "fourth"]
    with page.expect_download() as download:
        page.locator("[data-original]").last.click()
    assert download.value.path().read_text(encoding="utf-8") == "fourth"
    page.locator("[data-discard]").click()
    page.locator("[data-confirm] [data-yes]").click()
    assert page.evaluate(_OPEN)["backups"] == []
    page.reload()
    assert page.locator("[data-unreadable]").is_hidden()
