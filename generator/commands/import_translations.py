"""Importing a translator's file: everything is prepared and tried out before the first file changes."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.commands.stock import Stock, errors_in, take_stock
from generator.layers import Layers
from generator.problems import ContentError, Problem
from generator.translations.confirm import confirm
from generator.translations.intake import Intake, Wordings, rewritten, take
from generator.translations.record import FILE, record_bytes
from generator.translations.unit import Parcel, ParcelError, Unit
from generator.translations.write_all import write_all

HOW_TO_CONFIRM = {
    ".csv": 'write "right" in the column "state"',
    ".xlf": 'set the state "final"',
    ".xliff": 'set the state "final"',
}
"""How a translator confirms a translation as it is, by the ending of the file."""


@dataclass(frozen=True)
class _Trial:
    """A copy of the folder that is to change."""

    stock: Stock
    layers: Layers

    def read(self, file: str) -> bytes:
        return self.stock.layers.path(file).read_bytes()

    def write(self, language: str, wordings: Wordings) -> dict[str, bytes]:
        """Write wordings into the copy, and return the files."""
        files: dict[str, bytes] = {}
        for file, changes in wordings.items():
            try:
                files[file] = rewritten(self.read(file), language, changes)
            except ValueError as error:
                raise click.ClickException(f"Nothing was written. {file}: a translation {error}") from None
            self.layers.path(file).write_bytes(files[file])
        return files


def import_translations(stock: Stock, path: Path, parcel: Parcel) -> None:
    """Write what can be taken of a parcel into the content, and the record; or nothing at all.

    Raises:
        ClickException: the file is in other languages, or the content would have new errors.
    """
    try:
        intake = take(parcel, stock.translations, stock.languages)
    except ParcelError as error:
        raise click.ClickException(f"{path}: {error}\nNothing was written.") from None
    with _trial(stock) as trial:
        files = _try_out(trial, intake)
        record = _confirmed(trial, intake)
    prefix = stock.layers.prefix
    written = {stock.layers.path(file): data for file, data in files.items()}
    if record != stock.record:
        written[stock.folder / FILE] = record_bytes(record, prefix)
    write_all(written)
    _report(intake, files, path)


@contextmanager
def _trial(stock: Stock) -> Iterator[_Trial]:
    with tempfile.TemporaryDirectory() as folder:
        # The name of an overlay is a part of the names of its files.
        copy = Path(folder) / stock.folder.resolve().name
        shutil.copytree(stock.folder, copy, ignore_dangling_symlinks=True)
        overlay = stock.layers.overlay
        yield _Trial(stock, replace(stock.layers, **({"overlay": copy} if overlay else {"base": copy})))


def _try_out(trial: _Trial, intake: Intake) -> dict[str, bytes]:
    """Return the changed files; refuse what would bring errors into the content that it has not already.

    Old errors are those with the sources in the same places: missing translations would hide what is checked only once
    every text is complete.
    """
    trial.write(intake.language, intake.sources)
    old = {_identity(problem) for problem in errors_in(trial.layers)}
    files = trial.write(intake.language, intake.wordings)
    if added := [problem for problem in errors_in(trial.layers) if _identity(problem) not in old]:
        raise click.ClickException(f"Nothing was written. {ContentError(added)}")
    return files


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.key, problem.message()


def _confirmed(trial: _Trial, intake: Intake) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """A translation is right for the source that the translator saw: if that has changed meanwhile, it is stale."""
    after = take_stock(trial.layers)
    listed = [one for one in after.translations if one.language == intake.language]
    return confirm(after.record, listed, after.source, intake.right_for) if intake.right_for else after.record


def _report(intake: Intake, files: Mapping[str, bytes], path: Path) -> None:
    for unit, reason in intake.refusals:
        click.echo(f"{_named(unit)}: {reason}. Left as it was.", err=True)
    click.echo(f"Translations written: {sum(map(len, intake.wordings.values()))}, in files: {len(files)}")
    if intake.confirmed:
        click.echo(f"Translations confirmed as they are: {intake.confirmed}")
    if intake.unchanged:
        how = HOW_TO_CONFIRM[path.suffix.lower()]
        click.echo(f"Translations unchanged and not confirmed: {intake.unchanged}. Where one is right, {how}.")
    if intake.untranslated:
        click.echo(f"Texts without a translation in the file: {intake.untranslated}")
    if intake.refusals:
        raise SystemExit(1)


def _named(unit: Unit) -> str:
    return f"row {unit.row}: {unit.stem}" if unit.row else unit.stem
