"""`playbook check`: what is wrong with the content."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from generator.load import load
from generator.problems import ContentError


@click.command()
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
