"""`playbook schema`: what an editor needs to help with content files."""

from pathlib import Path

import click

from generator.editor.schemas import FOLDER, write_schemas
from generator.layers import Layers
from generator.load import load
from generator.problems import ContentError


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def schema(content: Layers, folder: Path | None) -> None:
    """Write JSON Schemas for editors to FOLDER, or to the folder .schema in the content."""
    folder = folder or content.base / FOLDER
    try:
        changed = write_schemas(load(content), folder)
    except ContentError as error:
        raise click.ClickException(f"The schemas stay as they were. {error}") from None
    click.echo(f"Schemas in {folder}, {changed} of them changed.")
