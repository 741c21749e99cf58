"""The checklists on screen and on paper."""

import json
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Dialog, FilePayload, Page, expect
from pypdf import PdfReader

from tests.support.paper import squeezed
from tests.support.static_server import Serve

CONTENT = Path("content")


@pytest.fixture(scope="module")
def site(built_site: Path, serve: Serve) -> str:
    """Where the real site is served."""
    return serve(built_site)


def items(checklist: str) -> list[dict[str, dict[str, str]]]:
    """The items of a checklist as they stand in the content."""
    data = yaml.safe_load((CONTENT / "checklists" / f"{checklist}.yaml").read_text(encoding="utf-8"))
    return list(data["items"])


def test_ticks_are_kept(page: Page, site: str) -> None:
    """A tick is there again after a reload and in the other language, and is counted."""
    page.goto(site + "checklists/setup.html")
    page.locator("#tick-define-implementation").check()
    expect(page.locator("[data-status]")).to_contain_text("15項目中1項目が済み")
    page.reload()
    expect(page.locator("#tick-define-implementation")).to_be_checked()
    page.goto(site + "en/checklists/setup.html")
    expect(page.locator("#tick-define-implementation")).to_be_checked()
    expect(page.locator("[data-status]")).to_contain_text("1 of 15 done.")


def test_ticks_outlive_other_applications(page: Page, site: str) -> None:
    """Ticks are kept again after another application of the same host has emptied the storage."""
    page.goto(site + "checklists/setup.html")
    page.locator("#tick-define-implementation").check()
    other = page.context.new_page()
    other.goto(site + "index.html")
    other.evaluate("localStorage.clear()")
    page.wait_for_timeout(500)
    page.reload()
    expect(page.locator("#tick-define-implementation")).to_be_checked()
    expect(page.locator("[data-status]")).to_contain_text("15項目中1項目が済み")


def test_filter_by_phase_and_role(page: Page, site: str) -> None:
    """The filters show exactly the items of the phase and role chosen, and everything again without."""
    page.goto(site + "checklists/setup.html")
    page.locator("[data-filter=phase]").select_option("joint")
    shown = page.locator("[data-item]:visible")
    wanted = [item for item in items("setup") if str(item["phase"]) == "joint"]
    assert shown.count() == len(wanted)
    page.locator("[data-filter=owner]").select_option("role:strategy")
    assert shown.count() == len([item for item in wanted if str(item["owner"]) == "role:strategy"])
    page.locator("[data-filter=phase]").select_option("")
    page.locator("[data-filter=owner]").select_option("")
    assert shown.count() == len(items("setup"))


@pytest.mark.few(1)
@pytest.mark.parametrize(("checklist", "most_pages"), [("setup", 3), ("utilisation", 2)])
@pytest.mark.parametrize(("language", "prefix"), [("ja", ""), ("en", "en/")])
def test_printed_sheet(page: Page, site: str, language: str, prefix: str, checklist: str, most_pages: int) -> None:
    """The sheet has every item, columns to fill in, page numbers, edition and sign-off, no chrome, and no blank page."""
    page.goto(f"{site}{prefix}checklists/{checklist}.html")
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    pages = [squeezed(sheet.extract_text()) for sheet in reader.pages]
    text = "".join(pages)
    width, height = (round(float(side)) for side in reader.pages[0].mediabox[2:])
    assert (width, height) in {(595, 842), (596, 842)}
    assert len(pages) <= most_pages
    for number, sheet in enumerate(pages, start=1):
        assert squeezed(f"{number} / {len(pages)}") in sheet
        assert len(sheet) > 100, "a page is all but blank"
    for item in items(checklist):
        assert squeezed(item["title"][language]) in text, item["title"][language]
    words = yaml.safe_load((CONTENT / "interface.yaml").read_text(encoding="utf-8"))
    for name in ("owner", "due", "confirmed", "approved-by", "approved-on", "sheet-team"):
        assert squeezed(words["checklist"][name][language]) in text, name
    edition = yaml.safe_load((CONTENT / "site.yaml").read_text(encoding="utf-8"))
    assert edition["version"] in text
    assert edition["updated"] in text
    for chrome in ("glossary-title", "colophon-title"):
        assert squeezed(words["pages"][chrome][language]) not in text, chrome


