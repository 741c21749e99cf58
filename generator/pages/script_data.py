"""Data in a page, for its scripts."""

import json
from typing import Any

from markupsafe import Markup


def script_data(data: Any) -> Markup:
    """Data as JSON that nothing in it can end the script element it stands in."""
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))
