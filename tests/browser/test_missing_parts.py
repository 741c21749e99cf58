"""What a reader sees where a part of a page is missing: files of another release, a lone page, an old browser, a broken search."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.support.builds import BuiltSite
from tests.support.chromium import NewPage
from tests.support.diagnosis_page import diagnose
from tests.support.fault_server import Fault, FaultServer, fault_server

NOT_THERE = "404|ERR_FILE_NOT_FOUND|503|ERR_CONNECTION_RESET"
"""What browsers log of a file that is missing."""
ON_TOP = """element => {
  const box = element.getBoundingClientRect();
  const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return box.bottom <= innerHeight && element.contains(found);
}"""
SIZES = [{"width": 1366, "height": 768}, {"width": 390, "height": 844}]


@pytest.fixture(scope="module")
def folder(small_site_build: BuiltSite) -> Path:
    """The small playbook's site."""
    return small_site_build.folder


@pytest.fixture
def server(folder: Path) -> Iterator[FaultServer]:
    """It serves the small playbook's site."""
    with fault_server(folder) as server:
        yield server


@pytest.fixture(params=["js", "assets/javascripts"])
def mixed(request: pytest.FixtureRequest, folder: Path, tmp_path: Path) -> Iterator[tuple[FaultServer, str]]:
    """Pages of one release on a server with the scripts of another: other content, so other names. And those scripts' folder."""
    site = tmp_path / "site"
    shutil.copytree(folder, site)
    for script in list((site / request.param).iterdir()):
        other = re.sub(r"\.[0-9a-f]{8}\.", ".00000000.", script.name)
        assert other != script.name
        script.rename(script.with_name(other)).write_text("throw new Error('of another release')", "utf-8")
    with fault_server(site) as server:
        yield server, request.param


def notice(page: Page, kind: str) -> Locator:
    """The notices of a kind, in all languages that the page has them in."""
    return page.locator(f".notice--{kind}")


def is_in_sight(shown: Locator) -> bool:
    """Whether the whole of it is in the window, and nothing covers it."""
    return bool(shown.evaluate(ON_TOP))


@pytest.mark.few(1)
@pytest.mark.parametrize("size", SIZES, ids=["desktop", "phone"])
def test_scripts_of_another_release(new_page: NewPage, mixed: tuple[FaultServer, str], size: dict[str, int]) -> None:
    """No page runs with another release's scripts: it has none of them, says so, and still can be read."""
    server, _ = mixed
    page = new_page(tolerate=f"{NOT_THERE}|__md_get is not defined", viewport=size)
    for address in ("index.html", "en/roles/cook.html", "en/self-check/readiness.html"):
        page.goto(f"{server.origin}/{address}")
        shown = notice(page, "script")
        expect(shown).to_be_visible()
        assert is_in_sight(shown)
        assert is_in_sight(shown.locator("a"))
        expect(page.locator("h1")).to_be_visible()
    shown.locator("a").click()
    page.wait_for_load_state("networkidle")
    assert page.url.endswith("en/diagnosis.html")


def test_diagnosis_finds_scripts_of_another_release(new_page: NewPage, folder: Path) -> None:
    """The theme's files are held against what was built, as ours are."""
    bundle = next((folder / "assets/javascripts").iterdir()).name
    with fault_server(folder) as server:
        for fault, code in ((Fault(status=404), "engine-download-status"), (Fault(body=b"1"), "engine-download-size")):
            server.faults = {bundle: fault}
            done = diagnose(new_page(tolerate=NOT_THERE), f"{server.origin}/en/diagnosis.html")
            assert done.in_state("fails") == {"assets"}
            assert done.fault("assets").code == code
            assert bundle in done.rows["assets"].found


def test_search_without_our_script(new_page: NewPage, server: FaultServer) -> None:
    """Where the script of all pages is missing the theme's own still runs, and searches."""
    server.faults["site.*.js"] = Fault(status=404)
    page = new_page(tolerate=NOT_THERE)
    page.goto(f"{server.origin}/en/index.html")
    page.locator(".md-search__input").press_sequentially("dishes")
    expect(page.locator(".md-search-result__list mark").first).to_be_visible()


@pytest.mark.few(1)
@pytest.mark.parametrize("file", ["search_index.js", "search-worker.*.js"])
@pytest.mark.parametrize("size", SIZES, ids=["desktop", "phone"])
def test_search_says_that_it_cannot(new_page: NewPage, server: FaultServer, file: str, size: dict[str, int]) -> None:
    """Without its index or its worker the search says so where its results would be, in the page's language."""
    server.faults[file] = Fault(status=503)
    page = new_page(tolerate=NOT_THERE, viewport=size)
    page.goto(f"{server.origin}/en/index.html")
    if size["width"] < 600:
        page.locator("label.md-header__button[for=__search]").click()
    page.locator(".md-search__input").fill("dishes")
    shown = page.locator(".search-failure")
    expect(shown).to_have_text("The search could not load its files. Reload the page.")
    page.wait_for_timeout(500)  # the theme lets its box grow
    assert is_in_sight(shown)
    expect(page.locator(".md-search-result__meta")).to_be_hidden()


def test_search_in_a_folder_says_that_it_cannot(new_page: NewPage, folder: Path, tmp_path: Path) -> None:
    """So it does in a folder, where its worker is a script in the page."""
    shutil.copytree(folder, tmp_path / "site")
    next((tmp_path / "site/js").glob("search-worker.*.js")).unlink()
    page = new_page(tolerate=NOT_THERE)
    page.goto((tmp_path / "site/index.html").as_uri())
    page.locator(".md-search__input").fill("調理")
    expect(page.locator(".search-failure")).to_be_visible()


