"""The option `--lang` of commands that tell authors of their content."""

from typing import Any

import click

from generator.author_language import surroundings
from generator.catalogue import LANGUAGES


def language_option(command: Any) -> Any:
    """Add the option."""
    help = "Language of what is told; Japanese if this computer's is, else English."
    return click.option("--lang", "language", type=click.Choice(LANGUAGES), default=surroundings, help=help)(command)
