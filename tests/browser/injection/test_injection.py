"""Every page of a playbook full of hostile texts, under a policy that forbids what they are after."""

import base64
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.assessment.evidence import LONGEST_NOTE
from generator.load import load
from tests.browser.injection.fields import filled_fields, text_fields
from tests.browser.injection.payloads import HOSTILE, shown
from tests.browser.injection.planting import Choose, fill_every_field, plant
from tests.support.builds import build_strictly
from tests.support.chromium import NewPage
from tests.support.fault_server import FaultServer, fault_server

pytestmark = pytest.mark.thorough

INLINE = tuple(re.compile(rf"<{name}>(.*?)</{name}>", re.DOTALL) for name in ("script", "style"))
WATCH = """
  self.reports = [];
  document.addEventListener("securitypolicyviolation", (event) => reports.push(event.violatedDirective + " " + event.blockedURI));
"""
READ = """(html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll("template").forEach((template) => template.replaceWith(template.content));
  const elements = Array.from(page.querySelectorAll(":not(tspan)"), (element) =>
    [Boolean(element.closest("svg")), [element.localName, ...element.getAttributeNames().sort()].join(" ")]);
  page.querySelectorAll("script, style, svg").forEach((element) => element.remove());
  return [elements, page.documentElement.textContent];
}"""
"""What a browser makes of a page before any script has changed it; drawings break texts into lines of their own."""
READY = 60_000
UNCHECKED = "import generator.load; generator.load.check_texts = lambda *_: None"
"""Pages must be harmless without the checks, too, which refuse most of these texts."""
NOTE = shown(" ".join(HOSTILE))[:LONGEST_NOTE]
ANSWER_ALL = """() => {
  for (const question of document.querySelectorAll("[data-question]")) {
    const choice = question.querySelector("input[type=radio]:not([value=unknown])");
    if (choice) choice.click();
  }
}"""


