"""Tabs that share one storage: the pages' own scripts, run in V8 in a browser that does as it is told."""

import atexit
import json
from typing import Any

from py_mini_racer import MiniRacer

from tests.support.checkout import ROOT

KEY = "playbook:/:check"
SCRIPTS = ("browser-storage", "answer-entries", "answers")


class Tabs:
    """The browser of `browser.js`; one can be restarted for many tests."""

    def __init__(self) -> None:
        self._context = MiniRacer()
        self._context.eval((ROOT / "tests/state/browser.js").read_text(encoding="utf-8"))
        for name in SCRIPTS:
            script = (ROOT / f"site_assets/js/{name}.js").read_text(encoding="utf-8")
            self._context.eval(f"SCRIPTS.push({json.dumps(script)})")
        self.now: dict[str, Any] = {}
        """What tabs and storage hold after the last action."""
        # V8 does not always stop by itself when a failed test has kept hold of it.
        atexit.register(self._context.close)

    def act(self, name: str, *given: Any) -> Any:
        """Have something done; the actions stand in `browser.js`."""
        arguments = ",".join(json.dumps(one) for one in (name, *given))
        self.now = json.loads(str(self._context.eval(f"act({arguments})")))
        return self.now["result"]

    def tab(self, name: str) -> dict[str, Any]:
        """What a tab holds and says."""
        tab: dict[str, Any] = self.now["tabs"][name]
        return tab

    def stored(self) -> dict[str, Any]:
        """What is stored of the answers."""
        text = self.now["disk"].get(KEY)
        return json.loads(text) if text else {"answers": {}}
