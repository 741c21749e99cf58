"""The language in which authors are told of their content."""

import locale
import os
from collections.abc import Mapping
from typing import Any

import click

from generator.catalogue import LANGUAGES


def surroundings(environment: Mapping[str, str] = os.environ) -> str:
    """`ja` where the environment, or on Windows the system, is Japanese; else `en`."""
    named = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), None)
    return "ja" if (named or locale.getlocale()[0] or "").lower().startswith("ja") else "en"


def language_option(command: Any) -> Any:
    """Add the option `--lang`."""
    help = "Language of what is told; Japanese if this computer's is, else English."
    return click.option("--lang", "language", type=click.Choice(LANGUAGES), default=surroundings, help=help)(command)
