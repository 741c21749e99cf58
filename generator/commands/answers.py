"""`playbook assess`, `plan`, `compare` and `merge`: what files of saved answers come to, told as the site does."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

import click

from generator.answers_file import AnswersFileError, read_answers, read_each
from generator.assessment.answers import Answers
from generator.assessment.bundle import Bundle
from generator.assessment.codes import CodeBook
from generator.assessment.collection import Named
from generator.assessment.definition import Form
from generator.assessment.history import FEWEST_DATES, History
from generator.assessment.merge import Merge
from generator.assessment.scoring import assess
from generator.bundle import bundle
from generator.commands.report_page import report_page
from generator.flat_table import flat_table
from generator.layers import Layers
from generator.load import load
from generator.output import Language
from generator.pages.page import Edition
from generator.pages.takeaway.plan import plan_sheet
from generator.pages.takeaway.workbook import workbook
from generator.playbook import Playbook
from generator.problems import ContentError
from generator.report.calendar import calendar
from generator.report.codes import tell_misread
from generator.report.history import compose_history
from generator.report.merge import compose_merge
from generator.report.render import Renderer, render
from generator.report.section import Fragment
from generator.report.section_text import render_sections
from generator.report.spreadsheet import answers_table, plan_table, stream_csv
from generator.report.text import render_text
from generator.report.wording import Words


class Read(NamedTuple):
    """What a command tells of saved answers from."""

    playbook: Playbook
    material: Bundle
    files: tuple[Named, ...]
    language: str


def report_options(*forms: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """What the commands that tell of saved answers have in common; the first of the formats is the usual one."""
    help = "Language of the report; the site's default language if not given."

    def add(command: Callable[..., None]) -> Callable[..., None]:
        form = click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True)
        return click.pass_obj(click.option("--lang", "language", help=help)(form(command)))

    return add


@click.command("assess")
@click.argument("file", metavar="[ANSWERS.json]", type=click.Path(path_type=Path), required=False)
@click.option("--codes", metavar="CODES", help="The row of codes from a filled sheet of paper, instead of a file.")
@click.option(
    "--questions",
    type=click.Choice(("full", "quick")),
    default="full",
    show_default=True,
    help="The form that was filled in: it decides which questions count as missing.",
)
@report_options("text", "html", "page", "json", "csv")
def assess_file(
    content: Layers, file: Path | None, codes: str | None, questions: Form, language: str | None, form: str
) -> None:
    """Score a file of saved answers, or the codes of a filled sheet, as the site does.

    Of the formats, html is the fragment that the site shows; page is a whole document with its styles.
    """
    if (file is None) == (codes is None):
        raise click.UsageError("Give either a file of saved answers or --codes.")
    if file:
        playbook, material, files, language = read_files(content, [file], language)
        answers = files[0].answers
    else:
        playbook, material, answers, language = read_codes(content, codes or "", language)
    result = assess(material, answers, questions)
    if form == "json":
        click.echo(result.to_json().encode())
    elif form == "csv":
        tell(answers_table(material, answers, language))
    elif form == "text":
        tell(render_text(material, result, language))
    else:
        html = render(material, result, language)
        title = playbook.plain(material.assessment.title, language)
        tell(html if form == "html" else report_page(html, title, playbook, language))


@click.command()
@click.argument("file", metavar="ANSWERS.json", type=click.Path(path_type=Path))
@click.option("--output", "-o", type=click.File("wb"), default="-", help="File to write; printed if not given.")
@report_options("csv", "ics", "xlsx")
def plan(content: Layers, file: Path, output: BinaryIO, language: str | None, form: str) -> None:
    """Write the dated plan that saved answers come to, for a spreadsheet or a calendar program."""
    written = _write_plan(read_files(content, [file], language), form)
    if not written:
        raise click.ClickException(
            f"{file}: there is nothing to plan: the present stage or the start date is not answered"
        )
    output.write(written)


def _write_plan(read: Read, form: str) -> bytes:
    """The plan as a file of that format; empty if there is none."""
    answers = read.files[0].answers
    if form == "xlsx":
        edition = Edition.of(read.playbook, Language(read.language, read.language, ""))
        table = plan_sheet(edition, read.material, answers)
        return workbook(table) if table else b""
    write = plan_table if form == "csv" else calendar
    return write(read.material, answers, read.language).encode()


@click.command()
@click.argument("files", metavar="OLD.json NEW.json…", type=click.Path(path_type=Path), nargs=-1, required=True)
@report_options("text", "html", "json")
def compare(content: Layers, files: tuple[Path, ...], language: str | None, form: str) -> None:
    """Say what has changed between files of saved answers, as the site does."""
    if len(files) < FEWEST_DATES:
        raise click.UsageError(f"compare needs at least {FEWEST_DATES} files")
    _, material, saved, language = read_files(content, files, language)
    history = History.of(material, saved)
    if form == "json":
        click.echo(history.to_json().encode())
    else:
        tell(_tell_sections(compose_history(history, material, language), material, language, form))


def _find_files(_context: click.Context, _parameter: click.Parameter, paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files, and in place of a folder those below it that end in `.json`: thousands fit no command line.

    Raises:
        BadParameter: there is none below a folder.
    """
    found: list[Path] = []
    for path in paths:
        files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
        if not files:
            raise click.BadParameter(f"no file below {path} ends in .json")
        found += files
    return tuple(found)


