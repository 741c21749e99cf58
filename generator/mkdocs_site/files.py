"""Outputs as MkDocs' virtual files."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.output import Output


def add_outputs(files: Files, outputs: tuple[Output, ...], config: MkDocsConfig, content: Path) -> None:
    """Add every output to the files of the site; a path can be taken only once."""
    for output in outputs:
        if files.get_file_from_path(output.path):
            message = (
                f"'{output.path}' would be written twice: it is generated and also a file of the theme or the site."
            )
            raise PluginError(message)
        file = _file(output, config)
        if config.repo_url and output.source:
            file.edit_uri = f"{content.name}/{output.source}"
        files.append(file)


def _file(output: Output, config: MkDocsConfig) -> File:
    # Without an explicit level MkDocs leaves out what lies in `templates/` or begins with a dot.
    included = InclusionLevel.INCLUDED
    if isinstance(output.content, Path):
        return File.generated(config, output.path, abs_src_path=str(output.content), inclusion=included)
    return File.generated(config, output.path, content=output.content, inclusion=included)
