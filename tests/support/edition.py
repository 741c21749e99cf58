"""A built site in one language, beside the content that it was built from."""

from dataclasses import dataclass
from pathlib import Path

from tests.support.builds import BuiltSite
from tests.support.element import Element, main_part
from tests.support.written_content import WrittenContent

MARKS = {
    **{
        kind: f"data-{kind}" for kind in ("role", "duty", "skill", "neighbour", "rule", "size", "activity", "criterion")
    },
    **{kind: f"data-{kind}" for kind in ("step", "area", "item", "pitfall", "case", "term", "source", "statement")},
    **{kind: f"data-{kind}" for kind in ("checklist", "reader")},
    "handover": "data-handover-step",
    "staffing": "data-staffing-pattern",
    "phase": "data-phase-card",
    "assessment": "data-self-check",
}
"""The attribute that each kind of thing is marked with, once in each language."""


@dataclass(frozen=True)
class Edition:
    """The site in one language."""

    site: BuiltSite
    written: WrittenContent
    language: str

    @property
    def folder(self) -> Path:
        """Where its pages are."""
        return self.site.folder if self.language == "ja" else self.site.folder / self.language

    @property
    def pages(self) -> dict[str, Element]:
        """What stands on each page, by address; papers are documents of their own, which repeat what pages say."""
        found = {
            path.relative_to(self.folder).as_posix(): main_part(path)
            for path in sorted(self.folder.rglob("*.html"))
            if path.name != "404.html" and not (path.parent.name == "paper" and path.name != "index.html")
        }
        return {url: part for url, part in found.items() if self.language != "ja" or not url.startswith("en/")}
