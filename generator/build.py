"""Content folder in, site out."""

from pathlib import Path

from generator.output import Site


def build(content: Path) -> Site:
    """Read the content folder and return everything a site generator needs."""
    raise NotImplementedError(content)
