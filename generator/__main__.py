"""The command line: `playbook`."""

import errno
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from generator.layers import Layers

COMMANDS = {
    "assess": "answers:assess_file",
    "check": "check:check",
    "codes": "codes:codes",
    "compare": "answers:compare",
    "merge": "answers:merge",
    "new": "new:new",
    "pack": "pack:pack",
    "paper": "paper:paper",
    "plan": "answers:plan",
    "schema": "schema:schema",
    "translations": "translations:show_translations",
    "write": "write:write",
}
"""Each command's module in `generator.commands`, and its name there."""


class Commands(click.Group):
    """Imports a command when it is called: `check` should not wait for what draws reports."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line. A character that the terminal's encoding lacks becomes a question mark."""
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # stderr never fails: Python escapes such characters
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. A file that cannot be read or written is a sentence, not a traceback."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            name = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{name}{error.strerror or error}") from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return sorted({*COMMANDS, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; none if there is no such command."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"generator.commands.{module}"), name)
        return command


@click.group(cls=Commands)
@click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="Folder of content files.",
)
@click.option(
    "--overlay",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of content files that are laid over it: they add, replace, and hide.",
)
@click.version_option(package_name="playbook-generator", prog_name="playbook")
@click.pass_context
def main(context: click.Context, content: Path, overlay: Path | None) -> None:
    """Make a playbook site from YAML, and score its self-checks."""
    context.obj = Layers(content, overlay)


if __name__ == "__main__":
    main()
