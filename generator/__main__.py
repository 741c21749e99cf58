"""The command line: `playbook`."""

import errno
import sys
from importlib import import_module
from io import TextIOWrapper
from os.path import relpath
from pathlib import Path
from typing import Any

import click

from generator.layers import Layers
from generator.site_settings import settings_above, settings_of

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


WITHOUT_CONTENT = ("codes", "new", "pack")


def _replace(context: click.Context, parameter: click.Parameter, folder: Path | None) -> None:
    """Let a folder that is named after the command count like one before it."""
    if folder and parameter.name:
        named = context.find_root().params
        named[parameter.name] = folder
        context.obj = layers(named["content"], named["overlay"])


def _folder_options(callback: Any = None) -> list[click.Option]:
    folder = click.Path(file_okay=False, path_type=Path)
    return [
        click.Option(
            ["--content"],
            type=folder,
            callback=callback,
            expose_value=callback is None,
            help="Folder of content files; the one that mkdocs.yml names, or `content`, if not given.",
        ),
        click.Option(
            ["--overlay"],
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            callback=callback,
            expose_value=callback is None,
            help="Folder of content files laid over it: they add, replace, and hide. As in mkdocs.yml if not given.",
        ),
    ]


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
        if cmd_name not in WITHOUT_CONTENT and not any(option.name == "overlay" for option in command.params):
            command.params += _folder_options(_replace)
        return command


def layers(content: Path | None, overlay: Path | None) -> Layers:
    """The folders to read: those named, else those of the mkdocs.yml that they belong to.

    Raises:
        ClickException: mkdocs.yml names an overlay that does not exist.
    """
    settings = settings_of(content) if content else settings_above(Path.cwd())
    if not content:
        content = Path(relpath(settings.content)) if settings else Path("content")
    if not overlay and settings and settings.overlay:
        overlay = Path(relpath(settings.overlay))
        if not overlay.is_dir():
            raise click.ClickException(f"{relpath(settings.file)} names the overlay {overlay}, which is no folder")
    return Layers(content, overlay)


@click.group(cls=Commands, params=_folder_options())
@click.version_option(package_name="playbook-generator", prog_name="playbook")
@click.pass_context
def main(context: click.Context, content: Path | None, overlay: Path | None) -> None:
    """Make a playbook site from YAML, and score its self-checks."""
    if context.invoked_subcommand not in WITHOUT_CONTENT:
        context.obj = layers(content, overlay)


if __name__ == "__main__":
    main()
