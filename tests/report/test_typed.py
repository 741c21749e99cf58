"""What readers have typed, and names that are no words, are marked for screen readers, fonts and translating browsers."""

import json

import pytest
from py_mini_racer import MiniRacer

from generator.report.typed import Typed
from tests.support.checkout import ROOT

TEXTS = {
    "佐藤さんに確認": "ja",
    "カタカナ": "ja",
    "ﾊﾝｶｸ": "ja",
    "Ask 佐藤": "ja",
    "Ask Sato": "",
    "2026-01-01": "",
    "": "",
    "Größe": "",
}


@pytest.mark.parametrize("text", TEXTS)
def test_language_of_what_is_typed(text: str) -> None:
    """Report and form say the same of a text: Japanese by its letters, otherwise unknown."""
    assert Typed(text).language == TEXTS[text]
    context = MiniRacer()
    context.eval("var self = this;" + (ROOT / "site_assets/js/typed-language.js").read_text(encoding="utf-8"))
    assert context.eval(f"typedLanguage({json.dumps(text)})") == TEXTS[text]
