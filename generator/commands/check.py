"""`playbook check`: everything that is wrong with the content."""

import sys
from io import TextIOWrapper
from pathlib import Path

import click

from generator.catalogue import phrase
from generator.commands.author_language import language_option
from generator.diagnostics import FORMS
from generator.load import load
from generator.problems import ContentError, Problem


@click.command()
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True)
@language_option
@click.pass_obj
def check(content: Path, form: str, language: str) -> None:
    """Say everything that is wrong with the content."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to stop
    problems: list[Problem] = []
    sound = ""
    try:
        playbook = load(content)
        problems += playbook.warnings
        sound = phrase("sound", language, count=len(playbook.things), folder=str(content))
    except ContentError as error:
        problems = error.problems
    if problems or form == "json":
        told = FORMS[form](problems, content, language)
        # For programs in UTF-8, whatever encoding this terminal has.
        click.echo(told if form == "text" else told.encode())
    if form == "text" and sound:
        click.echo(sound)
    sys.exit(0 if sound else 1)
