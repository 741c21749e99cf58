"""What a reader may open in a self-check with a report."""

from playwright.sync_api import expect

from tests.support.saved_answers import saved_file
from tests.support.self_check_page import SCENARIO, SelfCheckPage, payload

CHECK = "self-check/organisation.html"


def save_and_preview(tools: SelfCheckPage) -> None:
    """Answers shown as text, and a file looked at before it is taken."""
    tools.tool("files").locator("[data-show-text]").click()
    tools.choose_files("files", payload("other.json", saved_file("organisation", {"company-size": "small"})))
    expect(tools.page.locator("[data-tool=files] [data-preview]")).to_be_visible()


def refuse_a_file(tools: SelfCheckPage) -> None:
    """A file that cannot be read."""
    tools.choose_files("files", payload("broken.json", "{"))
    expect(tools.page.locator("[data-tool=files] [data-preview-report]")).not_to_be_empty()


def try_plan_b(tools: SelfCheckPage) -> None:
    """A copy of the answers, with what it would change."""
    tools.tool("plan-b").locator("[data-make]").click()
    tools.answer({"cover-implementation": "dedicated"})
    expect(tools.page.locator("[data-plan-difference]")).not_to_be_empty()


def compare_two(tools: SelfCheckPage) -> None:
    """Two files over time."""
    several(tools, "compare")


def merge_two(tools: SelfCheckPage) -> None:
    """Two people's files."""
    several(tools, "merge")


def several(tools: SelfCheckPage, tool: str) -> None:
    """Two files beside the answers in the form."""
    answers: tuple[dict[str, str], ...] = ({"company-size": "small"}, {**SCENARIO, "cover-operations": "shared"})
    files = [payload(f"{number}.json", saved_file("organisation", one)) for number, one in enumerate(answers)]
    tools.choose_files(tool, *files)
    tools.tool(tool).locator(f"[data-{tool}]").click()
    expect(tools.page.locator(f"[data-tool={tool}] [data-result]")).not_to_be_empty()


def write_beside_an_answer(tools: SelfCheckPage) -> None:
    """The field for a note is open, and so is a question that was answered wrongly."""
    tools.page.locator("[data-question=company-size] .question__evidence").click()
    tools.page.locator("input[name=months][inputmode=numeric]").fill("9999")
    expect(tools.page.locator("[data-question=months] [data-error]")).to_be_visible()


def ask_before_clearing(tools: SelfCheckPage) -> None:
    """The dialog that asks before all answers go."""
    tools.page.locator("[data-reset]").click()
    expect(tools.page.locator("[data-confirm]")).to_be_visible()


def clear_and_offer_undo(tools: SelfCheckPage) -> None:
    """After all answers have gone."""
    tools.page.locator("[data-reset]").click()
    tools.page.locator("[data-confirm] [data-yes]").click()
    expect(tools.page.locator("[data-undo]")).to_be_visible()


def unfold_the_report(tools: SelfCheckPage) -> None:
    """Everything that is folded in the report."""
    tools.page.evaluate(
        "() => document.querySelectorAll('[data-report] details').forEach((one) => { one.open = true; })"
    )


STATES = (
    unfold_the_report,
    save_and_preview,
    refuse_a_file,
    try_plan_b,
    compare_two,
    merge_two,
    write_beside_an_answer,
    ask_before_clearing,
    clear_and_offer_undo,
)
