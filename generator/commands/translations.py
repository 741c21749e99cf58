"""`playbook translations`: how far the texts are translated, and their way to a translator and back."""

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from generator.document import Document
from generator.layers import Layers
from generator.load import languages_of, load, read_all
from generator.problems import ContentError, Problem
from generator.translations.confirm import confirm
from generator.translations.intake import Intake, take
from generator.translations.record import Record, read_record, write_record
from generator.translations.states import Translation, translations
from generator.translations.table import from_csv, to_csv
from generator.translations.texts import ContentText, texts
from generator.translations.unit import Parcel, ParcelError, Unit
from generator.translations.xliff import from_xliff, to_xliff

STATES = ("right", "new", "stale", "missing")
FORMS: Mapping[str, tuple[Callable[[Parcel], bytes], Callable[[bytes], Parcel]]] = {
    ".csv": (to_csv, from_csv),
    ".xlf": (to_xliff, from_xliff),
    ".xliff": (to_xliff, from_xliff),
}
PARCEL = click.Path(dir_okay=False, path_type=Path)


@dataclass(frozen=True)
class Stock:
    """All texts of a content folder, as far as they are translated."""

    documents: dict[str, Document]
    languages: tuple[str, ...]
    texts: list[ContentText]
    record: Record
    translations: list[Translation]


@click.command("translations")
@click.argument("files", nargs=-1)
@click.option("--lang", "language", help="Language translated into; the first that can be, if not given.")
@click.option("--confirm", "confirming", is_flag=True, help="Record that the translations are right for their sources.")
@click.option("--export", "export", metavar="FILE.xlf|.csv", type=PARCEL, help="Write what is to do, for a translator.")
@click.option("--all", "every", is_flag=True, help="Export all texts, also those with nothing to do.")
@click.option("--import", "parcel", metavar="FILE.xlf|.csv", type=PARCEL, help="Write translations into the YAML.")
@click.pass_obj
def tell_translations(
    layers: Layers,
    files: tuple[str, ...],
    language: str | None,
    confirming: bool,
    export: Path | None,
    every: bool,
    parcel: Path | None,
) -> None:
    """Say which texts are translated, and which are to do. FILES, as `roles/cook.yaml`, are all if not given."""
    content = layers.base
    stock = _take_stock(content)
    others = stock.languages[1:]
    if language and language not in others:
        raise click.ClickException(f"--lang {language}: texts are translated into {', '.join(others) or 'nothing'}")
    if unknown := [file for file in files if file not in stock.documents]:
        raise click.ClickException(f"{unknown[0]}: is no file of {content}")
    wanted = [
        one
        for one in stock.translations
        if (not files or one.text.file in files) and (not language or one.language == language)
    ]
    if parcel:
        _import(content, stock, parcel)
    elif confirming:
        _confirm(content, stock, wanted)
    elif export:
        _export(stock, [one for one in wanted if every or one.state != "right"], language or others[0], export)
    else:
        _list(stock, wanted)


def _take_stock(content: Path) -> Stock:
    problems: list[Problem] = []
    documents = read_all(content, problems.append)
    record = read_record(content, problems.append)
    languages = languages_of(documents.get("site.yaml"))
    if problems or not languages:
        raise click.ClickException(str(ContentError(problems or _told_by_loading(content))))
    found = [text for document in documents.values() for text in texts(document, languages)]
    return Stock(documents, languages, found, record, list(translations(found, languages, record)))


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
            click.echo(f"{_where(stock, one.text)}: {one.language} {one.state}: {_told(stock, one)}")


def _row(name: str, count: Counter[str]) -> tuple[str, ...]:
    return (name, str(count.total()), *(str(count[state]) for state in STATES))


def _where(stock: Stock, text: ContentText) -> str:
    line, column = stock.documents[text.file].positions.get(text.place, (1, 1))
    return f"{text.file}:{line}:{column}: {text.key}"


def _told(stock: Stock, one: Translation) -> str:
    """The source as it is now, and the translation that there is."""
    wordings = (one.text.wordings.get(code, "") for code in (stock.languages[0], one.language))
    return " / ".join(json.dumps(wording, ensure_ascii=False) for wording in wordings)


def _confirm(content: Path, stock: Stock, wanted: list[Translation]) -> None:
    source, record = stock.languages[0], stock.record
    for language in dict.fromkeys(one.language for one in wanted):
        chosen = [one.text for one in wanted if one.language == language and one.state != "missing"]
        right_for = {text.name(source): text.wordings.get(source, "") for text in chosen}
        record = confirm(record, [one for one in stock.translations if one.language == language], source, right_for)
    write_record(content, record)
    click.echo(f"Translations confirmed: {sum(one.state in ('new', 'stale') for one in wanted)}")


def _export(stock: Stock, wanted: Iterable[Translation], language: str, path: Path) -> None:
    source = stock.languages[0]
    units = tuple(
        Unit(one.text.name(source), one.text.wordings.get(source, ""), one.text.wordings.get(language, ""), one.state)
        for one in wanted
        if one.language == language
    )
    write, _ = _form(path)
    if not units:
        raise click.ClickException("there is nothing to translate; --all exports all texts")
    path.write_bytes(write(Parcel(source, language, units)))
    click.echo(f"Texts in {path}: {len(units)}")


def _import(content: Path, stock: Stock, path: Path) -> None:
    _, read = _form(path)
    try:
        intake = take(read(path.read_bytes()), stock.texts, stock.languages)
    except (OSError, ParcelError) as error:
        raise click.ClickException(f"{path}: {error}") from None
    rewritten = {file: intake.rewritten(file, (content / file).read_bytes()) for file in intake.wordings}
    _try_out(content, rewritten)
    for file, data in rewritten.items():
        (content / file).write_bytes(data)
    _confirm_imported(content, stock, intake)
    for name, reason in intake.refusals:
        click.echo(f"{name}: {reason}. Left as it was.", err=True)
    click.echo(f"Translations written: {sum(map(len, intake.wordings.values()))}, in files: {len(rewritten)}")
    if intake.refusals:
        raise SystemExit(1)


def _confirm_imported(content: Path, stock: Stock, intake: Intake) -> None:
    """A translation is right for the source that the translator saw: if that has changed meanwhile, it is stale."""
    after = _take_stock(content)
    listed = [one for one in after.translations if one.language == intake.language]
    write_record(content, confirm(after.record, listed, stock.languages[0], intake.right_for))


def _try_out(content: Path, rewritten: dict[str, bytes]) -> None:
    """Refuse what would bring problems into the content that it had not before."""
    before = {(problem.file, problem.key, problem.message) for problem in _told_by_loading(content)}
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / "content"
        shutil.copytree(content, trial)
        for file, data in rewritten.items():
            (trial / file).write_bytes(data)
        after = _told_by_loading(trial)
    if added := [problem for problem in after if (problem.file, problem.key, problem.message) not in before]:
        raise click.ClickException(f"Nothing was written. {ContentError(added)}")


def _told_by_loading(content: Path) -> list[Problem]:
    try:
        load(content)
    except ContentError as error:
        return error.problems
    return []


def _form(path: Path) -> tuple[Callable[[Parcel], bytes], Callable[[bytes], Parcel]]:
    if path.suffix.lower() not in FORMS:
        raise click.ClickException(f"{path}: the name must end in {', '.join(FORMS)}")
    return FORMS[path.suffix.lower()]
