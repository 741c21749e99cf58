"""What the form has beside single choices: the rows of a matrix, and dates."""

from playwright.sync_api import expect

from tests.browser.state.conftest import OpenCheck, is_kept

_COLUMNS = """() => Array.from(document.querySelectorAll("[data-matrix=duty] [data-question]"), (row) =>
  Array.from(row.querySelectorAll(".choice"), (one) => Math.round(one.getBoundingClientRect().left)).join(" "))"""
_STACKED = """() => Array.from(document.querySelectorAll("[data-matrix=duty] [data-question]"), (row) =>
  row.querySelector("legend").getBoundingClientRect().bottom <= row.querySelector(".choice").getBoundingClientRect().top + 1)"""


def test_matrix_in_columns(open_check: OpenCheck) -> None:
    """On a wide screen the answers of all rows of a matrix stand in the same columns, beside their questions."""
    page = open_check(viewport={"width": 1280, "height": 900}).page
    page.locator("[data-matrix=duty]").scroll_into_view_if_needed()
    columns = page.evaluate(_COLUMNS)
    assert len(columns) > 10
    assert len(set(columns)) == 1, set(columns)
    assert len(set(columns[0].split())) == len(columns[0].split()), "two answers stand in one column"
    assert not any(page.evaluate(_STACKED))


def test_matrix_on_a_phone(open_check: OpenCheck) -> None:
    """On a narrow screen each row's answers stand below its question."""
    page = open_check(viewport={"width": 390, "height": 800}).page
    assert all(page.evaluate(_STACKED))
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_matrix_is_named(open_check: OpenCheck) -> None:
    """What all rows are asked names the group that they stand in."""
    page = open_check("en").page
    expect(page.get_by_role("group", name="Who does this today")).to_have_attribute("data-matrix", "duty")


def test_date(open_check: OpenCheck) -> None:
    """A date is kept as ISO 8601, and "I don't know" and a date exclude each other; one typed by half is pointed out, and the one before it kept."""
    check = open_check("en")
    question = check.page.locator("[data-question=plan-start]")
    date = question.locator("input[type=date]")
    unknown = question.locator("input[value=unknown]")
    unknown.check()
    is_kept(check, {"plan-start": "unknown"})
    date.fill("2027-04-01")
    expect(unknown).not_to_be_checked()
    is_kept(check, {"plan-start": "2027-04-01"})
    check.page.reload()
    expect(date).to_have_value("2027-04-01")
    date.focus()
    check.page.keyboard.press("Backspace")
    expect(question.locator("[data-error]")).to_be_visible()
    is_kept(check, {"plan-start": "2027-04-01"})
    question.locator("[data-clear]").click()
    expect(question.locator("[data-error]")).to_be_hidden()
    is_kept(check, {})


def test_values_that_no_field_can_show(open_check: OpenCheck) -> None:
    """What is stored for a date or number that it cannot be leaves the field empty, without a word of the browser's."""
    check = open_check()
    check.page.evaluate(
        "() => { selfCheck.store.replace({ answers: { 'plan-start': '2027-02-30', 'people-total': '1e' } }); selfCheck.fill(); }"
    )
    expect(check.page.locator("[data-question=plan-start] input[type=date]")).to_have_value("")
    expect(check.page.locator("[data-question=people-total] input[inputmode=numeric]")).to_have_value("")
