"""Rounds in which people take turns at one computer."""

from playwright.sync_api import Page, expect

from tests.support.self_check_page import SelfCheckPage

OWN = {"company-size": "large"}


PEOPLE = (
    ("田中", {"company-size": "small", "cover-strategy": "dedicated", "cover-implementation": "vacant"}),
    ("", {"company-size": "small", "cover-strategy": "vacant", "cover-implementation": "vacant"}),
    ("<b>Lee</b>", {"company-size": "medium", "cover-strategy": "shared", "cover-implementation": "vacant"}),
)


def begin(tools: SelfCheckPage) -> None:
    """Start a round of three."""
    panel = tools.tool("turns")
    panel.locator("[data-count]").fill(str(len(PEOPLE)))
    names = panel.locator("[data-names] input")
    expect(names).to_have_count(len(PEOPLE))
    for number, (name, _) in enumerate(PEOPLE):
        names.nth(number).fill(name)
    panel.locator("[data-begin]").click()


def take_turn(tools: SelfCheckPage, person: int) -> None:
    """Answer and hand over."""
    banner = tools.page.locator("[data-turn]")
    expect(banner).to_contain_text(PEOPLE[person][0] or str(person + 1))
    sees_nothing(tools.page)
    tools.answer(PEOPLE[person][1])
    banner.locator("[data-done]").click()


def played(page: Page, site: str, path: str = "self-check/organisation.html") -> SelfCheckPage:
    """A round in which everybody has answered."""
    tools = SelfCheckPage.open_ready(page, site, path)
    tools.answer(OWN)
    begin(tools)
    for person in range(len(PEOPLE)):
        take_turn(tools, person)
    return tools


_FINDABLE = """() => {
  const forms = Array.from(document.querySelectorAll("fieldset[data-question] input:checked"), (input) => input.name);
  const shown = Array.from(document.querySelectorAll("[data-report], [data-result], [data-plan-difference]"));
  return [forms.length, shown.map((one) => one.textContent.trim()).join("")];
}"""


def sees_nothing(page: Page) -> None:
    """Nothing in the whole document tells what anybody has answered."""
    page.wait_for_timeout(600)
    assert page.evaluate(_FINDABLE) == [0, ""]
