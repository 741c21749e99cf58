"""Settings for web servers, written from the one definition of what a server should send."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from generator.hosting.compression import COMPRESSED, ENDINGS
from generator.hosting.lint import NOT_FOUND
from generator.hosting.policy import ALWAYS_ASK, FOREVER, server_headers
from generator.hosting.served import TYPES
from generator.output import Output

SETTINGS: Mapping[str, str] = {
    "nginx/playbook.conf": "nginx.conf.j2",
    "apache/.htaccess": "htaccess.j2",
    "iis/web.config": "web.config.j2",
    "netlify-cloudflare/_headers": "headers.j2",
    "bucket/headers.json": "headers.json.j2",
}
"""By what they are called in the folder for servers, their templates."""

_FOREVER_FOLDER = "engine"
_FOREVER_PATH = _FOREVER_FOLDER + "/[0-9a-f]+/"
"""Files whose address changes with what is in them (`Engine.base`)."""
_TEXT = {ending for ending in TYPES if re.match(r"text/|application/(json|xml)|image/svg", TYPES[ending])}
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_TEMPLATES = Environment(
    loader=PackageLoader("generator.hosting", "servers"),
    autoescape=select_autoescape(enabled_extensions=("config.j2",)),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def server_settings(site: Path) -> Iterator[Output]:
    """A file of settings for each server we know, for a built site."""
    not_found = (site / NOT_FOUND).read_text("utf-8")
    values = {
        "types": TYPES,
        "text": _TEXT,
        "compressed": COMPRESSED,
        "codings": ENDINGS,
        "headers": server_headers(_STYLE.findall(not_found), _SCRIPT.findall(not_found)),
        "always_ask": ALWAYS_ASK,
        "forever": FOREVER,
        "forever_folder": _FOREVER_FOLDER,
        "forever_path": _FOREVER_PATH,
    }
    for path, template in SETTINGS.items():
        yield Output(path, _TEMPLATES.get_template(template).render(values))
