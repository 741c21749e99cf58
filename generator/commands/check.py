"""`playbook check`: everything that is wrong with the content."""

import sys
from datetime import UTC, datetime

import click

from generator.catalogue import phrase
from generator.commands.language_option import language_option
from generator.diagnostics import FORMS
from generator.health.examine import examine
from generator.layers import Layers
from generator.load import load
from generator.problems import ContentError, Problem, in_order


@click.command()
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True)
@language_option
@click.option("--health", is_flag=True, help="Tell also what is not wrong and should be looked after.")
@click.option("--strict", is_flag=True, help="Exit code 1 also if there are warnings or notices.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Day for which reviews are due; today if not given.")
@click.pass_obj
def check(content: Layers, form: str, language: str, health: bool, strict: bool, today: datetime | None) -> None:
    """Say everything that is wrong with the content."""
    problems: list[Problem] = []
    sound = ""
    try:
        playbook = load(content)
        problems += playbook.warnings
        if health:
            problems += examine(playbook, (today or datetime.now(UTC).astimezone()).date())
            problems = in_order(problems)
        sound = phrase("sound", language, count=len(playbook.things), folder=_named(content, language))
    except ContentError as error:
        problems = error.problems
    if problems or form == "json":
        told = FORMS[form](problems, content, language)
        # For programs in UTF-8, whatever encoding this terminal has.
        click.echo(told if form == "text" else told.encode())
    if form == "text" and sound:
        click.echo(sound)
    sys.exit(1 if not sound or (strict and problems) else 0)


def _named(content: Layers, language: str) -> str:
    """The folders, in words."""
    base, overlay = str(content.base), str(content.overlay)
    return phrase("laid-over", language, base=base, overlay=overlay) if content.overlay else base
