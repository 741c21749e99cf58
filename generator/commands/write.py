"""`playbook write`: the site's pages and files, in a folder."""

from pathlib import Path

import click

from generator.assets import assets, plain_site_styles
from generator.browser import EngineBuildError
from generator.build import build
from generator.layers import Layers
from generator.problems import ContentError


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def write(content: Layers, folder: Path) -> None:
    """Write all pages and files to FOLDER, for another site generator or to compare two versions."""
    try:
        site = build(content)
    except (ContentError, EngineBuildError) as error:
        raise click.ClickException(str(error)) from None
    for output in (*assets(), plain_site_styles(), *site.outputs):
        output.write(folder)
    click.echo(f"{sum(path.is_file() for path in folder.rglob('*'))} files in {folder}")
