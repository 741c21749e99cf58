"""How Python gets into the page: the files that the self-check engine in the reader's browser boots from.

Build side only. `engine_outputs` is the one entry; what runs in the browser is `assessment`, `report` and `figures`.
"""

from generator.browser.engine import Engine, EngineFile, engine_outputs
from generator.browser.runtime import EngineBuildError

__all__ = ["Engine", "EngineBuildError", "EngineFile", "engine_outputs"]
