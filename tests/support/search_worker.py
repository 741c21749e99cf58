"""The search worker of a built site, run in V8 without a browser."""

import atexit
import json
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from generator.assets import asset_paths, assets
from generator.mkdocs_site.theme import SEARCH_WORKER

SETUP, READY, QUERY, RESULT = range(4)


class SearchWorker:
    """Answers as the theme's script would be answered in one language."""

    def __init__(self, index: dict[str, Any]) -> None:
        self._context = MiniRacer()
        # V8 does not always stop by itself.
        atexit.register(self._context.close)
        self._context.eval("var answer; var self = {postMessage: (message) => { answer = message; }};")
        self._context.eval(next(str(one.content) for one in assets() if one.path == asset_paths()[SEARCH_WORKER]))
        assert self._send(SETUP, index)["type"] == READY

    @classmethod
    def of(cls, root: Path) -> "SearchWorker":
        """The worker of a language, with the index that stands below its root."""
        return cls(json.loads((root / "search/search_index.json").read_text("utf-8")))

    def find(self, query: str) -> list["Group"]:
        """What is found, by kind."""
        answer = self._send(QUERY, query)
        assert answer["type"] == RESULT
        return [Group(items) for items in answer["data"]["items"]]

    def _send(self, kind: int, data: object) -> dict[str, Any]:
        event = json.dumps({"data": {"type": kind, "data": data}})
        answer: dict[str, Any] = json.loads(str(self._context.eval(f"self.onmessage({event}); JSON.stringify(answer)")))
        return answer


class Group:
    """Results of one kind, divided as the theme divides them."""

    def __init__(self, items: list[dict[str, Any]]) -> None:
        self.heading = next(item for item in items if "#" not in item["location"])
        found = [item for item in items if item is not self.heading]
        first_of_more = next((at for at, item in enumerate(found) if item["score"] < items[0]["score"]), len(found))
        self.shown = found[:first_of_more]
        self.more = found[first_of_more:]

    @property
    def kind(self) -> str:
        """The kind in words."""
        return str(self.heading["title"])

    @property
    def locations(self) -> list[str]:
        """Where what is shown at once leads to; a page without the mark for its top."""
        return [item["location"].removesuffix("#") for item in self.shown]
