"""Sections as plain text, for the terminal."""

from collections.abc import Iterator

from generator.report.section import Cell, Entries, Fragment, Section, Table
from generator.report.wording import Words


def render_sections(fragment: Fragment, words: Words) -> str:
    """The sections as lines of text, without links and figures; ends with a line break."""
    return "\n".join(_lines(fragment, words.word("colon"))) + "\n"


def _lines(fragment: Fragment, colon: str) -> Iterator[str]:
    yield f"# {fragment.title}"
    for section in fragment.sections:
        yield from ("", f"## {section.title}")
        yield from _section(section, colon)


def _section(section: Section, colon: str) -> Iterator[str]:
    yield from section.told
    for part in section.parts:
        match part:
            case Table():
                yield from _table(part, section.title, colon)
            case Entries():
                yield from (f"- {entry.label}" for entry in part.entries)


def _table(table: Table, title: str, colon: str) -> Iterator[str]:
    if table.caption.label != title:
        yield table.caption.label
    for line in table.lines:
        yield f"- {line.subject.label}"
        yield "  " + " / ".join(
            f"{head}{colon}{_cell(cell)}" for head, cell in zip(table.head[1:], line.cells, strict=True)
        )


def _cell(cell: Cell) -> str:
    return f"{cell.sign} {cell.text}" if cell.sign else cell.text
