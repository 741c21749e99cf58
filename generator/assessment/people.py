"""Whose answers files hold. Files with the same name and the same answers are one person's, whatever else is in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.assessment.canonical import ENCODER
from generator.assessment.collection import Named, label_files, name_key, wanted_label


@dataclass(frozen=True)
class LeftOut:
    """A file that nobody is counted for."""

    name: str
    reason: Literal["copy", "empty"]
    """It repeats another file, or it answers none of the questions."""
    of: str = ""
    """Label of the file that it repeats."""


@dataclass(frozen=True)
class People:
    """Files as people: one file for each."""

    counted: tuple[Named, ...]
    """Under labels that differ."""
    left_out: tuple[LeftOut, ...]
    namesakes: tuple[str, ...]
    """Labels of people whose name another one has too."""

    @classmethod
    def of(cls, files: Iterable[Named]) -> "People":
        """Count people; the order in which files come makes no difference."""
        kept: dict[tuple[str, str], Named] = {}
        copies, empty = [], []
        for file in sorted(files, key=_sort_key):
            content = name_key(file.answers.by), ENCODER.encode(file.answers.given)
            if not file.answers.given:
                empty.append(LeftOut(file.name, "empty"))
            elif content in kept:
                copies.append((file.name, content))
            else:
                kept[content] = file
        counted = label_files(kept.values())
        labels = dict(zip(kept, (label for label, _ in counted), strict=True))
        repeated = tuple(LeftOut(name, "copy", labels[content]) for name, content in copies)
        return cls(counted, (*repeated, *empty), _namesakes(labels))


def _sort_key(file: Named) -> tuple[str, ...]:
    """Order files by their content, so that labels do not depend on which came first."""
    return wanted_label(file), file.answers.saved_at, ENCODER.encode(file.answers), file.name


def _namesakes(labels: dict[tuple[str, str], str]) -> tuple[str, ...]:
    names = [name for name, _ in labels]
    return tuple(label for (name, _), label in labels.items() if name and names.count(name) > 1)
