"""`playbook pack`: a built site for an administrator, in one file."""

from pathlib import Path

import click

from generator.commands.extras import from_extra
from generator.hosting.components import NoTraceError, UnmappedFileError


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("file", metavar="FILE.zip", type=click.Path(dir_okay=False, path_type=Path))
def pack(site: Path, file: Path) -> None:
    """Put SITE, a folder that `mkdocs build` made, into FILE.zip with all that a server's administrator needs."""
    packing = from_extra("pack", "generator.hosting.pack")
    try:
        files, size = packing.write_pack(site, file)
    except (packing.UnfitSiteError, UnmappedFileError, NoTraceError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{file}: {files} files, {size / 1e6:.1f} MB")