def test_search_takes_its_word_back(new_page: NewPage, server: FaultServer) -> None:
    """When the index is there at the next try, the message is gone and results are shown."""
    server.faults["search_index.js"] = Fault(status=503)
    page = new_page(tolerate=NOT_THERE)
    page.goto(f"{server.origin}/en/index.html")
    page.locator(".md-search__input").fill("dishes")
    expect(page.locator(".search-failure")).to_be_visible()
    server.restore()
    page.locator(".md-search__input").blur()
    page.locator(".md-search__input").focus()
    expect(page.locator(".md-search-result__list mark").first).to_be_visible()
    expect(page.locator(".search-failure")).to_be_hidden()
    expect(page.locator(".md-search-result__meta")).to_be_visible()


@pytest.mark.few(2)
@pytest.mark.parametrize("size", SIZES, ids=["desktop", "phone"])
@pytest.mark.parametrize("name", ["index.html", "en/self-check/readiness.html", "paper/decision.html"])
def test_lone_page_says_what_to_do(
    new_page: NewPage, folder: Path, tmp_path: Path, name: str, size: dict[str, int]
) -> None:
    """A page that was opened inside a ZIP file comes alone: it says so at its top, in both languages."""
    lone = tmp_path / "lone" / Path(name).name
    lone.parent.mkdir()
    shutil.copy(folder / name, lone)
    page = new_page(tolerate=NOT_THERE, viewport=size)
    page.goto(lone.as_uri())
    texts = notice(page, "unstyled").all()
    assert [text.get_attribute("lang") for text in texts] == ["ja", "en"]
    assert ["ZIPファイル" in texts[0].inner_text(), "ZIP file" in texts[1].inner_text()] == [True, True]
    assert all(is_in_sight(text) for text in texts)
    assert not notice(page, "old-browser").first.is_visible()


@pytest.mark.few(1)
@pytest.mark.parametrize("name", ["index.html", "en/self-check/readiness.html", "en/paper/decision.html"])
def test_whole_page_has_no_notice(new_page: NewPage, server: FaultServer, name: str) -> None:
    """Where nothing is missing nobody sees or hears of it, on screen, on paper, or in the search."""
    page = new_page()
    page.goto(f"{server.origin}/{name}")
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        assert not any(one.is_visible() for one in page.locator(".notice").all())
    assert page.locator(".notice").count() >= 4
    assert "ZIP" not in page.locator("body").aria_snapshot()
    assert "ZIP" not in (server.root / "search/search_index.json").read_text("utf-8")


def without_supports(route: Route) -> None:
    """Take out of a style sheet what browsers leave out that do not know `@supports`, as Internet Explorer."""
    response = route.fetch()
    text, count = re.subn(r"@supports[^{]*\{[^{}]*\{[^{}]*\}\s*\}", "", response.text())
    assert count
    route.fulfill(response=response, body=text)


@pytest.mark.parametrize("size", SIZES, ids=["desktop", "phone"])
def test_old_browser_is_told(new_page: NewPage, server: FaultServer, size: dict[str, int]) -> None:
    """A browser that is too old says so at the top without running any script, and not in `noscript`, which it does not read."""
    page = new_page(java_script_enabled=False, viewport=size)
    page.route("**/site.*.css", without_supports)
    page.goto(f"{server.origin}/en/index.html")
    texts = notice(page, "old-browser").all()
    assert [text.get_attribute("lang") for text in texts] == ["ja", "en"]
    assert all(is_in_sight(text) for text in texts)
    assert not page.locator("noscript .notice").count()


@pytest.mark.parametrize("version", [103, 109])
def test_supported_browser_is_not_told(
    new_page: NewPage, launch_old: Callable[[int], Browser], server: FaultServer, version: int
) -> None:
    """The oldest browsers that the self-checks work in are not too old."""
    page = new_page(context=launch_old(version).new_context())
    page.goto(f"{server.origin}/index.html")
    assert page.evaluate("() => Array.from(document.querySelectorAll('.notice'), (one) => one.offsetHeight)") == [0] * 5
    # Internet Explorer takes pages of an intranet for older ones, unless they say otherwise before anything else.
    head = (server.root / "index.html").read_text("utf-8").partition("<link")[0]
    assert '<meta http-equiv="X-UA-Compatible" content="IE=edge">' in head


def test_wrong_address_stays_on_its_host(new_page: NewPage, folder: Path) -> None:
    """A path that looks like another host's address makes the page for wrong addresses neither ask nor link there."""
    page = new_page()  # a request to another host fails the test
    page.route("**/*", lambda route: answer_at_the_root(route, folder))
    for path in ("//elsewhere.test/x.html", "//elsewhere.test//x.html"):
        page.goto("http://127.0.0.1:1" + path)
        expect(page.locator("main a").first).to_be_visible()
        links = [link.evaluate("link => link.href") for link in page.locator("main a").all()]
        assert links == ["http://127.0.0.1:1/index.html", "http://127.0.0.1:1/en/index.html"]


def answer_at_the_root(route: Route, folder: Path) -> None:
    """Answer as a server does that has the site at its root and shows its page for wrong addresses."""
    path = route.request.url.removeprefix("http://127.0.0.1:1")
    file = folder / path.lstrip("/")
    route.fulfill(path=file if file.is_file() and not path.startswith("//") else folder / "404.html")
