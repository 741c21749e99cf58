"""Papers as PDFs, printed by Chromium: what a reader gets from their own browser, and in a book the numbers of pages."""

import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.assets import assets
from generator.output import Language, Site
from generator.paper.paper import FOLDER

try:
    from playwright.sync_api import Browser, BrowserType, Error, Page, sync_playwright
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, ByteStringObject, NameObject, TextStringObject
except ImportError:  # the extra `paper` is not installed
    sync_playwright = None  # type: ignore[assignment]  # asked for in `_chromium`, which says what to do

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "chrome",
    "msedge",
)
_ARGUMENTS = ["--disable-background-networking", "--disable-quic"]
_ELEMENT = re.compile(rb"\((node\d{8})\)")
_PAPER = re.compile(rf"(^|/){FOLDER}/[^/]*(?<!\.md)$")
_MOST_PASSES = 4
_PLACES = "[data-page-of]"
_FILL_IN = """pages => {
  for (const place of document.querySelectorAll("[data-page-of]")) place.textContent = pages[place.dataset.pageOf] || "";
}"""
_HEADINGS = "() => Array.from(document.querySelectorAll('h1, h2, h3, h4'), heading => heading.textContent.trim())"
_TARGETS = "() => Array.from(document.querySelectorAll('[data-page-of]'), place => place.dataset.pageOf)"


class PressError(Exception):
    """Nothing can be printed; the message says what is missing."""


@dataclass(frozen=True)
class Printed:
    """A PDF that was written."""

    path: Path
    pages: int


def print_papers(site: Site, folder: Path) -> Iterator[Printed]:
    """Print every paper into `<folder>/<language>/<name>.pdf`.

    Raises:
        PressError: there is nothing to print with.
    """
    with _laid_out(site) as home, _chromium() as page:
        for language in site.languages:
            for path in sorted((home / language.prefix / FOLDER).glob("*.html")):
                page.goto(path.as_uri())
                pdf = _print(page)
                target = folder / language.code / f"{path.stem}.pdf"
                target.parent.mkdir(parents=True, exist_ok=True)
                headings = page.evaluate(_HEADINGS)
                target.write_bytes(_settled(pdf, page.title(), language, headings))
                yield Printed(target, len(PdfReader(BytesIO(pdf)).pages))


def _print(page: "Page") -> bytes:
    """The page as a PDF; where it names the pages of other places, printed again until what it says is true."""
    pdf = _pdf(page)
    if page.locator(_PLACES).count():
        told: Mapping[str, int] = {}
        for _ in range(_MOST_PASSES):
            found = _pages_of(pdf, page.evaluate(_TARGETS))
            if found == told:
                break
            told = found
            page.evaluate(_FILL_IN, told)
            pdf = _pdf(page)
    return pdf


def _pdf(page: "Page") -> bytes:
    return page.pdf(prefer_css_page_size=True, outline=True, tagged=True, print_background=False)


def _pages_of(pdf: bytes, anchors: list[str]) -> Mapping[str, int]:
    """On which page each anchor stands, counted from 1."""
    reader = PdfReader(BytesIO(pdf))
    places = {name.lstrip("/"): place for name, place in reader.named_destinations.items()}
    numbers = {name: reader.get_destination_page_number(places[name]) for name in anchors if name in places}
    return {name: number + 1 for name, number in numbers.items() if number is not None}


def _settled(pdf: bytes, title: str, language: Language, headings: Collection[str]) -> bytes:
    """The same PDF without what differs from one run to the next, its title and language said."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    _say_once(writer.root_object.get("/Outlines"), {_squeezed(heading): heading for heading in headings})
    writer.metadata = None
    writer.add_metadata({"/Title": title, "/Producer": "playbook"})
    writer.root_object[NameObject("/Lang")] = TextStringObject(language.code)
    elements = _elements_in_order(writer.root_object)
    zeros = ByteStringObject(b"\0" * 16)
    writer._ID = ArrayObject([zeros, zeros])  # noqa: SLF001  # there is no other way to give it
    written = BytesIO()
    writer.write(written)
    return _renumbered(written.getvalue(), elements)


def _elements_in_order(root: Any) -> list[str]:
    """The names that Chromium gives to elements, in the order of the elements; the tree of names is put in it too.

    Chromium goes on counting from one document to the next, and not always in the document's order.
    """
    tree = root["/StructTreeRoot"].get("/IDTree") if "/StructTreeRoot" in root else None
    if tree is None:
        return []
    leaves = list(_leaves(tree.get_object()))
    flat = [entry for leaf in leaves for entry in leaf["/Names"]]
    pairs = sorted(zip(flat[::2], flat[1::2], strict=True), key=lambda pair: pair[1].idnum)
    for node in (*leaves, tree.get_object()):
        node.clear()
    tree.get_object()[NameObject("/Names")] = ArrayObject([entry for pair in pairs for entry in pair])
    return [str(name) for name, _ in pairs]


def _leaves(tree: Any) -> Iterator[Any]:
    """The nodes of a tree of names (ISO 32000, 7.9.6) that hold names."""
    if "/Names" in tree:
        yield tree
    for child in tree.get("/Kids", ()):
        yield from _leaves(child.get_object())


def _renumbered(pdf: bytes, elements: Sequence[str]) -> bytes:
    """The same PDF with the elements' names counted from 0."""
    names = {name.encode(): b"(node%08d)" % number for number, name in enumerate(elements)}
    return _ELEMENT.sub(lambda match: names.get(match[1], match[0]), pdf)


def _squeezed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def _say_once(mark: Any, headings: Mapping[str, str]) -> None:
    """Put right the titles of bookmarks: Chromium says a heading once more each time it looks where to break the page."""
    while mark is not None:
        one = mark.get_object()
        if told := _squeezed(str(one.get("/Title", ""))):
            for times in range(1, len(told) + 1):
                part = told[: len(told) // times]
                if part * times == told and part in headings:
                    one[NameObject("/Title")] = TextStringObject(headings[part])
                    break
        _say_once(one.get("/First"), headings)
        mark = one.get("/Next")


@contextmanager
def _laid_out(site: Site) -> Iterator[Path]:
    """The papers and what they need, in a folder to open them from."""
    with TemporaryDirectory() as name:
        home = Path(name)
        papers = (one for one in site.outputs if _PAPER.search(one.path) and isinstance(one.content, str))
        for output in (*assets(), *papers):
            output.write(home)
        yield home


@contextmanager
def _chromium() -> "Iterator[Page]":
    if sync_playwright is None:
        raise PressError("To print papers install the extra: pip install 'playbook-generator[paper]'")
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not executable:
        raise PressError(f"To print papers install Chromium. None of these was found: {', '.join(BROWSERS)}")
    with sync_playwright() as playwright:
        browser = _launch(playwright.chromium, executable)
        yield browser.new_page()
        browser.close()


def _launch(chromium: "BrowserType", executable: str) -> "Browser":
    """Start Chromium in its sandbox, but for root, for whom Chromium only starts without one."""
    try:
        return chromium.launch(executable_path=executable, args=_ARGUMENTS, chromium_sandbox=not _is_root())
    except Error as error:
        raise PressError(f"To print papers Chromium has to start. {executable} did not:\n{error}") from error


def _is_root() -> bool:
    """Return whether this is root, as in many containers; Windows has no such user."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