def test_ticks_are_printed(page: Page, site: str) -> None:
    """What is ticked on screen is ticked on paper, and the filter is named there."""
    page.goto(site + "checklists/setup.html")
    page.locator("#tick-define-strategy").check()
    page.locator("[data-filter=phase]").select_option("outside-led")
    page.emulate_media(media="print")
    mark = page.locator("#tick-define-strategy").evaluate("box => getComputedStyle(box, '::after').content")
    assert "✓" in mark
    expect(page.locator("[data-filter-note]")).to_be_visible()
    expect(page.locator("[data-filter-note]")).to_contain_text("外部主導")


# What is kept of the ticks

TICKED = "#tick-define-implementation"
_KEPT = "() => Object.keys(localStorage).filter((key) => key.startsWith('playbook:') && !key.endsWith('_message'))"


def ticks_file(ticks: object, **more: object) -> FilePayload:
    """A file of ticks on the first checklist."""
    saved = {"format": "playbook-ticks", "version": 1, "checklist": "setup", "ticks": ticks} | more
    return {"name": "ticks.json", "mimeType": "application/json", "buffer": json.dumps(saved).encode()}


def load(page: Page, file: FilePayload) -> None:
    """Choose a file of ticks."""
    page.locator("[data-tick-files] input[type=file]").set_input_files(file)


@pytest.mark.parametrize(("prefix", "told"), [("", "このブラウザーの中だけに保存"), ("en/", "kept in this browser")])
def test_where_ticks_are_kept_is_explained(page: Page, site: str, prefix: str, told: str) -> None:
    """Above the list it is written where ticks are kept; a link leads to what can be done about it, in the window."""
    page.goto(f"{site}{prefix}checklists/setup.html")
    expect(page.locator("[data-checklist-controls]")).to_contain_text(told)
    page.locator('[data-checklist-controls] a[href="#this-pc"]').click()
    expect(page.locator("[data-unwanted]")).to_be_in_viewport()
    expect(page.locator("[data-clear-pc]")).to_be_in_viewport()


def test_ticks_that_are_not_kept(page: Page, site: str) -> None:
    """Not to be kept, ticks leave the storage, stay on the page, and are warned of before they are lost."""
    page.goto(site + "checklists/setup.html")
    page.locator(TICKED).check()
    expect(page.locator("[data-status]")).to_contain_text("この端末に保存しました")
    page.locator("[data-unwanted]").check()
    expect(page.locator("[data-unkept]")).to_contain_text("印は消えます")
    assert page.evaluate(_KEPT) == []
    expect(page.locator(TICKED)).to_be_checked()
    warned: list[str] = []

    def leave(dialog: Dialog) -> None:
        warned.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.reload()
    assert warned == ["beforeunload"]
    expect(page.locator(TICKED)).not_to_be_checked()
    expect(page.locator("[data-unwanted]")).to_be_checked()


def test_clearing_this_pc_from_a_checklist(page: Page, site: str) -> None:
    """One press and one yes remove all ticks and answers of the playbook, in other tabs too."""
    page.goto(site + "checklists/setup.html")
    page.locator(TICKED).check()
    other = page.context.new_page()
    other.goto(site + "en/checklists/setup.html")
    expect(other.locator(TICKED)).to_be_checked()
    page.locator("[data-clear-pc]").click()
    page.locator("[data-confirm] [data-yes]").click()
    expect(page.locator(TICKED)).not_to_be_checked()
    expect(other.locator(TICKED)).not_to_be_checked()
    assert page.evaluate(_KEPT) == []
    other.close()


def test_ticks_as_a_file(page: Page, site: str) -> None:
    """What is saved is the documented file; loaded after one question, it can be taken back."""
    page.goto(site + "checklists/setup.html")
    page.locator(TICKED).check()
    with page.expect_download() as download:
        page.locator("[data-save-ticks]").click()
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    about = {name: saved[name] for name in ("format", "version", "checklist", "ticks")}
    assert about == {"format": "playbook-ticks", "version": 1, "checklist": "setup", "ticks": ["define-implementation"]}
    assert {*saved} == {*about, "content_version", "saved_at"}
    page.locator("[data-saved-show]").click()
    assert json.loads(page.locator("#saved-text").input_value()) == saved
    load(page, ticks_file(["define-strategy", "define-operations"]))
    expect(page.locator("#confirm-text")).to_have_text(
        "このファイルでは2項目が済みです。読み込むと、印が2件増え、1件消えます。"
    )
    page.locator("[data-yes]").click()
    expect(page.locator(TICKED)).not_to_be_checked()
    expect(page.locator("#tick-define-strategy")).to_be_checked()
    page.locator("[data-undo] button").click()
    expect(page.locator(TICKED)).to_be_checked()
    expect(page.locator("#tick-define-strategy")).not_to_be_checked()
    page.reload()
    expect(page.locator(TICKED)).to_be_checked()


