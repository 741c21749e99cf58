"""How Python gets into the page: the files that the self-check engine in the reader's browser boots from.

Build side only. `make_engine` is the one entry; what runs in the browser is `assessment`, `report` and `figures`.
"""

from generator.browser.engine import Engine
from generator.browser.make import make_engine
from generator.browser.runtime import EngineBuildError

__all__ = ["Engine", "EngineBuildError", "make_engine"]
