"""What mkdocs.yml says of the content, for commands that MkDocs does not run."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

NAME = "mkdocs.yml"
PLUGIN = "playbook"


@dataclass(frozen=True)
class SiteSettings:
    """The plugin's options in a settings file."""

    file: Path
    content: Path
    overlay: Path | None


class _Loader(yaml.CSafeLoader):
    """Reads the tags that MkDocs knows, and takes what it does not need for nothing."""


def _environment(_loader: Any, node: yaml.Node) -> Any:
    """`!ENV NAME`, or `!ENV [NAME, …, default]`."""
    names = node.value if isinstance(node, yaml.SequenceNode) else [node]
    *others, last = [str(one.value) for one in names]
    found = next((os.environ[name] for name in others if name in os.environ), None)
    return (last if others else os.environ.get(last)) if found is None else found


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", lambda _loader, _tag, _node: None)


def read_settings(file: Path) -> SiteSettings | None:
    """The plugin's options; None if the file cannot be read, or has no such plugin: MkDocs says why."""
    try:
        settings: Any = yaml.load(file.read_text("utf-8"), _Loader)  # noqa: S506  # a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None
    plugins = settings.get("plugins") if isinstance(settings, dict) else None
    listed = plugins if isinstance(plugins, list) else [{name: told} for name, told in (plugins or {}).items()]
    for plugin in listed:
        options = plugin.get(PLUGIN) or {} if isinstance(plugin, dict) and PLUGIN in plugin else None
        options = {} if plugin == PLUGIN else options
        if isinstance(options, dict):
            overlay = options.get("overlay")
            content = file.parent / str(options.get("content") or "content")
            return SiteSettings(file, content, file.parent / str(overlay) if overlay else None)
    return None


def settings_above(folder: Path) -> SiteSettings | None:
    """Those of the site that a folder belongs to: of the nearest settings file in it or above it that has the plugin."""
    found = (read_settings(parent / NAME) for parent in (folder, *folder.parents) if (parent / NAME).is_file())
    return next((settings for settings in found if settings), None)


def settings_of(content: Path) -> SiteSettings | None:
    """Those of the site that a content folder is used by, if they stand above it."""
    settings = settings_above(content.resolve().parent)
    return settings if settings and settings.content.resolve() == content.resolve() else None
