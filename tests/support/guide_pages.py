"""Pages of the guides, and the blocks and commands in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.support.checkout import ROOT

ANSWERS = ("docs/answers.md", "docs/answers.ja.md")


FENCE = re.compile(r'^```(?P<kind>\w*)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL)


HEADING = re.compile(r"^(?P<level>#+) (?P<heading>[^\n]+)$", re.MULTILINE)


@dataclass(frozen=True)
class Fenced:
    """A fenced block; with the title it is an example, and the title is the file it was taken from."""

    kind: str
    title: str
    text: str


def page(name: str) -> str:
    """The text of a page."""
    return (ROOT / name).read_text("utf-8")


def blocks(name: str) -> list[Fenced]:
    """The blocks of a page."""
    return [Fenced(found["kind"], found["title"] or "", found["text"]) for found in FENCE.finditer(page(name))]


def commands(name: str) -> Iterator[list[str]]:
    """The words of each command line that a page names, in blocks and in backquotes."""
    shown = [line for block in blocks(name) if block.kind in ("sh", "text") for line in block.text.splitlines()]
    named = [found["code"] for found in CODE.finditer(prose(page(name)))]
    for line in (*shown, *named):
        words = line.replace("\\|", " ").partition(" #")[0].removeprefix("$ ").split()
        while words and re.fullmatch(r"[A-Z]+=\S*", words[0]):
            words.pop(0)
        if words and words[0] in ("playbook", ".venv/bin/playbook", "make"):
            yield [words[0].rpartition("/")[2], *words[1:]]


CODE = re.compile(r"`(?P<code>[^`\n]+)`")


def prose(text: str) -> str:
    """A page without its blocks."""
    return FENCE.sub("", text)
