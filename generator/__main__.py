"""The command line: `playbook`."""

from importlib import import_module
from pathlib import Path

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
    "translations": "translations:tell_translations",
    "write": "write:write",
}
"""Each command's module in `generator.commands`, and its name there."""


class Commands(click.Group):
    """Imports a command when it is called: `check` should not wait for what draws reports."""

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
@click.pass_context
def main(context: click.Context, content: Path, overlay: Path | None) -> None:
    """Make a playbook site from YAML, and score its self-checks."""
    context.obj = Layers(content, overlay)


if __name__ == "__main__":
    main()
