"""`playbook write`: the site's pages and files, in a folder."""

from pathlib import Path

import click

from generator.assets import assets, plain_site_styles
from generator.browser import EngineBuildError
from generator.build import build
from generator.layers import Layers
from generator.problems import ContentError
from generator.written import write_outputs


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def write(content: Layers, folder: Path) -> None:
    """Write all pages and files to FOLDER, for another site generator or to compare two versions.

    Files that an earlier run wrote to FOLDER and that are no longer part of the site are removed.
    """
    try:
        site = build(content)
    except (ContentError, EngineBuildError) as error:
        raise click.ClickException(str(error)) from None
    written = write_outputs((*assets(), plain_site_styles(), *site.outputs), folder)
    removed = f", {len(written.removed)} old ones removed" if written.removed else ""
    click.echo(f"{written.count} files in {folder}{removed}")
    for path in written.kept:
        click.echo(f"Kept {path}: it is no longer part of the site, but was changed after it was written.")
