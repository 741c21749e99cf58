"""After any sequence of what readers do, form, memory and storage are the same, in both languages."""

import pytest

from generator.report.session import Session
from tests.browser.state.conftest import OpenCheck, look
from tests.support.samples import Samples
from tests.support.saved_answers import saved_file
from tests.support.self_check_page import SelfCheckPage

OPTIONS = {
    "company-size": ["small", "medium", "large", "unknown"],
    "cover-strategy": ["vacant", "shared", "dedicated"],
    "cover-implementation": ["vacant", "shared", "dedicated"],
    "duty-tool-setup": ["partner", "unknown"],
}
STEPS = 40
_ALL_LOST = "() => localStorage.clear()"
_IMPORT = "(answers) => { selfCheck.store.replace({ answers }); selfCheck.fill(); }"
_THROUGH_A_FILE = """() => {
  const file = JSON.parse(selfCheck.store.toJson());
  selfCheck.store.clear();
  selfCheck.store.replace(file);
  selfCheck.fill();
}"""
_CLEAR = """(question) => {
  const button = document.querySelector(`[data-question=${question}] [data-clear]`);
  if (!button.hidden) button.click();
}"""


@pytest.mark.few(1)
@pytest.mark.parametrize(
    "number", [1, pytest.param(2, marks=pytest.mark.thorough), pytest.param(3, marks=pytest.mark.thorough)]
)
def test_any_sequence(open_check: OpenCheck, samples: Samples, number: int) -> None:
    """Two tabs in two languages, and another application, do forty things; both tabs say the same, and it is stored."""
    chance = samples.random(number)
    first = open_check("ja")
    tabs = [first, open_check("en", context=first.page.context)]
    other = first.page.context.new_page()
    other.goto(first.site + "index.html")
    for step in range(STEPS):
        number = chance.randrange(2)
        check, page = tabs[number], tabs[number].page
        question = chance.choice(list(OPTIONS))
        given = {name: chance.choice(options) for name, options in OPTIONS.items() if chance.random() < 0.6}
        what = chance.choice(["answer"] * 6 + ["clear", "reload", "reset", "import", "file", "emptied", "language"])
        if what == "answer":
            check.choose({question: (option := chance.choice(OPTIONS[question]))})
            assert look(check)["memory"][question] == option
        elif what == "clear":
            page.evaluate(_CLEAR, question)
        elif what == "reload":
            page.reload()
        elif what == "reset":
            page.evaluate(
                "() => { const undo = selfCheck.store.clear(); selfCheck.store.restore(undo); selfCheck.fill(); }"
            )
        elif what == "import":
            page.evaluate(_IMPORT, given)
        elif what == "file":
            page.evaluate(_THROUGH_A_FILE)
        elif what == "emptied":
            other.evaluate(_ALL_LOST)
        else:
            tabs[number] = SelfCheckPage(page, check.site, "en" if check.language == "ja" else "ja").open()
        agree(tabs, f"step {step}: {what}")
    answers = look(tabs[0])["memory"]
    assert scores(tabs[0], answers) == scores(tabs[1], answers)


def agree(tabs: list[SelfCheckPage], what: str) -> None:
    """Within two seconds forms, memories and storage are the same."""
    for _ in range(80):
        seen = [look(check) for check in tabs]
        parts = [one[part] for one in seen for part in ("form", "memory", "stored")]
        if all(part == parts[0] for part in parts) and all(one["kept"] for one in seen):
            return
        tabs[0].page.wait_for_timeout(25)
    raise AssertionError(f"{what}: {seen}")


def scores(check: SelfCheckPage, answers: dict[str, str]) -> str:
    """What CPython makes of the answers with this page's bundle; the page shows its report."""
    check.shows_report_for(answers)
    bundle = check.page.evaluate("() => document.querySelector('[data-bundle]').textContent")
    return Session(bundle, check.language).result(saved_file(check.assessment, answers))
