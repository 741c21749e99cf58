"""The guides and the READMEs say what is there: examples, commands, links and codes are the real ones."""

import os
import re
from collections.abc import Iterator
from textwrap import dedent
from typing import get_args

import click
import pytest

from generator.__main__ import COMMANDS, main
from generator.assessment.blocks import Block
from generator.assessment.definition import Action, Finding, Question
from generator.assessment.rules import Measure
from generator.catalogue import LANGUAGES
from generator.commands.codes import reference
from generator.kinds import KINDS
from generator.kinds import PAGES as PAGE_NAMES
from generator.load import FILES, FOLDERS
from generator.shipped import GUIDE
from tests.support.checkout import ROOT
from tests.support.guide_pages import ANSWERS, CODE, FENCE, HEADING, blocks, commands, page, prose

GUIDES = ("docs/authors-guide.md", "docs/authors-guide.ja.md")
HOSTING = ("docs/hosting.md", "docs/hosting.ja.md")
SAVED = ("docs/saved-files.md", "docs/saved-files.ja.md")
READMES = ("README.md", "README.ja.md")
CODES = {"en": "docs/codes.md", "ja": "docs/codes.ja.md"}

PART = re.compile(f"{FENCE.pattern}|{HEADING.pattern}", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[(?P<label>[^\]]*)\]\((?P<target>[^)\s]+)\)")


def outline(name: str) -> list[str]:
    """The levels of headings and the files of examples, in the order of the page."""
    return [part["level"] or f"{part['kind']} {part['title']}" for part in PART.finditer(page(name))]


def has_lines(text: str, wanted: str) -> bool:
    """Whether a run of whole lines of a text is what is wanted, but for the indentation that they share."""
    lines, count = text.splitlines(), len(wanted.splitlines())
    runs = ("\n".join(lines[first : first + count]) for first in range(len(lines) - count + 1))
    return any(dedent(run) == dedent(wanted).rstrip("\n") for run in runs)


def anchors(text: str) -> set[str]:
    """The names of a page's headings in addresses, as GitHub makes them."""
    headings = (LINK.sub(r"\g<label>", found["heading"]).lower() for found in HEADING.finditer(prose(text)))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in headings}


def links(name: str) -> Iterator[str]:
    """Where a page leads, but for web addresses."""
    for link in LINK.finditer(CODE.sub("", prose(page(name)))):
        if not re.match(r"[a-z]+:", link["target"]):
            yield link["target"]


def command(name: str) -> click.Command:
    """A command of ours."""
    found = main.get_command(click.Context(main), name)
    assert found, f"there is no command {name}"
    return found


def options(of: click.Command) -> dict[str, click.Option]:
    """The options of a command by their names."""
    return {name: option for option in of.params if isinstance(option, click.Option) for name in option.opts}


def check_playbook(words: list[str]) -> None:
    """See that there is the command, and that it has the options."""
    of: click.Command = main
    while words:
        word, *words = words
        if word.startswith("--"):
            assert word in options(of), f"{of.name} has no option {word}"
            words = words if options(of)[word].is_flag else words[1:]
        elif of is main:
            of = command(word)


@pytest.mark.parametrize("name", GUIDES)
def test_examples_are_taken_from_files(name: str) -> None:
    """A block with a title is a run of lines of the file that it names; only commands to type need no title."""
    for block in blocks(name):
        assert block.title or block.kind == "sh", block
        assert not block.title or has_lines(page(block.title), block.text), block


@pytest.mark.parametrize("pair", [GUIDES, ANSWERS, SAVED, HOSTING])
def test_guides_are_built_alike(pair: tuple[str, str]) -> None:
    """Headings of the same levels and examples from the same files follow each other; what is told is in the guide's language."""
    english, japanese = map(outline, pair)
    assert [part.replace(".en.txt", ".ja.txt") for part in english] == japanese


@pytest.mark.parametrize("pair", [GUIDES, ANSWERS, SAVED, HOSTING])
def test_examples_are_the_same(pair: tuple[str, str]) -> None:
    """Content and commands are the same in both guides, to the letter."""
    english, japanese = ([block for block in blocks(name) if block.kind != "text"] for name in pair)
    assert english == japanese


@pytest.mark.parametrize("name", [*GUIDES, *ANSWERS, *SAVED, *HOSTING, *READMES])
def test_commands_exist(name: str) -> None:
    """Every command and option that a page names is one of ours, and so is every target and variable of make."""
    makefile = page("Makefile")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    variables = re.findall(r"\$\(([A-Z]+)\)", makefile)
    named = list(commands(name))
    assert named
    for program, *words in named:
        if program == "playbook":
            check_playbook(words)
        else:
            assert {word.partition("=")[0] for word in words} <= {*targets, *variables}, words


@pytest.mark.parametrize("name", [*GUIDES, *ANSWERS, *SAVED, *HOSTING, *READMES])
def test_options_by_themselves_exist(name: str) -> None:
    """An option in backquotes, without its command, is one that some command has."""
    known = {option for one in COMMANDS for option in options(command(one))} | options(main).keys()
    spans = (found["code"] for found in CODE.finditer(prose(page(name))))
    assert {span.split()[0] for span in spans if span.startswith("--")} <= known


@pytest.mark.parametrize("name", [*GUIDES, *ANSWERS, *SAVED, *HOSTING, *READMES, *CODES.values()])
def test_links_lead_somewhere(name: str) -> None:
    """A link that is no web address leads to a file, and behind a `#` to a heading in it."""
    for target in links(name):
        path, _, heading = target.partition("#")
        file = (ROOT / name).parent / path if path else ROOT / name
        assert file.is_file(), target
        assert not heading or heading in anchors(file.read_text("utf-8")), target


@pytest.mark.parametrize("name", GUIDE)
def test_guide_links_to_what_comes_with_it(name: str) -> None:
    """In a playbook that was just started there are the guide and the codes, and nothing else to link to."""
    assert {target.partition("#")[0] for target in links(f"docs/{name}")} <= {"", *GUIDE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_codes_is_what_the_command_prints(language: str) -> None:
    """It can be read without the tool; REWRITE=1 writes it anew."""
    if os.environ.get("REWRITE"):
        (ROOT / CODES[language]).write_text(reference(language), "utf-8", newline="\n")
    assert page(CODES[language]) == reference(language)


@pytest.mark.parametrize("name", GUIDES)
def test_every_kind_of_file_is_told_of(name: str) -> None:
    """Each has a heading of its own."""
    headings = {found["heading"] for found in HEADING.finditer(prose(page(name)))}
    assert {*FILES, *(f"{folder}/" for folder in FOLDERS)} <= headings


@pytest.mark.parametrize("name", GUIDES)
def test_every_choice_is_told_of(name: str) -> None:
    """Kinds of reference and pages are listed; kinds of question, measure and block, severities and efforts are in backquotes."""
    text = prose(page(name))
    for names in ([kind.name for kind in KINDS], PAGE_NAMES):
        assert re.search(r"(?:\W|and\b)+".join(names), text)
    choices = ((Question, "kind"), (Measure, "kind"), (Block, "kind"), (Finding, "severity"), (Action, "effort"))
    told = {found["code"] for found in CODE.finditer(text)}
    assert {choice for of, field in choices for choice in get_args(of.__annotations__[field])} <= told
