"""In which language a reader has written. The page does the same for the form, in `typed-language.js`."""

import re
from typing import NamedTuple

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")


class Typed(NamedTuple):
    """A text that somebody has typed."""

    text: str

    @property
    def language(self) -> str:
        """For the attribute `lang`; empty where it cannot be known."""
        return "ja" if _JAPANESE.search(self.text) else ""