def test_items_that_the_checklist_does_not_have(page: Page, site: str) -> None:
    """Ticks on unknown items are reported before and after loading, and stay in the next file."""
    page.goto(site + "en/checklists/setup.html")
    load(page, ticks_file(["define-strategy", "gone-item"]))
    expect(page.locator("#confirm-text")).to_contain_text("does not have: 1 (gone-item)")
    page.locator("[data-yes]").click()
    expect(page.locator("[data-tick-files] [data-told]")).to_contain_text("gone-item")
    expect(page.locator("[data-item] :checked")).to_have_count(1)
    with page.expect_download() as download:
        page.locator("[data-save-ticks]").click()
    assert json.loads(download.value.path().read_text("utf-8"))["ticks"] == ["define-strategy", "gone-item"]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (ticks_file([], format="playbook-answers"), "other-format"),
        (ticks_file([], version=2), "other-version"),
        (ticks_file([], checklist="utilisation"), "other-checklist"),
        (ticks_file(["a", "a"]), "no-ticks"),
        (ticks_file(["__proto__"]), "no-ticks"),
        (ticks_file({"a": True}), "no-ticks"),
        ({"name": "x.json", "mimeType": "application/json", "buffer": b"{"}, "not-json"),
        ({"name": "x.json", "mimeType": "application/json", "buffer": b"null"}, "other-format"),
        ({"name": "x.json", "mimeType": "application/json", "buffer": b" " * 262_145}, "too-large"),
        ({"name": "x.json", "mimeType": "application/json", "buffer": "「".encode("cp932")}, "shift-jis"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refused_ticks(page: Page, site: str, file: FilePayload, code: str) -> None:
    """A file that is none, or another's, is refused with its name and the reason, and nothing changes."""
    page.goto(site + "checklists/setup.html")
    page.locator(TICKED).check()
    words = json.loads(page.locator("[data-words]").text_content() or "")
    load(page, file)
    expect(page.locator("[data-tick-files] [data-told]")).to_have_text(
        words["file-refused"].replace("{name}", file["name"]).replace("{why}", words[f"refused-{code}"])
    )
    expect(page.locator(TICKED)).to_be_checked()


def test_back_from_the_other_language(page: Page, site: str) -> None:
    """After ticks have changed on another page, a page that comes back from the history shows what is stored."""
    page.goto(site + "checklists/setup.html")
    page.locator(TICKED).check()
    key = page.evaluate(_KEPT)[0]
    other = page.context.new_page()
    other.goto(site + "en/checklists/setup.html")
    # Pages in the history hear nothing of other tabs.
    page.evaluate("() => addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    other.locator(TICKED).uncheck()
    other.locator("#tick-define-strategy").check()
    page.evaluate("() => { document.querySelector('#tick-define-operations').checked = true; }")
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    stored = json.loads(page.evaluate("(key) => localStorage.getItem(key)", key))
    assert stored["ticks"] == ["define-strategy"]
    shown = page.locator("[data-item] :checked").evaluate_all("(boxes) => boxes.map((box) => box.name)")
    assert shown == stored["ticks"]
    other.close()


def test_ticks_of_an_earlier_edition(page: Page, site: str) -> None:
    """Ticks that an earlier edition stored are there, and stored in the new form with the next one."""
    page.goto(site + "checklists/setup.html")
    page.evaluate("""() => localStorage.setItem("playbook:/:checklist:setup", '{"define-strategy":true}')""")
    page.reload()
    expect(page.locator("#tick-define-strategy")).to_be_checked()
    page.locator(TICKED).check()
    stored = json.loads(page.evaluate("() => localStorage.getItem('playbook:/:checklist:setup')"))
    assert stored["ticks"] == ["define-implementation", "define-strategy"]


def test_ticks_that_cannot_be_read_are_put_aside(page: Page, site: str) -> None:
    """What stands in the storage and is no list of ticks is offered as a file, and not written over."""
    page.goto(site + "checklists/setup.html")
    page.evaluate("""() => localStorage.setItem("playbook:/:checklist:setup", '{"x":')""")
    page.reload()
    expect(page.locator("[data-unreadable]")).to_be_visible()
    with page.expect_download() as download:
        page.locator("[data-original]").click()
    assert download.value.path().read_text("utf-8") == '{"x":'
