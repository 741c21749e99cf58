"""`playbook write`: the site's pages and files, in a folder."""

import shutil
from pathlib import Path

import click

from generator.browser import EngineBuildError
from generator.build import build
from generator.layers import Layers
from generator.problems import ContentError
from generator.shipped import HOME


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def write(content: Layers, folder: Path) -> None:
    """Write all pages and files to FOLDER, for another site generator or to compare two versions."""
    try:
        site = build(content)
    except (ContentError, EngineBuildError) as error:
        raise click.ClickException(str(error)) from None
    shutil.copytree(HOME / "site_assets", folder, dirs_exist_ok=True)
    for output in site.outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(output.content, Path):
            shutil.copyfile(output.content, path)
        elif isinstance(output.content, bytes):
            path.write_bytes(output.content)
        else:
            path.write_text(output.content, encoding="utf-8", newline="\n")
    click.echo(f"{sum(path.is_file() for path in folder.rglob('*'))} files in {folder}")
