"""`playbook new`: a playbook to start from."""

import shutil
from pathlib import Path

import click

from generator.shipped import EXAMPLE, HOME, SHARED_CONTENT


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def new(folder: Path) -> None:
    """Start a playbook in FOLDER: a small complete one, to look at and write over."""
    if folder.is_dir() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty: name a folder that is, or a new one")
    start_playbook(folder)
    click.echo(f"A playbook to write over is in {folder}. To see it: cd {folder}, then mkdocs serve")


def start_playbook(folder: Path) -> None:
    """Put the example into a folder that is empty, or does not exist yet."""
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    for file in SHARED_CONTENT:
        shutil.copyfile(HOME / "content" / file, folder / "content" / file)
