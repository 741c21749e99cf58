"""`playbook paper`: everything that is printed, as PDFs."""

from pathlib import Path

import click

from generator.browser import EngineBuildError
from generator.build import build
from generator.commands.extras import from_extra
from generator.layers import Layers
from generator.paper.press import PressError, print_papers
from generator.problems import ContentError


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def paper(content: Layers, folder: Path) -> None:
    """Print all papers into FOLDER, in every language: sheets, checklists, forms, and the whole playbook as a book."""
    for module in ("playwright.sync_api", "pypdf"):  # before the build, which takes a while
        from_extra("paper", module)
    try:
        site = build(content)
        for printed in print_papers(site, folder):
            click.echo(f"{printed.path}: {printed.pages}")
    except (ContentError, EngineBuildError, PressError) as error:
        raise click.ClickException(str(error)) from None
