"""The settings that a project's mkdocs.yml need not say: it gets them and the theme's changes from us."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from generator.shipped import HOME

OUR_SETTINGS = HOME / "mkdocs.yml"


def complete_settings(config: MkDocsConfig) -> None:
    """Take from our mkdocs.yml what the project's own leaves out: lists are added up, single values are the project's."""
    if Path(config.config_file_path) == OUR_SETTINGS:
        return
    told = _read(Path(config.config_file_path))
    ours = _our_settings()
    _complete_theme(config, ours, told.get("theme"))
    ours.extra.update(config.extra)
    config.extra = ours.extra
    config.extra_css = [*ours.extra_css, *config.extra_css]
    config.extra_javascript = [*ours.extra_javascript, *config.extra_javascript]
    config.markdown_extensions = list(dict.fromkeys([*ours.markdown_extensions, *config.markdown_extensions]))
    config.mdx_configs = ours.mdx_configs | config.mdx_configs
    if "use_directory_urls" not in told:
        config.use_directory_urls = ours.use_directory_urls
    if "validation" not in told:
        config.validation = ours.validation


def _our_settings() -> MkDocsConfig:
    """Our mkdocs.yml as MkDocs understands it, but for the plugins: those of the project are running already."""
    ours = MkDocsConfig(str(OUR_SETTINGS))
    ours.load_dict(_read(OUR_SETTINGS) | {"plugins": []})
    ours.validate()
    return ours


def _complete_theme(config: MkDocsConfig, ours: MkDocsConfig, told: object) -> None:
    theme, own_dir = ours.theme, config.theme.custom_dir
    if own_dir:
        theme.dirs.insert(0, own_dir)
    for name in told if isinstance(told, dict) else ():
        if name in config.theme:
            added = theme[name] if name == "features" else []
            theme[name] = [*dict.fromkeys([*added, *config.theme[name]])] if added else config.theme[name]
    theme.static_templates |= config.theme.static_templates
    config.theme = theme


def _read(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        return dict(yaml_load(file))
