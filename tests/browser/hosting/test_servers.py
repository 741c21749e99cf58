"""The site on nginx and Apache, below a path, by name over plain HTTP, with our settings and without."""

import gzip
import re
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # has no types
import pytest

from generator.hosting.policy import ALWAYS_ASK, FOREVER, server_headers
from generator.hosting.served import TYPES
from tests.browser.hosting.conftest import Hosted
from tests.support.self_check_page import ANSWERS, BOOT, SelfCheckPage

UNPACK: Mapping[str, Callable[[bytes], bytes]] = {"gzip": gzip.decompress, "br": brotli.decompress}

WAYS_OUT = """async (url) => {
  const attempts = [
    () => fetch(url, { method: "POST", body: "secret" }),
    () => { const request = new XMLHttpRequest(); request.open("GET", url); request.send(); },
    () => navigator.sendBeacon(url, "secret"),
    () => new WebSocket(url.replace("http", "ws")),
    () => new EventSource(url),
    () => document.body.append(Object.assign(document.createElement("iframe"), { src: url })),
    () => document.body.append(Object.assign(document.createElement("object"), { data: url })),
    () => document.body.append(Object.assign(document.createElement("img"), { src: "http://elsewhere.test/" })),
    () => {
      const form = Object.assign(document.createElement("form"), { action: url });
      document.body.append(form);
      form.submit();
    },
  ];
  for (const attempt of attempts) {
    try {
      await attempt();
    } catch (error) {
      // As it should be.
    }
  }
}"""


@pytest.mark.thorough
def test_every_page_is_whole(hosted: Hosted, built_site: Path) -> None:
    """Each page, in both languages, finds every file and breaks no policy: the server's, where it has one, and its own."""
    page = hosted.open_page()
    pages = sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html"))
    assert len(pages) > 50
    broken = {}
    for name in pages:
        page.goto(hosted.address + name)
        if violations := page.evaluate("() => window.violations"):
            broken[name] = violations
    assert broken == {}
    assert hosted.failed == []
    assert {hosted.server.below + name for name in pages} <= {path for _, path in hosted.server.requests}


@pytest.mark.few(1)
def test_no_answer_leaves_the_computer(hosted: Hosted) -> None:
    """Once page and engine are there, a whole self-check asks the server for nothing: answering, reporting, saving, printing.

    Searching asks for the index, and says nothing of what is searched for.
    """
    page = hosted.open_page()
    check = SelfCheckPage(page, hosted.address).open()
    check.choose(ANSWERS)
    check.shows_report_for(ANSWERS)
    page.locator("[data-tools] details").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    before = list(hosted.server.requests)
    questions = page.locator("fieldset[data-question]:visible").filter(has=page.locator("input[type=radio]")).all()
    assert len(questions) > 20
    for question in questions:
        question.locator("input[type=radio]").first.check()
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    saved = Path(download.value.path()).read_bytes()
    assert saved.count(b'"') > 2 * len(questions)
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(1000)
    assert hosted.server.requests == before
    for query in ("スコアリング", "内製化"):
        page.locator(".md-search__input").fill(query)
        page.locator(".md-search-result__link", has_text=query).first.wait_for()
    assert [path for _, path in hosted.server.requests[len(before) :]] == [
        f"{hosted.server.below}search/search_index.js"
    ]
    assert page.evaluate("() => window.violations") == []
    assert hosted.failed == []


@pytest.mark.few(1)
def test_a_page_cannot_connect(hosted: Hosted) -> None:
    """Whatever a script in a self-check's page tries, the browser lets nothing out: nothing arrives, each try is a violation."""
    page = hosted.open_page(tolerate="Content Security Policy|http://elsewhere.test")
    check = SelfCheckPage(page, hosted.address).open()
    check.wait(lambda state: state.engine == "ready", BOOT, "engine")
    page.wait_for_load_state("networkidle")
    before = list(hosted.server.requests)
    page.evaluate(WAYS_OUT, hosted.address + "index.html?answers=secret")
    page.wait_for_timeout(500)
    assert hosted.server.requests == before
    tried = {violation.split(" ")[0] for violation in page.evaluate("() => window.violations")}
    assert tried == {"connect-src", "frame-src", "object-src", "img-src", "form-action"}


def test_headers(hosted: Hosted, built_site: Path) -> None:
    """With our settings each file comes with the headers, as its type, in its smallest form, and the engine's stay for ever."""
    if not hosted.has_settings:
        assert "Content-Security-Policy" not in fetched(hosted, "index.html")[1]
        return
    not_found = (built_site / "404.html").read_text("utf-8")
    styles, scripts = (re.findall(f"<{tag}>(.*?)</{tag}>", not_found, re.DOTALL) for tag in ("style", "script"))
    assert (len(styles), len(scripts)) == (1, 1)
    expected = server_headers(styles, scripts)
    engine = next(path for path in (built_site / "engine").rglob("engine.js")).relative_to(built_site).as_posix()
    sheet = next((built_site / "css").glob("site.*.css")).relative_to(built_site).as_posix()
    for name in ("index.html", "404.html", engine, sheet, "search/search_index.json"):
        content = (built_site / name).read_bytes()
        plain, headers = fetched(hosted, name)
        assert plain == content
        assert expected.items() <= headers.items(), name
        assert headers["Cache-Control"] == (FOREVER if name == engine else ALWAYS_ASK)
        assert headers["Content-Type"].split(";")[0] == TYPES[Path(name).suffix]
        for coding, unpack in UNPACK.items():
            small, told = fetched(hosted, name, coding)
            assert told.get("Content-Encoding") == coding, name
            assert told["Content-Type"].replace(" ", "") == headers["Content-Type"].replace(" ", "")
            assert len(small) < len(content)
            assert unpack(small) == content


def test_wrong_address(hosted: Hosted) -> None:
    """A wrong address at any depth is not found; with our settings its page links to both home pages."""
    page = hosted.open_page(tolerate="404")
    for address in ("nothing", "nothing.html?a=/b/", "roles/nothing/here.html", "en/1/2/3/4/"):
        response = page.goto(hosted.address + address)
        assert response
        assert response.status == 404
        if not hosted.has_settings:
            assert page.locator("main").count() == 0
            continue
        assert page.locator("h1").inner_text() == "ページが見つかりません"
        assert page.evaluate("() => getComputedStyle(document.body).maxWidth") == "576px"
        links = page.locator("main a")
        links.first.wait_for()
        homes = ["index.html", "en/index.html"]
        assert [link.evaluate("link => link.href") for link in links.all()] == [hosted.address + home for home in homes]
        assert page.evaluate("() => window.violations") == []
    if hosted.has_settings:
        page.locator("main a").last.click()
        assert page.locator("html").get_attribute("lang") == "en"


def fetched(hosted: Hosted, name: str, coding: str = "identity") -> tuple[bytes, Mapping[str, str]]:
    """A file as the server sends it to whoever accepts the content coding, and its headers."""
    request = urllib.request.Request(hosted.server.address() + name, headers={"Accept-Encoding": coding})
    with urllib.request.urlopen(request) as response:
        return response.read(), dict(response.headers)
