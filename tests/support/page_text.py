"""Texts and links of built pages."""

import re

JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+")


LEFTOVER = re.compile(r"\{[a-z_-]+(?::[a-z0-9-]+)?\}|\$[a-z]+|\*\*|&(?:amp|lt|gt|quot|#\d+);")
"""What would show that something was not filled in, or escaped twice."""


def resolve(link: str, url: str) -> str:
    """The address below the language's root that a link on a page leads to."""
    path, hash_mark, anchor = link.partition("#")
    steps = url.split("/")[:-1] if path else url.split("/")
    for step in path.split("/") if path else ():
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps) + hash_mark + anchor
