"""Files of saved answers as a page hands them to the report."""

import json
from typing import Any

import pytest

from tests.support.sample_check import saved

LANGUAGES = pytest.mark.parametrize("language", ["ja", "en"])


def about(answers: dict[str, Any], **more: Any) -> str:
    """Saved answers with more that a file says of them."""
    return json.dumps({**json.loads(saved(answers)), **more}, ensure_ascii=False)


def files(*texts: str) -> str:
    """What a page hands over: files `1.json`, `2.json` and so on."""
    return json.dumps([{"name": f"{number}.json", "text": text} for number, text in enumerate(texts, start=1)])
