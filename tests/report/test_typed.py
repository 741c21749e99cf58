"""What readers have typed, and names that are no words, are marked for screen readers, fonts and translating browsers."""

import json

import pytest

from generator.report.typed import Typed
from tests.support.scripts import run_scripts

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
    with run_scripts("typed-language.js") as context:
        assert context.eval(f"typedLanguage({json.dumps(text)})") == TEXTS[text]
