"""The command line: `playbook`."""

import json
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import click

from generator.answers_file import read_answers
from generator.assessment.saved import AnswersError
from generator.assessment.scoring import assess
from generator.browser import EngineBuildError
from generator.build import build
from generator.load import load
from generator.problems import ContentError
from generator.report.render import render
from generator.report.text import render_text


@click.group()
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="Folder of content files.",
)
@click.pass_context
def main(context: click.Context, content: Path) -> None:
    """Make a playbook site from YAML, and score its self-checks."""
    context.obj = content


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def check(content: Path, form: str) -> None:
    """Say everything that is wrong with the content."""
    try:
        playbook = load(content)
    except ContentError as error:
        click.echo(json.dumps([asdict(one) for one in error.problems], ensure_ascii=False) if form == "json" else error)
        sys.exit(1)
    click.echo("[]" if form == "json" else f"The content is sound: {len(playbook.things)} things in {content}.")


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def write(content: Path, folder: Path) -> None:
    """Write all pages and files to FOLDER, for another site generator or to compare two versions."""
    try:
        site = build(content)
    except (ContentError, EngineBuildError) as error:
        raise click.ClickException(str(error)) from None
    for output in site.outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(output.content, Path):
            shutil.copyfile(output.content, path)
        elif isinstance(output.content, bytes):
            path.write_bytes(output.content)
        else:
            path.write_text(output.content, encoding="utf-8", newline="\n")
    click.echo(f"{len(site.outputs)} files in {folder}")


@main.command("assess")
@click.argument("file", metavar="ANSWERS.json", type=click.Path(path_type=Path))
@click.option("--lang", "language", help="Language of the report; the site's default language if not given.")
@click.option("--format", "form", type=click.Choice(["json", "html", "text"]), default="text", show_default=True)
@click.pass_obj
def assess_file(content: Path, file: Path, language: str | None, form: str) -> None:
    """Score a file of saved answers, as the site does."""
    try:
        playbook = load(content)
        material, answers = read_answers(file, playbook)
    except (ContentError, AnswersError) as error:
        raise click.ClickException(str(error)) from None
    language = language or playbook.languages[0]
    if language not in playbook.languages:
        raise click.ClickException(f"--lang {language}: the site is written in {', '.join(playbook.languages)}")
    result = assess(material, answers)
    if form == "html":
        # Bytes, so that no platform changes a line break: this is what the browser shows.
        click.echo(render(material, result, language).encode(), nl=False)
    elif form == "json":
        click.echo(result.to_json().encode())
    else:
        click.echo(render_text(material, result, language).encode(), nl=False)


if __name__ == "__main__":
    main()