@click.command()
@click.argument(
    "files",
    metavar="FILE_OR_FOLDER…",
    type=click.Path(path_type=Path),
    nargs=-1,
    required=True,
    callback=_find_files,
)
@click.option("--output", "-o", type=click.File("wb"), default="-", help="File to write; printed if not given.")
@report_options("text", "html", "json", "table")
def merge(content: Layers, files: tuple[Path, ...], output: BinaryIO, language: str | None, form: str) -> None:
    """Say what many people's saved answers have in common, and first what they have not, as the site does.

    A table (CSV) has a line for each answer, measure and finding of each file instead, for a database. Files that cannot
    be used are named, and left out of it.
    """
    if form == "table":
        _write_table(content, files, output, language)
        return
    _, material, saved, language = read_files(content, files, language)
    merged = Merge.of(material, saved)
    if form == "json":
        output.write(f"{merged.to_json()}\n".encode())
    else:
        output.write(_tell_sections(compose_merge(merged, material, language), material, language, form).encode())


def _write_table(content: Layers, files: Iterable[Path], output: BinaryIO, language: str | None) -> None:
    """Write the lines of all sound files, and then name the others."""
    playbook = load_playbook(content)
    complaints: list[str] = []
    sound = read_each(files, playbook, complaints.append)
    stream_csv(flat_table(sound, known_language(playbook, language)), output)
    if complaints:
        raise click.ClickException("\n".join(complaints))


def read_files(content: Layers, files: Sequence[Path], language: str | None) -> Read:
    """What is needed to tell of saved answers, and the language to tell it in.

    Raises:
        ClickException: the content, a file or the language cannot be used.
    """
    playbook = load_playbook(content)
    try:
        material, saved = read_answers(files, playbook)
    except AnswersFileError as error:
        raise click.ClickException(str(error)) from None
    for file in saved:
        for name, due in file.answers.unread_dues.items():
            click.echo(
                f"{file.name}: due date {due!r} of {name!r} is not used; expected a date like 2026-04-01", err=True
            )
    return Read(playbook, material, saved, known_language(playbook, language))


def read_codes(content: Layers, codes: str, language: str | None) -> tuple[Playbook, Bundle, Answers, str]:
    """What is needed to tell of codes, which say by themselves which self-check they answer, and the language for it.

    Raises:
        ClickException: the content, a code or the language cannot be used.
    """
    playbook = load_playbook(content)
    language = known_language(playbook, language)
    readings = [(CodeBook(one).read(codes), one) for one in (bundle(playbook, check) for check in playbook.assessments)]
    reading, material = max(readings, key=lambda pair: len(pair[0].answers))
    if reading.misread:
        words = Words(material.words, language)
        told = Fragment(words.word("codes"), (tell_misread(reading.misread, words),))
        raise click.ClickException(render_sections(told, words).strip())
    return playbook, material, Answers(reading.answers), language


def load_playbook(content: Layers) -> Playbook:
    """The playbook that saved answers belong to.

    Raises:
        ClickException: the content cannot be used, or has no self-check.
    """
    try:
        playbook = load(content)
    except ContentError as error:
        raise click.ClickException(str(error)) from None
    if not playbook.assessments:
        raise click.ClickException("this playbook has no self-check; add a file to assessments/")
    return playbook


def known_language(playbook: Playbook, language: str | None) -> str:
    """The language asked for, or the site's default.

    Raises:
        BadParameter: the site is not written in it.
    """
    if language and language not in playbook.languages:
        raise click.BadParameter(f"the site is written in {', '.join(playbook.languages)}", param_hint="--lang")
    return language or playbook.languages[0]


def _tell_sections(fragment: Fragment, material: Bundle, language: str, form: str) -> str:
    """What is told of several files, as HTML or text."""
    if form == "html":
        return Renderer(material.words, language).tell(fragment)
    return render_sections(fragment, Words(material.words, language))


def tell(text: str) -> None:
    """Print the text as bytes, so that no platform changes a line break: this is what the browser shows."""
    click.echo(text.encode(), nl=False)