@dataclass(frozen=True)
class Site:
    """A built site and its server."""

    content: Path
    folder: Path
    server: FaultServer
    planted: tuple[str, ...]

    @property
    def pages(self) -> list[str]:
        """Paths of all pages."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))


type MakeSite = Callable[[str, Choose | None], Site]


def choose_all(file: str, number: int) -> str:
    """All of them; a quarter in the file that would be too large."""
    return " ".join(HOSTILE[number // 2 % 4 :: 4] if file == "interface.yaml" else HOSTILE)


def choose_one(_: str, number: int) -> str:
    """A single one, so that none is undone by its neighbours."""
    return HOSTILE[number // 2 % len(HOSTILE)]


@pytest.fixture(scope="module")
def make_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeSite]:
    """Builds the playbook, planted with what is chosen or as it is, and serves it; each name once."""
    made: dict[str, Site] = {}
    running = []

    def make(name: str, choose: Choose | None) -> Site:
        if name not in made:
            place = tmp_path_factory.mktemp(name)
            content = fill_every_field(place / "content")
            planted = plant(content, choose) if choose else []
            site = build_strictly(content, prologue=UNCHECKED)
            running.append(serving := fault_server(site.folder))
            made[name] = Site(content, site.folder, serving.__enter__(), tuple(planted))
        return made[name]

    yield make
    for serving in running:
        serving.__exit__(None, None, None)


@pytest.fixture(scope="module")
def harmless(make_site: MakeSite) -> Site:
    """The playbook as it is."""
    return make_site("harmless", None)


@pytest.fixture(scope="module", params=[choose_all, choose_one])
def hostile(request: pytest.FixtureRequest, make_site: MakeSite, harmless: Site) -> Site:
    """The playbook with hostile texts, under a policy that allows what stands in the harmless pages, and nothing else."""
    site = make_site(request.param.__name__, request.param)
    pages = [(harmless.folder / path).read_text("utf-8") for path in harmless.pages]
    scripts, styles = (" ".join({_hash(text) for page in pages for text in kind.findall(page)}) for kind in INLINE)
    site.server.headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {scripts}; style-src 'self' {styles}; "
        "img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'"
    )
    return site


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def open_page(new_page: NewPage, address: str) -> Page:
    """Open a page that notes each dialog and each report of its policy."""
    page = new_page()
    page.add_init_script(WATCH)
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto(address)
    return page


def read(page: Page, html: str) -> tuple[Counter[str], str]:
    """What a page consists of, elements with the names of their attributes, and its text.

    Of the elements of drawings it is told whether there are any, because their number follows from the length of texts.
    """
    elements, text = page.evaluate(READ, html)
    names = Counter(name for drawn, name in elements if not drawn)
    names.update({f"svg {name}" for drawn, name in elements if drawn})
    return names, shown(text)


def told(text: str, site: Site) -> set[int]:
    """Numbers of the planted texts that are told; each must be told as it is written."""
    numbers = set()
    for match in re.finditer(r"№(\d+)№", text):
        whole = shown(site.planted[int(match[1])])
        reads = text[max(0, match.end() - len(whole)) : match.end()]
        assert reads == whole
        numbers.add(int(match[1]))
    return numbers


def test_every_field_has_a_text(harmless: Site) -> None:
    """No field of the schema that holds a text is left out of these tests."""
    assert text_fields() - filled_fields(load(harmless.content)) == set()
    assert len(HOSTILE) >= 28


def test_pages(page: Page, harmless: Site, hostile: Site) -> None:
    """Every page consists of the same elements as without the hostile texts, and tells each of them as it is written."""
    assert hostile.pages == harmless.pages
    seen: set[int] = set()
    for path in hostile.pages:
        given, text = read(page, (hostile.folder / path).read_text("utf-8"))
        wanted, _ = read(page, (harmless.folder / path).read_text("utf-8"))
        assert (given - wanted, wanted - given) == (Counter(), Counter()), path
        numbers = told(text, hostile)
        assert numbers, path
        seen |= numbers
    assert len(seen) > len(hostile.planted) / 2


def test_visits(new_page: NewPage, hostile: Site) -> None:
    """No page runs a script of theirs, asks another host, or has anything for its policy to report."""
    page = open_page(new_page, f"{hostile.server.origin}/{hostile.pages[0]}")
    for path in hostile.pages:
        page.goto(f"{hostile.server.origin}/{path}")
        assert page.evaluate("reports") == [], path


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("assessment", ["readiness", "workshop"])
def test_reports(new_page: NewPage, hostile: Site, assessment: str, prefix: str) -> None:
    """A report made of hostile texts and of a hostile note tells them as they are written, and nothing of them acts."""
    page = open_page(new_page, f"{hostile.server.origin}/{prefix}self-check/{assessment}.html")
    report = page.locator("[data-report]")
    expect(report).not_to_have_attribute("data-revision", "0", timeout=READY)
    page.locator(".question__evidence").first.dispatch_event("click")  # the bar, full of hostile texts, covers it
    for part in ("note", "link", "owner"):
        page.locator(f'[data-editor] [data-part="{part}"]').fill(NOTE)
    before = report.get_attribute("data-revision") or ""
    page.evaluate(ANSWER_ALL)
    expect(report).not_to_have_attribute("data-revision", before, timeout=READY)
    expect(report.locator("[data-finding]").first).to_be_visible(timeout=READY)
    _, text = read(page, report.inner_html())
    assert len(told(text, hostile)) > 20
    assert not report.locator("script, style, iframe, form, img, base, meta, object, [onclick], [onerror]").count()
    if assessment == "workshop":  # it has the block that tells of notes
        expect(report.get_by_text(NOTE, exact=True).first).to_be_attached(timeout=READY)
    assert page.evaluate("reports") == []


@pytest.mark.parametrize(("prefix", "query"), [("", "alert"), ("en/", "script"), ("en/", "attacker")])
def test_search(new_page: NewPage, hostile: Site, prefix: str, query: str) -> None:
    """What a search finds in hostile texts is told as text."""
    page = open_page(new_page, f"{hostile.server.origin}/{prefix}index.html")
    page.locator(".md-search__input").fill(query)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("見つかり|matching"))
    expect(page.locator(".md-search-result__link").first).to_be_attached()
    names = page.locator(".md-search-result__list *").evaluate_all("all => all.map((element) => element.localName)")
    assert set(names) <= {
        "li",
        "a",
        "article",
        "nav",
        "ul",
        "div",
        "h1",
        "h2",
        "p",
        "mark",
        "details",
        "summary",
        "svg",
        "path",
    }
    assert page.evaluate("reports") == []
