"""`playbook codes`: every code that `playbook check` may tell, as a page of Markdown."""

import re

import click

from generator.catalogue import codes as all_codes
from generator.catalogue import level, phrase, template
from generator.commands.language_option import language_option

PLACE = re.compile(r"\{\{|\}\}|\{(\w+)(?:!r)?\}")


@click.command()
@language_option
def codes(language: str) -> None:
    """Print what every code means, and what to do about it, as Markdown."""
    click.echo(reference(language).encode(), nl=False)


def reference(language: str) -> str:
    """The page in a language."""
    parts = [f"# {phrase('codes', language)}", phrase("codes-intro", language)]
    for code in all_codes():
        told = [_readable(template(code, part, language)) for part in ("message", "help")]
        parts += [
            f"## `{code}`",
            f"{phrase(level(code), language)}{phrase('colon', language)}**{template(code, 'title', language)}**",
            phrase("message-and-help", language, message=told[0], help=told[1]),
        ]
    return "\n\n".join(parts) + "\n"


def _readable(wording: str) -> str:
    """The wording with its places in angle brackets, and nothing in it that Markdown would take for a mark."""
    shown = PLACE.sub(lambda match: f"‹{match[1]}›" if match[1] else match[0][0], wording)
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", shown)
