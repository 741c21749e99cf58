"""`playbook check`: what is wrong with the content."""

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime

import click

from generator.health.examine import examine
from generator.load import load
from generator.overlay import Layers
from generator.problems import ContentError


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--health", is_flag=True, help="Tell also what is not wrong and should be looked after.")
@click.option("--strict", is_flag=True, help="With --health: exit code 1 if there is anything to look after.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Day for which reviews are due; today if not given.")
@click.pass_obj
def check(content: Layers, form: str, health: bool, strict: bool, today: datetime | None) -> None:
    """Say everything that is wrong with the content."""
    try:
        playbook = load(content)
    except ContentError as error:
        click.echo(json.dumps([asdict(one) for one in error.problems], ensure_ascii=False) if form == "json" else error)
        sys.exit(1)
    day = (today or datetime.now(UTC).astimezone()).date()
    found = examine(playbook, day) if health else []
    if form == "json":
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False))
    else:
        click.echo(f"The content is sound: {len(playbook.things)} things in {content}.")
        if health:
            click.echo("\n".join([f"To look after: {len(found)}.", *(f"  {one}" for one in found)]))
    if strict and found:
        sys.exit(1)
