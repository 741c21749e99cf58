"""All texts of a content folder, or of an overlay, with the state of their translations."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import click

from generator.layers import Layers
from generator.load import languages_of, load, read_layers
from generator.problems import ContentError, Problem, suggest
from generator.translations.record import Record, read_record
from generator.translations.states import Translation, translations
from generator.translations.texts import texts

NO_OBSTACLE = ("missing-file", "unknown-file", "outside-folder", "nothing-to-hide")
"""Errors that leave every text readable."""


@dataclass(frozen=True)
class Stock:
    """The texts of the upper folder: the overlay if there is one, else the content folder."""

    layers: Layers
    languages: tuple[str, ...]
    record: Record
    translations: list[Translation]

    @property
    def source(self) -> str:
        """Code of the language that is translated from."""
        return self.languages[0]

    @property
    def others(self) -> tuple[str, ...]:
        """Codes of the languages that are translated into."""
        return self.languages[1:]

    @property
    def folder(self) -> Path:
        """The folder whose files may be changed."""
        return self.layers.overlay or self.layers.base

    @property
    def files(self) -> list[str]:
        """The files with texts, as problems name them."""
        return list(dict.fromkeys(one.text.file for one in self.translations))

    def find_files(self, given: str) -> list[str]:
        """The files that somebody names: relative to the folder, or as a shell completes them; all files of a folder.

        Raises:
            BadParameter: there is no such file.
        """
        paths = [given.replace("\\", "/"), given]
        names = {PurePosixPath(self.layers.prefix, paths[0]).as_posix(), PurePosixPath(paths[0]).as_posix()}
        for path in map(Path, paths):
            if path.resolve().is_relative_to(self.folder.resolve()):
                inside = path.resolve().relative_to(self.folder.resolve())
                names.add(PurePosixPath(self.layers.prefix, inside.as_posix()).as_posix())
        found = [file for file in self.files if names & {file, *map(str, PurePosixPath(file).parents)}]
        if found:
            return found
        near = suggest(paths[0], self.files).near
        hint = f"; did you mean {near}?" if near else ""
        raise click.BadParameter(f"{given} is no file with texts in {self.folder}{hint}", param_hint="FILES")


def take_stock(layers: Layers) -> Stock:
    """Read a folder's texts. Content need not be sound, but every file must be readable.

    Raises:
        ClickException: a file cannot be read.
    """
    problems: list[Problem] = []
    documents, *_ = read_layers(layers, problems.append)
    folder, prefix = (layers.overlay, layers.prefix) if layers.overlay else (layers.base, "")
    record = read_record(folder, prefix, problems.append)
    languages = languages_of(documents.get("site.yaml"))
    obstacles = [one for one in problems if one.level == "error" and one.code not in NO_OBSTACLE]
    if obstacles or not languages:
        raise click.ClickException(str(ContentError(obstacles or errors_in(layers))))
    found = [
        text
        for document in documents.values()
        for text in texts(document, languages)
        if not layers.overlay or text.file != document.file
    ]
    return Stock(layers, languages, record, list(translations(found, languages, record)))


def errors_in(layers: Layers) -> list[Problem]:
    """Every error that keeps the content from being built."""
    try:
        load(layers)
    except ContentError as error:
        return [problem for problem in error.problems if problem.level == "error"]
    return []
