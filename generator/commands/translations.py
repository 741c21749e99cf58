"""`playbook translations`: the state of all translations, and their exchange with a translator."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from generator.commands.import_translations import import_translations
from generator.commands.stock import Stock, take_stock
from generator.layers import Layers
from generator.translations.confirm import confirm
from generator.translations.record import FILE, record_bytes
from generator.translations.states import Translation
from generator.translations.table import from_csv, to_csv
from generator.translations.texts import fingerprint
from generator.translations.unit import Parcel, ParcelError, Unit
from generator.translations.write_all import write_all
from generator.translations.xliff import to_xliff
from generator.translations.xliff_reading import from_xliff

STATES = ("right", "new", "stale", "missing")
FORMS: Mapping[str, tuple[Callable[[Parcel], bytes], Callable[[bytes], Parcel]]] = {
    ".csv": (to_csv, from_csv),
    ".xlf": (to_xliff, from_xliff),
    ".xliff": (to_xliff, from_xliff),
}


@dataclass(frozen=True)
class _Form:
    """A file for a translator, in the format that its ending names."""

    path: Path
    write: Callable[[Parcel], bytes]
    read: Callable[[bytes], Parcel]


def _form(_context: click.Context, _parameter: click.Parameter, path: Path | None) -> _Form | None:
    """Find the format of a file.

    Raises:
        BadParameter: its ending names none.
    """
    if path is None:
        return None
    if path.suffix.lower() not in FORMS:
        raise click.BadParameter(f"{path}: the name must end in {', '.join(FORMS)}")
    return _Form(path, *FORMS[path.suffix.lower()])


def _file_option(name: str, variable: str, help: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    kind = click.Path(dir_okay=False, path_type=Path)
    return click.option(name, variable, metavar="FILE.xlf|.csv", type=kind, callback=_form, help=help)


@click.command("translations")
@click.argument("files", nargs=-1)
@click.option("--lang", "language", help="Language translated into; the first that can be, if not given.")
@click.option("--confirm", "confirming", is_flag=True, help="Record that the translations are right for their sources.")
@_file_option("--export", "export", "Write the texts to translate, for a translator.")
@click.option("--all", "every", is_flag=True, help="Export all texts, also those with nothing to do.")
@_file_option("--import", "parcel", "Write translations into the YAML: all that can be taken, or nothing.")
@click.pass_obj
def show_translations(
    layers: Layers,
    files: tuple[str, ...],
    language: str | None,
    confirming: bool,
    export: _Form | None,
    every: bool,
    parcel: _Form | None,
) -> None:
    """List, confirm, export or import translations.

    FILES, such as roles/cook.yaml, are all if not given. With --overlay before the command, they are those of the overlay.
    """
    _check_use(files, confirming=confirming, export=export, every=every, parcel=parcel)
    stock = take_stock(layers)
    if not stock.others:
        click.echo(f"The playbook is in one language ({stock.source}): there is nothing to translate.")
        return
    if language and language not in stock.others:
        raise click.BadParameter(f"texts are translated into {', '.join(stock.others)}", param_hint="--lang")
    named = {found for file in files for found in stock.find_files(file)}
    wanted = [
        one
        for one in stock.translations
        if (not files or one.text.file in named) and (not language or one.language == language)
    ]
    if parcel:
        import_translations(stock, parcel.path, _read(parcel))
    elif confirming:
        _confirm(stock, wanted)
    elif export:
        _export(stock, [one for one in wanted if every or one.state != "right"], language or stock.others[0], export)
    else:
        _list(stock, wanted)


def _check_use(
    files: tuple[str, ...], *, confirming: bool, export: _Form | None, every: bool, parcel: _Form | None
) -> None:
    """Refuse options that exclude each other.

    Raises:
        UsageError: some do.
    """
    if sum(map(bool, (confirming, export, parcel))) > 1:
        raise click.UsageError("Give only one of --confirm, --export and --import.")
    if every and not export:
        raise click.UsageError("--all needs --export.")
    if parcel and files:
        raise click.UsageError("--import goes by the names in its file; leave out FILES.")


def _list(stock: Stock, wanted: list[Translation]) -> None:
    for language in dict.fromkeys(one.language for one in wanted):
        counts: dict[str, Counter[str]] = {}
        for one in wanted:
            if one.language == language:
                counts.setdefault(one.text.file, Counter())[one.state] += 1
        rows = [(language, "texts", *STATES), *(_row(file, count) for file, count in counts.items())]
        rows.append(_row("all", sum(counts.values(), Counter())))
        width = max(len(row[0]) for row in rows)
        for name, *cells in rows:
            click.echo(f"{name:<{width}}" + "".join(f"{cell:>9}" for cell in cells))
    for one in wanted:
        if one.state != "right":
            line, column = one.text.position
            place = f"{one.text.file}:{line}:{column}: {one.text.key}"
            click.echo(f"{place}: {one.language} {one.state}: {_wordings(stock, one)}")


def _row(name: str, count: Counter[str]) -> tuple[str, ...]:
    return (name, str(count.total()), *(str(count[state]) for state in STATES))


def _wordings(stock: Stock, one: Translation) -> str:
    """The present source and translation."""
    wordings = (one.text.wordings.get(code, "") for code in (stock.source, one.language))
    return " / ".join(json.dumps(wording, ensure_ascii=False) for wording in wordings)


def _confirm(stock: Stock, wanted: list[Translation]) -> None:
    source, record = stock.source, stock.record
    for language in dict.fromkeys(one.language for one in wanted):
        chosen = [one.text for one in wanted if one.language == language and one.state != "missing"]
        right_for = {text.name(source): fingerprint(text.wordings.get(source, "")) for text in chosen}
        record = confirm(record, [one for one in stock.translations if one.language == language], source, right_for)
    write_all({stock.folder / FILE: record_bytes(record, stock.layers.prefix)})
    click.echo(f"Translations confirmed: {sum(one.state in ('new', 'stale') for one in wanted)}")


def _export(stock: Stock, wanted: Iterable[Translation], language: str, form: _Form) -> None:
    units = tuple(_unit(stock, one) for one in wanted if one.language == language)
    if not units:
        raise click.ClickException("there is nothing to translate; --all exports all texts")
    form.path.write_bytes(form.write(Parcel(stock.source, language, units)))
    click.echo(f"Texts in {form.path}: {len(units)}")


def _unit(stock: Stock, one: Translation) -> Unit:
    source, translation = (one.text.wordings.get(code, "") for code in (stock.source, one.language))
    others = [(code, one.text.wordings.get(code, "")) for code in stock.others if code != one.language]
    return Unit(one.text.name(stock.source), source, translation, one.state, others)


def _read(form: _Form) -> Parcel:
    try:
        return form.read(form.path.read_bytes())
    except ParcelError as error:
        raise click.ClickException(f"{form.path}: {error}\nNothing was written.") from None
