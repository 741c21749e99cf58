"""The licence notices of a site: whose work is in it, under which licence, and where its source is to be had."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.hosting.components import Inventory, licence_text


def notices(inventory: Inventory) -> str:
    """One text for all components; each licence stands in it once."""
    parts = [part for part in inventory.parts if part.component.licence]
    licences = sorted({licence for part in parts for licence in part.component.licences})
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  # what it writes is plain text
    )
    template = environment.get_template("notices.txt.j2")
    return template.render(parts=parts, texts={licence: licence_text(licence) for licence in licences})
