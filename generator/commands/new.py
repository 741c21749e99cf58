"""`playbook new`: a playbook to start from."""

import shutil
from pathlib import Path

import click

from generator.shipped import EXAMPLE, GUIDE, HOME, SHARED_CONTENT


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def new(folder: Path) -> None:
    """Start a playbook in FOLDER: a small complete one, to look at and write over."""
    if folder.is_dir() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty: name a folder that is, or a new one")
    start_playbook(folder)
    click.echo(f"A playbook to write over is in {folder}. To see it: cd {folder}, then mkdocs serve")
    click.echo(f"How to write it is told in {folder / 'guide' / GUIDE[0]} (Japanese: {GUIDE[1]})")


def start_playbook(folder: Path) -> None:
    """Put the example into a folder that is empty, or does not exist yet."""
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    for file in SHARED_CONTENT:
        shutil.copyfile(HOME / "content" / file, folder / "content" / file)
    # Not in `docs`, which MkDocs would publish if its settings said nothing else.
    (folder / "guide").mkdir()
    for file in GUIDE:
        shutil.copyfile(HOME / "docs" / file, folder / "guide" / file)
