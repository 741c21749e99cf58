"""How Python gets into the page: the files that the self-checks in the reader's browser run on.

Build side only. `find_engine` is the one entry; what runs in the browser is `assessment`, `report` and `figures`.
"""

from pathlib import Path

from generator.browser.engine import CARRIED, Engine, EngineBuildError

__all__ = ["Engine", "EngineBuildError", "find_engine"]


def find_engine(node_modules: Path, cache: Path) -> Engine:
    """The engine that the installed package carries; in a checkout, one that is made from it and kept in `cache`.

    Raises:
        EngineBuildError: it has to be made, and cannot be.
    """
    if CARRIED.is_dir():
        return Engine.read(CARRIED)
    if not (node_modules.parent / "package.json").is_file():
        raise EngineBuildError(
            "This copy of the generator brings no engine for the self-checks, and only a checkout can make one:"
            " install the wheel that `make wheel` builds."
        )
    # Not at the top: an installed package has no need of the tools that make an engine, and no dependency on them.
    from generator.browser.make import make_engine  # noqa: PLC0415

    return make_engine(node_modules, cache)
