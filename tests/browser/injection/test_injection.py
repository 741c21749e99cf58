"""Every page of a playbook full of hostile texts, under a policy that forbids what they are after."""

import base64
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from os.path import commonprefix
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.load import load
from tests.browser.conftest import NewPage
from tests.browser.fault_server import FaultServer, fault_server
from tests.browser.injection.fields import filled_fields, text_fields
from tests.browser.injection.payloads import HOSTILE, shown
from tests.browser.injection.planting import Choose, fill_every_field, plant
from tests.conftest import build_strictly

INLINE = tuple(re.compile(rf"<{name}>(.*?)</{name}>", re.DOTALL) for name in ("script", "style"))
WATCH = """
  self.reports = [];
  document.addEventListener("securitypolicyviolation", (event) => reports.push(event.violatedDirective + " " + event.blockedURI));
"""
ELEMENTS = """() => Array.from(document.querySelectorAll(":not(tspan)"), (element) =>
  [Boolean(element.closest("svg")), [element.localName, ...element.getAttributeNames().filter((name) => name !== "title").sort()].join(" ")])"""
"""The theme takes a `title` away once it has made something of it."""
TEXT = """() => {
  const copy = document.documentElement.cloneNode(true);
  copy.querySelectorAll("script, style, noscript, svg").forEach((element) => element.remove());
  return copy.textContent;
}"""
"""What is told as text; drawings break it into lines of their own."""
READY = 60_000
NOTE = " ".join(HOSTILE)[:1900]


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
            site = build_strictly(content, place / "site")
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


def elements(page: Page) -> Counter[str]:
    """What the page consists of: elements with the names of their attributes; within drawings, without their number."""
    found: list[tuple[bool, str]] = page.evaluate(ELEMENTS)
    return Counter(name for drawn, name in found if not drawn) | Counter(
        {f"svg {name}": 1 for drawn, name in found if drawn}
    )


def told(page: Page, site: Site) -> set[int]:
    """Numbers of the planted texts that the page tells; each must be told as it is written."""
    text = shown(page.evaluate(TEXT))
    numbers = set()
    for match in re.finditer(r"№(\d+)№", text):
        whole = shown(site.planted[int(match[1])])
        same = commonprefix([whole[::-1], text[match.end() - 1 :: -1]])
        assert len(same) == len(whole), f"{whole[-99:]} reads {text[match.end() - len(same) - 30 :][:99]}"
        numbers.add(int(match[1]))
    return numbers


def is_quiet(page: Page) -> None:
    """The policy had nothing to report."""
    assert page.evaluate("reports") == []


def test_every_field_has_a_text(harmless: Site) -> None:
    """No field of the schema that holds a text is left out of these tests."""
    assert text_fields() - filled_fields(load(harmless.content)) == set()
    assert len(HOSTILE) >= 28


def test_pages(new_page: NewPage, harmless: Site, hostile: Site) -> None:
    """Every page consists of the same elements as without the hostile texts, and tells each of them as it is written."""
    assert hostile.pages == harmless.pages
    seen: set[int] = set()
    for path in hostile.pages:
        page = open_page(new_page, f"{hostile.server.origin}/{path}")
        expected = open_page(new_page, f"{harmless.server.origin}/{path}")
        given, wanted = elements(page), elements(expected)
        assert (given - wanted, wanted - given) == (Counter(), Counter()), path
        numbers = told(page, hostile)
        assert numbers, path
        seen |= numbers
        is_quiet(page)
        page.close()
        expected.close()
    print(len(seen), len(hostile.planted))
    assert len(seen) > 0.8 * len(hostile.planted)
