"""Scripts of the site in V8, without a browser."""

from collections.abc import Iterator
from contextlib import contextmanager

from py_mini_racer import MiniRacer

from tests.support.checkout import ROOT


@contextmanager
def run_scripts(*names: str) -> Iterator[MiniRacer]:
    """Run scripts of `site_assets/js` and yield their context. Left open, it would keep pytest from ending after a failure."""
    with MiniRacer() as context:
        context.eval("var self = this;")
        for name in names:
            context.eval((ROOT / "site_assets/js" / name).read_text("utf-8"))
        yield context
