"""Commands that need an extra of the package."""

from importlib import import_module
from typing import Any

import click


def from_extra(extra: str, module: str) -> Any:
    """Import a module that comes with an extra, or one of ours that needs such modules.

    Raises:
        ClickException: the extra is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("generator"):
            raise
        message = f'{error.name} is not installed: pip install "playbook-generator[{extra}]"'
        raise click.ClickException(message) from None
