"""One visit to each page: it is opened once and shown in one mode after another, and every probe looks at it there."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.browser.accessibility.modes import LIGHT, Mode, open_page, show
from tests.support.samples import Samples

type Findings = Mapping[str, Mapping[str, list[Any]]]
"""By probe, then by page and mode: faults, or facts that a test compares between pages."""


@dataclass(frozen=True)
class Probe:
    """A look at an open page.

    Attributes:
        name: key of its findings.
        look: returns the faults that it finds, or facts about the page.
        modes: modes in which it looks.
        on: pattern of the paths of pages that it looks at.
    """

    name: str
    look: Callable[[Page], list[Any]]
    modes: tuple[Mode, ...] = (LIGHT,)
    on: str = ""


def visit(page: Page, site: str, paths: Sequence[str], probes: Sequence[Probe]) -> Findings:
    """Open each page once, show it in every mode that a probe asks for, and return what the probes find."""
    findings: dict[str, dict[str, list[Any]]] = defaultdict(dict)
    for path in paths:
        open_page(page, site + path)
        wanted = [probe for probe in probes if re.search(probe.on, path)]
        for mode in dict.fromkeys(mode for probe in wanted for mode in probe.modes):
            show(page, mode)
            for probe in wanted:
                if mode in probe.modes:
                    findings[probe.name][f"{path}, {mode.name}"] = probe.look(page)
    return findings


def faults(findings: Findings, probe: str) -> list[str]:
    """Return a line for each fault that a probe has found; it must have looked somewhere."""
    looked = findings[probe]
    assert looked
    return [f"{where}: {fault}" for where, some in looked.items() for fault in some]


KINDS_IN_GATE = 4
"""Templates, beside those of `ALWAYS`, of which the gate visits a page."""
ALWAYS = ("self-check", "checklists")
"""Folders of the pages that have most to use; a paper, which has a frame of its own, is visited too."""


def one_of_some_kinds(paths: Sequence[str], samples: Samples) -> list[str]:
    """Return a page made by each of some templates, other ones with each seed; all pages in a thorough run."""
    kinds = defaultdict(list)
    for path in paths:
        folder, _, name = path.rpartition("/")
        own = folder.removeprefix("en").strip("/")
        # What a name begins with tells the sheets of paper apart: checklist-setup, form-fit-both.
        kind = (own, name.partition("-")[0]) if own == "paper" else (own, name == "index.html") if own else (name,)
        kinds[kind].append(path)
    papers = [kind for kind in kinds if kind[0] == "paper" and "index.html" not in kind]
    always = [kind for kind in kinds if kind[0] in ALWAYS] + [samples.random("paper").choice(papers)]
    tried = samples.some(list(kinds), KINDS_IN_GATE, always)
    chosen = [samples.random(*kind).choice(kinds[kind]) for kind in tried]
    return samples.some(paths, 0, always=chosen)
